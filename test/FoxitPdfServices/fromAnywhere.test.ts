/** Inputs that are not a file of the item: web addresses and Base64. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import { useFileServer } from '../support/file-server';
import { errorOf, NODE, type TestFile } from '../support/use-foxit-node';
import { spokenBy } from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const server = useFileServer();
/** Another origin. */
const elsewhere = useFileServer();

const COMPRESS = { resource: 'optimize', operation: 'compress' };
const FROM_FILE = { resource: 'createPdf', operation: 'fromFile' };
const UPLOAD = { resource: 'document', operation: 'upload' };
const SIGNATURE = 'X-Signature=s3cr3t-0123456789';
const PAGE = '<!DOCTYPE html><html><body>Sign in</body></html>';
const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

let file: TestFile;
let bytes: Buffer;

beforeAll(async () => {
	file = await service.pdf(['first page', 'second page']);
	bytes = Buffer.from(file.data);
});

const at = (fileUrl: string, more: object = {}) => ({ inputMode: 'url', fileUrl, ...more });
const run = async (given: object) => await service.run(given, [{ json: {} }]);
const header = (name: string, value: string) => ({
	fileHeaders: { header: [{ name, value }] },
});
const redirect = (location: string) => (response: ServerResponse) =>
	void response.writeHead(302, { location }).end();

/** What the service was asked to do that costs or stores something. */
const asked = async () =>
	(await service.control.requests()).map(({ path }) => path.split('/').at(-1));

describe('a URL', () => {
	it('is a PDF for an operation, named by its address', async () => {
		const url = server.put('/a/My%20report.pdf', bytes);
		const result = await run({ ...COMPRESS, ...at(`${url}?${SIGNATURE}`) });
		expect((await service.read(result)).text).toContain('second page');
		expect(result.item(NODE).json.fileName).toBe('My report.pdf');
		expect(server.asked).toEqual([`/a/My%20report.pdf?${SIGNATURE}`]);
		expect(server.headers[0]?.client_secret).toBeUndefined();
	});

	it('is named by the server, or by the user, where they say so', async () => {
		const url = server.put('/download', (response) =>
			response
				.writeHead(200, {
					'content-type': 'application/octet-stream',
					'content-disposition': "attachment; filename*=UTF-8''Quarter%203.pdf",
				})
				.end(bytes),
		);
		const named = { inputFileName: 'mine.pdf' };
		const results = await Promise.all([
			run({ ...COMPRESS, ...at(url) }),
			run({ ...COMPRESS, ...at(url, named) }),
			run({ ...UPLOAD, ...at(url) }),
		]);
		expect(results.map((result) => result.item(NODE).json.fileName)).toEqual([
			'Quarter 3.pdf',
			'mine.pdf',
			'Quarter 3.pdf',
		]);
	});

	it('is uploaded byte for byte, with or without an announced length', async () => {
		const large = Buffer.alloc(3_000_000, 'pdf ');
		const known = server.put('/known.bin', (response) =>
			response.writeHead(200, { 'content-length': large.length }).end(large),
		);
		const unknown = server.put('/unknown.bin', (response) => {
			response.write(large.subarray(0, 1_000_000));
			response.end(large.subarray(1_000_000));
		});
		for (const url of [known, unknown]) {
			const { json } = (await run({ ...UPLOAD, ...at(url) })).item(NODE);
			expect(json.fileSize).toBe(large.length);
			const kept = await service.foxit.client.download(json.documentId as string);
			expect(hashOf(kept)).toBe(hashOf(large));
		}
	});

	it('gets the headers that it asks for, and no other host gets them', async () => {
		elsewhere.put('/file.pdf', bytes);
		server.put('/file.pdf', bytes);
		const here = server.put('/here', redirect('/file.pdf'));
		const away = server.put('/away', redirect(`${elsewhere.url}/file.pdf`));
		const key = header('X-Api-Key', 'key-0123456789');
		for (const url of [here, away]) {
			const result = await run({ ...COMPRESS, ...at(url, key) });
			expect((await service.read(result)).pageCount).toBe(2);
		}
		expect(server.headers.map((headers) => headers['x-api-key'])).toEqual(
			Array.from({ length: 3 }, () => 'key-0123456789'),
		);
		expect(elsewhere.headers.map((headers) => headers['x-api-key'])).toEqual([undefined]);
	});

	it('may be an Office file, whose type its name or the server tells', async () => {
		const { makeDocx } = service.foxit.at;
		const docx = Buffer.from(await makeDocx(['Hello from afar']));
		const url = server.put('/letter', (response) =>
			response
				.writeHead(200, {
					'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
				})
				.end(docx),
		);
		const result = await run({ ...FROM_FILE, ...at(url) });
		expect((await service.read(result)).text).toContain('Hello from afar');
	});

	it('is asked only once by a retry: a link may work only once', async () => {
		await service.control.reset();
		const url = server.put('/once.pdf', (response) => {
			if (server.asked.length > 1) response.writeHead(403).end();
			else response.end(bytes);
		});
		const action = { type: 'status', status: 400, body: { code: 'X', message: 'Not now' } };
		await service.control.faults({ match: { operation: 'pdf-compress' }, action });
		const result = await service.run({ ...COMPRESS, ...at(url) }, [{ json: {} }], { node: RETRY });
		expect((await service.read(result)).pageCount).toBe(2);
		expect(server.asked).toHaveLength(1);
		expect((await asked()).filter((word) => word === 'upload')).toHaveLength(1);
	});

	it('comes from an agent, as its own words', async () => {
		const url = server.put('/agent.pdf', bytes);
		const given = { ...COMPRESS, ...at("={{ $fromAI('url', 'the PDF', 'string') }}") };
		const result = await service.run({ ...given, output: 'documentId' }, [
			{ json: { query: { url }, url } },
		]);
		expect(result.item(NODE).json).toMatchObject({ fileName: 'agent.pdf' });
	});

	const tooLarge = (response: ServerResponse) =>
		void response.writeHead(200, { 'content-length': 101 * 1024 * 1024 }).write('%PDF-');
	it.each<[what: string, answer: Parameters<typeof server.put>[1], message: string]>([
		['a sign-in page', Buffer.from(PAGE), '"File URL" leads to a web page, not to the file'],
		['nothing', (response) => void response.writeHead(404).end(), 'HTTP 404'],
		['a refusal', (response) => void response.writeHead(403).end('no'), 'HTTP 403'],
		['another type', Buffer.from('PK\u0003\u0004 office'), 'is not a PDF ("File URL")'],
		['an empty file', Buffer.alloc(0), 'is empty'],
		['more than Foxit takes', tooLarge, 'The file at "File URL" is larger than 100 MB'],
		[
			'half of it',
			(response) => {
				response.writeHead(200, { 'content-length': '90000' }).write('%PDF-1.7 half');
				setImmediate(() => response.destroy());
			},
			'The file at "File URL" cannot be downloaded',
		],
		['itself', redirect('/x.pdf'), '"File URL" redirects too often'],
		['a local file', redirect('file:///etc/passwd'), '"File URL" redirects too often'],
	])('that gives %s is refused before a credit, unquoted', async (_what, answer, message) => {
		await service.control.clearRequests();
		const url = `${server.put('/x.pdf', answer)}?${SIGNATURE}`;
		const result = await run({ ...COMPRESS, ...at(url, header('X-Key', 'key-0123456789')) });
		expect(errorOf(result).message).toContain(message);
		expect(spokenBy(result)).not.toMatch(/s3cr3t|X-Signature|key-0123456789|127\.0\.0\.1/);
		expect(await asked()).toEqual([]);
	});

	it('that asks to sign in is no HTML file to convert', async () => {
		await service.control.clearRequests();
		const login = '<html><body><form><input type="password"></form></body></html>';
		server.put('/login.html', Buffer.from(login));
		server.put('/page.html', Buffer.from('<html><body>Really a page</body></html>'));
		server.put('/plan.docx', Buffer.from(PAGE));
		for (const path of ['/login.html', '/plan.docx']) {
			const result = await run({ ...FROM_FILE, ...at(server.url + path) });
			expect(errorOf(result).message).toContain('"File URL" leads to a web page');
		}
		expect(await asked()).toEqual([]);
		const result = await run({ ...FROM_FILE, ...at(`${server.url}/page.html`) });
		expect((await service.read(result)).text).toContain('Really a page');
	});

	it('is not asked where another parameter cannot be used', async () => {
		const url = server.put('/never.pdf', bytes);
		const bad: Array<[given: object, message: string]> = [
			[at('report.pdf'), '"File URL" is not a web address'],
			[at("={{ 'ftp://files.example/a' }}"), '"File URL" is not a web address'],
			[
				at(url, header('X Key', 'a')),
				'"Name" in entry 1 of "Headers" must be a header name such as Authorization',
			],
			[
				at(url, header('X-Key', '={{ "a\\nb" }}')),
				'"Value" in entry 1 of "Headers" must be one line',
			],
			[at(url, { compressionLevel: '={{ "MOST" }}' }), '"Compression Level"'],
			[at(url, { options: { timeout: '={{ "soon" }}' } }), '"Timeout"'],
			[{ ...at(url), ...FROM_FILE, sourceFormat: '={{ "odt" }}' }, '"Source Format"'],
		];
		for (const [given, message] of bad) {
			expect(errorOf(await run({ ...COMPRESS, ...given })).message).toContain(message);
		}
		expect(server.asked).toEqual([]);
	});

	it('has the time limit of an upload', async () => {
		const url = server.put('/slow.pdf', (response) => void response.write('%PDF-1.7'));
		const result = await run({ ...COMPRESS, ...at(url, { options: { timeout: 1 } }) });
		expect(errorOf(result).message).toContain('The download of "File URL" did not finish within');
	});
});

describe('several files at addresses', () => {
	it('are merged: of all items, and of one', async () => {
		const first = server.put('/1.pdf', bytes);
		const second = server.put('/2.pdf', Buffer.from((await service.pdf(['third page'])).data));
		const items = [first, second].map((url) => ({ json: { url } }));
		const merge = { resource: 'combine', operation: 'merge' };
		const ofAll = await service.run({ ...merge, ...at('={{ $json.url }}') }, items);
		const urls = `${first}\n${second}`;
		const ofOne = await run({
			...merge,
			...{ combineMode: 'perItem', combineFrom: 'urls', fileUrls: urls },
		});
		for (const result of [ofAll, ofOne]) {
			expect((await service.read(result)).pages.map(({ text }) => text)).toEqual([
				...['first page', 'second page', 'third page'],
			]);
		}
	});

	it('are compared', async () => {
		const base = server.put('/base.pdf', bytes);
		const other = server.put('/other.pdf', Buffer.from((await service.pdf(['first pain'])).data));
		const result = await run({
			...{ resource: 'analyze', operation: 'compare', resultType: 'JSON' },
			...at(base),
			...{ compareInputMode: 'url', compareFileUrl: other },
		});
		expect(JSON.stringify(result.item(NODE).json.data)).toContain('pain');
	});
});

describe('Base64', () => {
	const base64 = (fileBase64: string, more: object = {}) => ({
		...{ inputMode: 'base64', fileBase64 },
		...more,
	});

	it('is a file for an operation, with or without the prefix of a data URL', async () => {
		const text = bytes.toString('base64');
		for (const given of [text, `data:application/pdf;base64,${text}`]) {
			const named = { inputFileName: 'kept' };
			const result = await run({ ...COMPRESS, ...base64(given, named) });
			expect((await service.read(result)).pageCount).toBe(2);
			expect(result.item(NODE).json.fileName).toBe('kept.pdf');
		}
	});

	it('tells its type by its name, its prefix or its first bytes', async () => {
		const docx = Buffer.from(await service.foxit.at.makeDocx(['Kept as text'])).toString('base64');
		const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
		const given = [
			base64(docx),
			base64(`data:${mime};base64,${docx}`),
			base64(docx, { inputFileName: 'letter.docx' }),
		];
		for (const one of given) {
			const result = await run({ ...FROM_FILE, ...one });
			expect((await service.read(result)).text).toContain('Kept as text');
		}
	});

	it('that is none is refused by name, before anything is sent', async () => {
		await service.control.clearRequests();
		const words = Buffer.from('words').toString('base64');
		const bad: Array<[text: string, message: string]> = [
			['not base64!', '"File in Base64" is not Base64'],
			[`${bytes.toString('base64').replace(/=*$/, '').slice(0, 401)}`, 'is not Base64'],
			['data:application/pdf,%25PDF', '"File in Base64" is not Base64'],
			[words, 'The file of the input item is not a PDF ("File in Base64")'],
		];
		for (const [text, message] of bad) {
			expect(errorOf(await run({ ...COMPRESS, ...base64(text) })).message).toContain(message);
		}
		expect(await asked()).toEqual([]);
	});
});

function hashOf(content: Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}
