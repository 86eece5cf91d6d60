import { Readable } from 'node:stream';

import { DOWNLOAD_SPACING_MS, DownloadSpacing } from '../../../nodes/shared/api/downloadSpacing';
import type { ByteStream } from '../../../nodes/shared/api/transport';
import { downloadFile } from '../../../nodes/shared/file/download';
import { failureOf } from '../../support/failures';
import {
	breakingAfter,
	bytes,
	closingAfter,
	DOCX,
	longPdf,
	PDF,
	replyWith,
	silentAfter,
	ZIP,
	zipOf,
} from '../../support/downloads';
import {
	json,
	LATENCY_MS,
	readAll,
	scriptedClient,
	type Reply,
} from '../../support/scripted-transport';

const LONG_PDF = longPdf(50_000);
const HALF = LONG_PDF.subarray(0, 20_000);
const length = { 'content-length': String(LONG_PDF.length) };

function download(replies: Reply[], extensions = ['.pdf']) {
	const { client, clock, requests } = scriptedClient(replies);
	const sink = async (content: ByteStream | Buffer) =>
		Buffer.isBuffer(content) ? content : await readAll(content);
	const signal = new AbortController().signal;
	const request = { documentId: 'd1', extensions, sink, toBuffer: readAll, signal };
	const start = () => downloadFile(client, new DownloadSpacing(clock), request);
	return { clock, requests, start };
}

const broken: Array<[string, () => Reply, string[]?]> = [
	['is shorter than announced', () => replyWith(HALF, length)],
	[
		'is shorter than announced, and short at that',
		() => replyWith(PDF, { 'content-length': '999' }),
	],
	['is longer than announced', () => replyWith(LONG_PDF, { 'content-length': '5000' })],
	['is empty', () => replyWith(Buffer.alloc(0), {})],
	['does not start like a PDF', () => replyWith(Buffer.alloc(9_000, 'x'))],
	['does not start like a ZIP', () => replyWith(PDF), ['.docx']],
	['is an HTML page', () => replyWith(bytes('<html>busy</html>'))],
	['breaks off', () => ({ stream: breakingAfter(HALF), headers: length })],
	['breaks off before the first byte', () => ({ stream: breakingAfter(), headers: length })],
	['is closed early', () => ({ stream: closingAfter(HALF), headers: length })],
	['is closed before the first byte', () => ({ stream: closingAfter(), headers: length })],
	['goes silent', () => ({ stream: silentAfter(HALF), headers: length })],
	['never says a word', () => ({ stream: silentAfter(), headers: length })],
	['has no content at all', () => json(200, '')],
	['is cut off, its length unknown', () => replyWith(HALF, {})],
	['is short and cut off', () => replyWith(PDF.subarray(0, 20), {})],
	[
		'is cut off and was compressed',
		() => replyWith(HALF, { ...length, 'content-encoding': 'gzip' }),
	],
	['has bytes before the content', () => replyWith(Buffer.concat([bytes('\n'), LONG_PDF]), {})],
	['is a ZIP without its end', () => replyWith(ZIP.subarray(0, 15), {}), ['.docx']],
	['is a ZIP that lacks its middle', () => replyWith(cutZip(), {}), ['.docx']],
	['is another ZIP than a Word file', () => replyWith(ZIP, {}), ['.docx']],
	['is a passing fault', () => replyWith(bytes('{"code":"STORAGE_ERROR","message":"x"}'))],
	[
		'is a passing fault in place of a text',
		() => replyWith(bytes('{"code":"STORAGE_ERROR","message":"x"}')),
		['.txt'],
	],
	[
		'is a page in place of a text',
		() => replyWith(bytes('<!DOCTYPE html><p>Sign in'), { 'content-type': 'text/html' }),
		['.txt'],
	],
	[
		'is a page that asks to sign in',
		() => replyWith(bytes('<html><form><input type="password"></form>'), {}),
		['.html'],
	],
	[
		'is a page that leads elsewhere',
		() => replyWith(bytes('<html><meta http-equiv=refresh content="0;url=http://x">'), {}),
		['.html'],
	],
	['is no text', () => replyWith(Buffer.from([0x61, 0, 0x62])), ['.txt']],
];

/** The directory is there, and what it points to is not. */
function cutZip(): Buffer {
	const whole = zipOf('word/document.xml', 'x'.repeat(9_000));
	return Buffer.concat([whole.subarray(0, 10), whole.subarray(8_000)]);
}

const GOOD: Readonly<Record<string, Buffer>> = {
	'.docx': DOCX,
	'.txt': bytes('some text'),
	'.html': bytes('<html><p>x'),
};

describe.each(broken)('a download that %s', (_what, reply, extensions) => {
	const content = GOOD[extensions?.[0] ?? ''] ?? LONG_PDF;
	const good = () => replyWith(content);

	it('is fetched again', async () => {
		const { clock, requests, start } = download([reply(), good()], extensions);
		const { stored } = await clock.run(start());
		expect(stored.equals(content)).toBe(true);
		expect(requests).toHaveLength(2);
		expect(clock.pending).toBe(0);
	});

	it('fails after the third time', async () => {
		const { clock, requests, start } = download([reply(), reply(), reply()], extensions);
		expect((await clock.run(failureOf(start()))).kind).toMatch(/^(truncated|service)$/);
		expect(requests).toHaveLength(3);
	});
});

it('keeps the spacing that the service asks for between two downloads of one document', async () => {
	const short = () => replyWith(HALF, length);
	const { clock, requests, start } = download([short(), short(), replyWith(LONG_PDF)]);
	await clock.run(start());
	const gaps = requests.slice(1).map(({ at }, n) => at - (requests[n]?.at ?? 0));
	expect(gaps).toEqual([DOWNLOAD_SPACING_MS + LATENCY_MS, DOWNLOAD_SPACING_MS + LATENCY_MS]);
});

it('keeps that spacing also when a failed request goes again', async () => {
	const { clock, requests, start } = download([json(500, ''), replyWith(LONG_PDF)]);
	await clock.run(start());
	const [first, second] = requests.map(({ at }) => at);
	expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_100);
});

it('waits a minute for a silent line', async () => {
	const { clock, requests, start } = download([{ stream: silentAfter(HALF) }, replyWith(LONG_PDF)]);
	await clock.run(start());
	expect(requests[1]?.at).toBe(60_000 + LATENCY_MS);
});

it('says how much has arrived', async () => {
	const short = () => replyWith(HALF, length);
	const { clock, start } = download([short(), short(), short()]);
	expect((await clock.run(failureOf(start()))).message).toBe(
		`Only 20000 of ${LONG_PDF.length} bytes arrived from Foxit`,
	);
});

it('says what was to come', async () => {
	const wrong = () => replyWith(bytes('nonsense'));
	const { clock, start } = download([wrong(), wrong(), wrong()], ['.docx']);
	expect((await clock.run(failureOf(start()))).message).toBe(
		'The download from Foxit does not start like a DOCX file',
	);
});

it('a store that swallows a broken stream does not pass for success', async () => {
	const { client, clock } = scriptedClient([replyWith(HALF, length), replyWith(LONG_PDF)]);
	const sink = async (content: ByteStream | Buffer) => {
		await readAll(content as ByteStream).catch(() => undefined);
		return 'stored';
	};
	const signal = new AbortController().signal;
	const request = { documentId: 'd1', extensions: ['.pdf'], sink, toBuffer: readAll, signal };
	const { size } = await clock.run(downloadFile(client, new DownloadSpacing(clock), request));
	expect(size).toBe(LONG_PDF.length);
});

it('a slow line is no silent one, however long it takes', async () => {
	const slow = new Readable({ read: () => undefined });
	const { clock, requests, start } = download([{ stream: slow }]);
	const work = start();
	for (let at = 0; at < LONG_PDF.length; at += 10_000) {
		await clock.advance(50_000);
		slow.push(LONG_PDF.subarray(at, at + 10_000));
	}
	slow.push(null);
	expect((await clock.run(work)).stored.equals(LONG_PDF)).toBe(true);
	expect(clock.elapsed).toBeGreaterThan(200_000);
	expect(requests).toHaveLength(1);
});

describe('a page of a proxy in place of a text', () => {
	const page = bytes('<!DOCTYPE html><html><title>Sign in</title></html>');
	const text = bytes('Dear Mara');

	it('is not taken for the text', async () => {
		const replies = [
			replyWith(page, { 'content-type': 'text/html; charset=utf-8' }),
			replyWith(text),
		];
		const { clock, requests, start } = download(replies, ['.txt']);
		expect((await clock.run(start())).stored.toString()).toBe('Dear Mara');
		expect(requests).toHaveLength(2);
	});

	it.each([
		'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InternalError</Code></Error>',
		'{"message":"Internal server error"}',
		'{"allow":false}',
	])('nor is %s', async (error) => {
		const { clock, requests, start } = download(
			[replyWith(bytes(error)), replyWith(text)],
			['.txt'],
		);
		expect((await clock.run(start())).stored.toString()).toBe('Dear Mara');
		expect(requests).toHaveLength(2);
	});

	it('is the text where nothing says that it is a page', async () => {
		const { clock, start } = download(
			[replyWith(page, { 'content-type': 'text/plain' })],
			['.txt'],
		);
		expect((await clock.run(start())).stored.equals(page)).toBe(true);
	});
});
