import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { framedLength, frameFile } from '../../../nodes/shared/file/multipart';
import { type FileSource, MAX_UPLOAD_BYTES, uploadFile } from '../../../nodes/shared/file/upload';
import { failureOf } from '../../support/failures';
import {
	json,
	noAnswer,
	readAll,
	scriptedClient,
	type Reply,
} from '../../support/scripted-transport';

const BOUNDARY = 'foxit-boundary';
const CHUNKS = ['one ', 'two ', 'three'].map((text) => Buffer.from(text));
const CONTENT = Buffer.concat(CHUNKS);
const uploaded = json(200, { documentId: 'd1' });

function sourceOf(
	open: FileSource['open'],
	more: Partial<FileSource> = {},
): FileSource & { open: jest.MockedFunction<FileSource['open']> } {
	return {
		fileName: 'a.docx',
		mimeType: 'application/msword',
		size: CONTENT.length,
		...more,
		open: jest.fn(open),
	};
}

/** A file in n8n's store: a new stream each time it is opened. */
function storedFile(more: Partial<FileSource> = {}) {
	const opened: Readable[] = [];
	const source = sourceOf(async () => {
		const stream = Readable.from(CHUNKS, { objectMode: false });
		opened.push(stream);
		return await Promise.resolve(stream);
	}, more);
	return { source, opened };
}

function upload(
	source: FileSource,
	replies: Reply[] = [uploaded],
	options: { reads?: boolean; signal?: AbortSignal } = {},
) {
	const { client, clock, requests } = scriptedClient(replies, options);
	const toBuffer = jest.fn(readAll);
	const signal = options.signal ?? new AbortController().signal;
	const start = () => uploadFile(client, source, BOUNDARY, toBuffer, signal);
	return { clock, requests, toBuffer, start };
}

const frame = frameFile('a.docx', 'application/msword', BOUNDARY);
const whole = Buffer.concat([frame.head, CONTENT, frame.tail]);

describe('what is sent', () => {
	it('is the framed file, streamed, as long as announced', async () => {
		const { source } = storedFile();
		const { clock, requests, toBuffer, start } = upload(source);
		const sha256 = createHash('sha256').update(CONTENT).digest('hex');
		expect(await clock.run(start())).toEqual({ documentId: 'd1', sha256 });
		const [request] = requests;
		expect(request?.method).toBe('POST');
		expect(request?.url).toMatch(/\/documents\/upload$/);
		expect(request?.body).toBeInstanceOf(Readable);
		expect(request?.sent.equals(whole)).toBe(true);
		expect(request?.headers).toEqual({
			'Content-Type': 'multipart/form-data; boundary=foxit-boundary',
			'Content-Length': String(whole.length),
		});
		expect(framedLength(frame, CONTENT.length)).toBe(whole.length);
		expect(toBuffer).not.toHaveBeenCalled();
	});

	it('is the same for a file in memory', async () => {
		const source = sourceOf(async () => await Promise.resolve(CONTENT));
		const { clock, requests, start } = upload(source);
		await clock.run(start());
		expect(requests[0]?.sent.equals(whole)).toBe(true);
	});

	it('is buffered where the stream of the host is of a foreign kind', async () => {
		const foreign = Readable.from(CHUNKS, { objectMode: false });
		Object.defineProperty(foreign, 'constructor', { value: class Foreign {} });
		const { clock, requests, toBuffer, start } = upload(
			sourceOf(async () => await Promise.resolve(foreign)),
		);
		await clock.run(start());
		expect(toBuffer).toHaveBeenCalledTimes(1);
		expect(requests[0]?.sent.equals(whole)).toBe(true);
	});

	it('is opened anew for each attempt', async () => {
		const { source, opened } = storedFile();
		const { clock, requests, start } = upload(source, [noAnswer('reset', true), uploaded]);
		await clock.run(start());
		expect(opened).toHaveLength(2);
		expect(requests[1]?.sent.equals(whole)).toBe(true);
	});
});

describe('a file that cannot be uploaded is refused before it is opened', () => {
	it('when it is empty', async () => {
		const { source } = storedFile({ size: 0 });
		const { clock, requests, start } = upload(source);
		expect(await clock.run(failureOf(start()))).toMatchObject({
			kind: 'input',
			message: 'The file "a.docx" is empty',
		});
		expect(source.open).not.toHaveBeenCalled();
		expect(requests).toHaveLength(0);
	});

	it('when it has a byte more than 100 MB', async () => {
		const { source } = storedFile({ size: MAX_UPLOAD_BYTES + 1 });
		const { clock, requests, start } = upload(source);
		expect(await clock.run(failureOf(start()))).toMatchObject({
			kind: 'tooLarge',
			message: 'The file "a.docx" has 101 MB',
		});
		expect(source.open).not.toHaveBeenCalled();
		expect(requests).toHaveLength(0);
	});

	it('but not when it has 100 MB to the byte', async () => {
		const open = () => Promise.reject(new Error('opened'));
		const { clock, start } = upload(sourceOf(open, { size: MAX_UPLOAD_BYTES }));
		await expect(clock.run(failureOf(start()))).resolves.toMatchObject({ message: 'opened' });
	});
});

describe('a size that is not the true one', () => {
	it.each([
		['more', CONTENT.length - 1],
		['less', CONTENT.length + 1],
	])('breaks the request off when the stream has %s', async (_what, size) => {
		const { source, opened } = storedFile({ size });
		const { clock, requests, start } = upload(source);
		expect(await clock.run(failureOf(start()))).toMatchObject({
			kind: 'input',
			message: 'The file "a.docx" could not be read completely',
		});
		expect(requests).toHaveLength(1);
		expect(opened.every(({ destroyed }) => destroyed)).toBe(true);
	});

	it('is found before anything is sent when the file is in memory', async () => {
		const source = sourceOf(async () => await Promise.resolve(CONTENT), { size: 3 });
		const { clock, requests, start } = upload(source);
		expect((await clock.run(failureOf(start()))).kind).toBe('input');
		expect(requests).toHaveLength(0);
	});
});

describe('the file behind the stream is closed', () => {
	it.each<[string, Reply[]]>([
		['when the service refuses it unread', [json(413, '')]],
		['when nobody answers, each time', Array<Reply>(4).fill(noAnswer('refused', false))],
		['when the answer makes no sense', Array<Reply>(4).fill(json(200, {}))],
	])('%s', async (_what, replies) => {
		const { source, opened } = storedFile();
		const { clock, start } = upload(source, replies, { reads: false });
		await clock.run(failureOf(start()));
		expect(opened).toHaveLength(replies.length);
		expect(opened.every(({ destroyed }) => destroyed)).toBe(true);
	});

	it('on Stop', async () => {
		const stop = new AbortController();
		const { source, opened } = storedFile();
		const options = { reads: false, signal: stop.signal };
		const { clock, start } = upload(source, [uploaded], options);
		const failure = failureOf(start());
		await clock.advance(10);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
		expect(clock.pending).toBe(0);
	});
});

it('a file that cannot be opened is told in the words of the host, and not tried again', async () => {
	const source = sourceOf(() => Promise.reject(new Error('The store is gone')));
	const { clock, requests, start } = upload(source);
	expect((await clock.run(failureOf(start()))).message).toBe('The store is gone');
	expect(requests).toHaveLength(0);
	expect(source.open).toHaveBeenCalledTimes(1);
});

it('a file that breaks while nobody reads it does not end the process', async () => {
	const { source, opened } = storedFile();
	const { clock, start } = upload(source, [json(413, '')], { reads: false });
	const failure = failureOf(start());
	await clock.settle();
	opened[0]?.destroy(new Error('The disk is gone'));
	expect((await clock.run(failure)).kind).toBe('tooLarge');
});

it('a file that breaks while it is sent is told in the words of the host', async () => {
	const breaking = new Readable({
		read() {
			this.destroy(new Error('The disk is gone'));
		},
	});
	const { clock, start } = upload(sourceOf(async () => await Promise.resolve(breaking)));
	expect((await clock.run(failureOf(start()))).message).toBe('The disk is gone');
});
