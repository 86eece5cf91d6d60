import { DownloadSpacing } from '../../../nodes/shared/api/downloadSpacing';
import { downloadFile } from '../../../nodes/shared/file/download';
import type { Incoming, Sink } from '../../../nodes/shared/file/receive';
import type { ByteStream } from '../../../nodes/shared/api/transport';
import { failureOf } from '../../support/failures';
import {
	breakingAfter,
	bytes,
	DOCX,
	longPdf,
	PDF,
	replyWith,
	silentAfter,
	ZIP,
} from '../../support/downloads';
import { json, readAll, scriptedClient, type Reply } from '../../support/scripted-transport';

interface Stored {
	content: Buffer;
	incoming: Incoming;
}

const storing: Sink<Stored> = async (content, incoming) => ({
	content: Buffer.isBuffer(content) ? content : await readAll(content),
	incoming,
});

function download(
	replies: Reply[],
	{
		extensions = ['.pdf'],
		sink = storing,
		signal = new AbortController().signal,
	}: { extensions?: string[]; sink?: Sink<Stored>; signal?: AbortSignal } = {},
) {
	const { client, clock, requests } = scriptedClient(replies);
	const toBuffer = jest.fn(readAll);
	const request = { documentId: 'd/1', extensions, sink, toBuffer, signal };
	const start = () => downloadFile(client, new DownloadSpacing(clock), request);
	return { clock, requests, toBuffer, start };
}

const LONG_PDF = longPdf(50_000);

describe('a download', () => {
	it('goes to the sink whole, as a stream, with its type and size', async () => {
		const { clock, requests, toBuffer, start } = download([replyWith(LONG_PDF)]);
		const { stored, type, size } = await clock.run(start());
		expect(stored.content.equals(LONG_PDF)).toBe(true);
		expect(type).toEqual({ extension: '.pdf', mimeType: 'application/pdf' });
		expect(size).toBe(LONG_PDF.length);
		expect(stored.incoming.announcedSize).toBe(LONG_PDF.length);
		expect(toBuffer).not.toHaveBeenCalled();
		expect(requests[0]).toMatchObject({
			url: 'https://foxit.test/pdf-services/api/documents/d%2F1/download',
			headers: { 'Accept-Encoding': 'identity' },
			response: 'stream',
		});
	});

	it('may be shorter than what is looked at to tell its type', async () => {
		const { clock, start } = download([replyWith(PDF)]);
		expect((await clock.run(start())).stored.content.equals(PDF)).toBe(true);
	});

	it('may come without its length', async () => {
		const { clock, start } = download([replyWith(LONG_PDF, {})]);
		expect((await clock.run(start())).size).toBe(LONG_PDF.length);
	});

	it('may be as long as it likes when it was compressed on the way', async () => {
		const headers = { 'content-length': '99', 'content-encoding': 'gzip' };
		const { clock, start } = download([replyWith(LONG_PDF, headers)]);
		expect((await clock.run(start())).size).toBe(LONG_PDF.length);
	});

	it('leaves no timer behind', async () => {
		const { clock, start } = download([replyWith(LONG_PDF)]);
		await clock.run(start());
		expect(clock.pending).toBe(0);
	});
});

describe('the type', () => {
	it.each([
		['.docx', DOCX, '.docx'],
		['.zip', ZIP, '.zip'],
		['.txt', bytes('some text'), '.txt'],
		['.json', bytes('{"message":"a value of the form","code":"x"}'), '.json'],
		['.html', bytes('<p>x'), '.html'],
	])('is what the operation promises: %s', async (extension, content, expected) => {
		const { clock, start } = download([replyWith(content)], { extensions: [extension] });
		expect((await clock.run(start())).type.extension).toBe(expected);
	});

	it.each([
		['.pdf', PDF],
		['.zip', ZIP],
		['.json', bytes('{"name":{"first":"Ada"}}')],
		['.json', bytes('{"title":"Dr","message":"Call me","detail":"x"}')],
		['.json', bytes('{"code":"A-17","message":"An order"}')],
		['.json', bytes('{"code":"ORDER_17","message":"An order","lines":[]}')],
		['.pdf', Buffer.from('%PDF-1.7 that somebody uploaded without its end')],
		['.bin', Buffer.from([0, 1, 2, 3])],
	])('is told by the first bytes where nothing is promised: %s', async (extension, content) => {
		const { clock, start } = download([replyWith(content)], { extensions: [] });
		const { stored, type } = await clock.run(start());
		expect(type.extension).toBe(extension);
		expect(stored.content.equals(content)).toBe(true);
	});

	it('is never what the answer itself says', async () => {
		const headers = { 'content-type': 'application/json' };
		const { clock, start } = download([replyWith(PDF, headers)]);
		expect((await clock.run(start())).type.mimeType).toBe('application/pdf');
	});

	it('is one of several that the operation promises', async () => {
		const png = Buffer.from('\x89PNG\r\n\x1a\n0000IEND', 'latin1');
		const { clock, start } = download([replyWith(png)], { extensions: ['.zip', '.png'] });
		expect((await clock.run(start())).type.extension).toBe('.png');
	});
});

describe('an error in place of a file, with HTTP 200', () => {
	const envelope = bytes('{"code":"DOCUMENT_NOT_FOUND","message":"gone"}');

	it.each([[['.pdf']], [['.zip']], [[]]])('is an error where %j is due', async (extensions) => {
		const { clock, requests, start } = download([replyWith(envelope)], { extensions });
		expect(await clock.run(failureOf(start()))).toMatchObject({
			kind: 'documentNotFound',
			facts: { foxitMessage: 'gone' },
		});
		expect(requests).toHaveLength(1);
	});

	it('is found when it is longer than the first look', async () => {
		const long = bytes(`{"code":"STORAGE_ERROR","message":"x","details":"${'y'.repeat(9_000)}"}`);
		const { clock, start } = download([replyWith(long), replyWith(long), replyWith(long)]);
		expect((await clock.run(failureOf(start()))).kind).toBe('service');
	});
});

it('an error status is an error', async () => {
	const { clock, start } = download([json(404, { code: 'DOCUMENT_NOT_FOUND', message: 'x' })]);
	expect((await clock.run(failureOf(start()))).kind).toBe('documentNotFound');
});

describe('a sink that fails', () => {
	const failing =
		(error: Error, read = false): Sink<Stored> =>
		async (content) => {
			if (read) await readAll(content as ByteStream);
			throw error;
		};

	it('ends the download with its words, and closes the stream', async () => {
		const reply = replyWith(LONG_PDF);
		const { clock, requests, start } = download([reply], {
			sink: failing(new Error('The store is full')),
		});
		expect((await clock.run(failureOf(start()))).message).toBe('The store is full');
		expect((reply as { stream: ByteStream }).stream.destroyed).toBe(true);
		expect(requests).toHaveLength(1);
	});

	it('for want of space is not taken for a broken line', async () => {
		const full = Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' });
		const { clock, requests, start } = download([replyWith(LONG_PDF)], {
			sink: failing(full, true),
		});
		const failure = await clock.run(failureOf(start()));
		expect(failure.message).toContain('ENOSPC');
		expect(requests).toHaveLength(1);
	});
});

describe('Stop', () => {
	it.each([
		['before the first byte', () => silentAfter()],
		['in the middle', () => silentAfter(LONG_PDF.subarray(0, 20_000))],
		['while the line is broken', () => breakingAfter(LONG_PDF.subarray(0, 20_000))],
	])('ends a download %s, for good', async (_when, stream) => {
		const stop = new AbortController();
		const reply: Reply = { stream: stream() };
		const { clock, requests, start } = download([reply, replyWith(PDF)], { signal: stop.signal });
		const failure = failureOf(start());
		await clock.advance(1_000);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		expect(requests).toHaveLength(1);
		expect(clock.pending).toBe(0);
	});
});
