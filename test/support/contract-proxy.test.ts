/** The proxy finds what is against the contract, and changes nothing on the way. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Proxy = Awaited<ReturnType<(typeof import('./contract-proxy.mjs'))['startContractProxy']>>;
type Handler = (incoming: IncomingMessage, reply: ServerResponse) => void;

const API = '/pdf-services/api';
const ID = '6a87bc79335d041db3450ee1';
const KEYS = { client_id: 'me', client_secret: 'mine' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** What the service behind the proxy does. */
let handle: Handler;
let proxy: Proxy;
const service = createServer((incoming, reply) => handle(incoming, reply));

beforeAll(async () => {
	await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
beforeEach(async () => {
	const { startContractProxy } = await import('./contract-proxy.mjs');
	proxy = await startContractProxy(`http://127.0.0.1:${(service.address() as AddressInfo).port}`);
});
afterEach(async () => await proxy.stop());
afterAll(() => {
	service.close();
	service.closeAllConnections();
});

const answering =
	(status: number, body: unknown, headers: Record<string, string> = JSON_TYPE): Handler =>
	(incoming, reply) => {
		incoming.resume().once('end', () => {
			reply.writeHead(status, headers);
			reply.end(typeof body === 'string' ? body : JSON.stringify(body));
		});
	};

/** Sends a request and gives what the proxy found. */
async function found(
	method: string,
	path: string,
	body?: unknown,
	headers: object = KEYS,
	root = API,
) {
	const response = await fetch(proxy.url + root + path, {
		method,
		headers: { ...headers, ...(body !== undefined && JSON_TYPE) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	await response.text();
	return proxy
		.violations()
		.flatMap(({ part, problems }) => problems.map((one) => `${part}: ${one}`));
}

const compress = { documentId: ID, compressionLevel: 'LOW' };
const manipulate = (operation: object) => ({ documentId: ID, config: { operations: [operation] } });

describe('requests', () => {
	beforeEach(() => {
		handle = answering(202, { taskId: ID });
	});

	it.each<[string, unknown]>([
		['modify/pdf-compress', compress],
		['convert/pdf-to-text', { documentId: ID, pageRange: '1,3-5' }],
		['convert/pdf-to-text', { documentId: ID, pageRange: 'even' }],
		['modify/pdf-manipulate', manipulate({ type: 'ADD_PAGES', pageCount: 1 })],
		['forms/import-pdf-form-data', { documentId: ID, formData: { any: { thing: 1 } } }],
	])('that are right pass: %s', async (path, body) => {
		expect(await found('POST', `/documents/${path}`, body)).toEqual([]);
	});

	it.each<[string, string, unknown, RegExp]>([
		[
			'an unknown member',
			'modify/pdf-compress',
			{ ...compress, level: 1 },
			/additional.*\(level\)/,
		],
		[
			'an unknown member inside',
			'convert/pdf-to-image',
			{ documentId: ID, config: { format: 'JPG' } },
			/config must NOT have additional.*\(format\)/,
		],
		[
			'a wrong word',
			'modify/pdf-compress',
			{ ...compress, compressionLevel: 'low' },
			/compressionLevel must be equal to one of the allowed values \(LOW,MEDIUM,HIGH\)/,
		],
		['a missing member', 'modify/pdf-compress', { documentId: ID }, /'compressionLevel'/],
		[
			'a number too high',
			'convert/pdf-to-image',
			{ documentId: ID, config: { dpi: 301 } },
			/<= 300/,
		],
		['a bad page range', 'convert/pdf-to-text', { documentId: ID, pageRange: '1;2' }, /pattern/],
		[
			'a step of another kind',
			'modify/pdf-manipulate',
			manipulate({ type: 'CROP_PAGES', pages: [1] }),
			/type must be equal to constant/,
		],
		['no body', 'modify/pdf-compress', undefined, /'requestBody'/],
		['a path that does not exist', 'modify/pdf-squeeze', compress, /no such path and method/],
		['a path with a slash behind it', 'modify/pdf-compress/', compress, /no such path and method/],
	])('that are wrong are found: %s', async (_, path, body, problem) => {
		const problems = await found('POST', `/documents/${path}`, body);
		expect(problems.join('\n')).toMatch(problem);
		expect(problems.every((one) => one.startsWith('request: '))).toBe(true);
	});

	it('without a key are found', async () => {
		const problems = await found('POST', '/documents/modify/pdf-compress', compress, {
			client_id: 'me',
		});
		expect(problems).toEqual(['request: the header client_secret is missing']);
	});

	it('of the wrong method are found', async () => {
		expect(await found('GET', `/documents/${ID}/share`)).toEqual([
			'request: no such path and method: describe it in test/contract',
		]);
	});

	it('with an unknown query member are found', async () => {
		handle = answering(200, { taskId: ID, status: 'PENDING' });
		expect((await found('GET', `/tasks/${ID}?fast=1`)).join()).toMatch(/\/query .*\(fast\)/);
	});
});

describe('answers', () => {
	const state = { taskId: ID, status: 'COMPLETED', progress: 100, resultDocumentId: ID };

	it.each<[string, number, unknown]>([
		['a finished task', 200, state],
		['one under way', 200, { taskId: ID, status: 'PROCESSING', progress: 5 }],
		['bad keys', 401, { allow: false, reason: 'Invalid credentials' }],
	])('that are right pass: %s', async (_, status, body) => {
		handle = answering(status, body);
		expect(await found('GET', `/tasks/${ID}`)).toEqual([]);
		expect(proxy.seen()).toEqual(['getTask']);
	});

	it.each<[string, number, unknown, RegExp]>([
		['a wrong word', 200, { ...state, status: 'DONE' }, /status must be equal to one of/],
		['a missing member', 200, { status: 'PENDING' }, /'taskId'/],
		['a wrong type', 200, { ...state, progress: '100' }, /progress must be integer/],
		['a task without a result', 200, { taskId: ID, status: 'COMPLETED' }, /'resultDocumentId'/],
		['a failure without a reason', 200, { taskId: ID, status: 'FAILED' }, /'error'/],
		['a status of its own', 418, state, /the status 418 is not described/],
		['half of the JSON', 200, '{"taskId":', /no JSON/],
	])('that are wrong are found: %s', async (_, status, body, problem) => {
		handle = answering(status, body);
		const problems = await found('GET', `/tasks/${ID}`);
		expect(problems.join('\n')).toMatch(problem);
		expect(problems.every((one) => one.startsWith('response: '))).toBe(true);
	});

	it('of the wrong type are found', async () => {
		handle = answering(200, 'done', { 'content-type': 'text/plain' });
		expect((await found('GET', `/tasks/${ID}`)).join()).toMatch(/200 has the type text\/plain/);
	});
});

describe('eSign', () => {
	const party = {
		...{ firstName: 'Mara', lastName: 'Lind', emailId: 'mara@signer.example' },
		...{ permission: 'FILL_FIELDS_AND_SIGN', sequence: 1 },
	};
	const folder = { inputType: 'base64', base64FileString: ['JVBE'], fileNames: ['nda.pdf'] };
	const envelope = { folderName: 'NDA', ...folder, parties: [party], sendNow: true };
	const CREATE = '/folders/createfolder';
	const LIST = '/folders/getAllFolderIdsByStatus?dateFrom=2026-01-01&dateTo=2026-01-02';
	const BEARER = { authorization: 'Bearer 0123' };

	/** The same as above, at both surfaces. */
	async function bothFound(method: string, path: string, body?: unknown) {
		const platform = await found(method, path, body, KEYS, '/esign/api/v1');
		const both = await found(method, path, body, BEARER, '/api');
		expect(both).toEqual([...platform, ...platform]);
		return platform.join('\n');
	}

	it.each<[string, string, unknown]>([
		['POST', CREATE, envelope],
		[
			'POST',
			CREATE,
			{ ...envelope, custom_field1: { name: 'deal', value: '1' }, hideSenderName: true },
		],
		['GET', `${LIST}&status=PARTIALLY+SIGNED`, undefined],
		['POST', '/folders/updateEnvelopeFields', { folderId: 1, fields: { 'Any name': 'x' } }],
	])('requests that are right pass: %s %s', async (method, path, body) => {
		handle = answering(200, { result: 'error', error_description: 'Some reason' });
		expect(await bothFound(method, path, body)).toBe('');
	});

	it.each<[string, string, unknown, RegExp]>([
		['POST', CREATE, { ...envelope, sendnow: true }, /additional.*\(sendnow\)/],
		['POST', CREATE, { ...envelope, parties: [{ ...party, role: 'Buyer' }] }, /\(role\)/],
		['POST', CREATE, { ...envelope, fileNames: undefined }, /'fileNames'/],
		['POST', '/folders/cancelFolder', { folderId: '1', reason_for_cancellation: 'x' }, /folderId/],
		['GET', `${LIST}&status=COMPLETED`, undefined, /status must be equal to one of/],
		['GET', '/folders/myfolder?folderId=one', undefined, /folderId must be integer/],
		['GET', '/folders/myFolder?folderId=1', undefined, /no such path and method/],
	])('requests that are wrong are found: %s %s', async (method, path, body, problem) => {
		handle = answering(200, { result: 'error', error_description: 'Some reason' });
		expect(await bothFound(method, path, body)).toMatch(problem);
	});

	it('each surface has keys of its own', async () => {
		handle = answering(200, { allFolderIds: [] });
		expect(await found('GET', LIST, undefined, BEARER, '/esign/api/v1')).toEqual([
			'request: the header client_id is missing',
			'request: the header client_secret is missing',
		]);
		expect((await found('GET', LIST, undefined, KEYS, '/api')).slice(2)).toEqual([
			'request: the header authorization is missing',
		]);
	});

	it.each<[string, unknown, RegExp]>([
		['a success without its ids', { result: 'success' }, /'allFolderIds'/],
		['an error without a reason', { result: 'error' }, /'error_description'/],
		['ids as text', { result: 'success', allFolderIds: ['1'] }, /must be integer/],
	])('answers that are wrong are found: %s', async (_, body, problem) => {
		handle = answering(200, body);
		expect(await bothFound('GET', LIST)).toMatch(problem);
	});

	it('answers that a fault of the sandbox has bent are not looked at', async () => {
		handle = answering(418, 'tea', { 'x-sandbox-fault': 'fault-1' });
		expect(await bothFound('GET', LIST)).toBe('');
	});
});

describe('bytes', () => {
	const MANY = 30_000_000;

	it('of a download pass as they come, whole', async () => {
		let releaseRest: (() => void) | undefined;
		handle = (_, reply) => {
			reply.writeHead(200, { 'content-type': 'application/octet-stream', 'x-own': 'kept' });
			reply.write(Buffer.alloc(1_000, 1));
			releaseRest = () => void reply.end(Buffer.alloc(MANY, 2));
		};
		const response = await fetch(`${proxy.url}${API}/documents/${ID}/download`, { headers: KEYS });
		const reader = (response.body as ReadableStream<Uint8Array>).getReader();
		// The beginning is here before there is an end.
		let size = (await reader.read()).value?.length ?? 0;
		releaseRest?.();
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			size += part.value.length;
		}
		expect([size, response.headers.get('x-own')]).toEqual([1_000 + MANY, 'kept']);
		expect(proxy.violations()).toEqual([]);
	});

	it('of an upload pass as they come, whole', async () => {
		let size = 0;
		handle = (incoming, reply) => {
			incoming.on('data', (piece: Buffer) => (size += piece.length));
			incoming.once('end', () => {
				reply.writeHead(200, JSON_TYPE);
				reply.end(JSON.stringify({ documentId: ID }));
			});
		};
		const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
		const tail = '\r\n--b--\r\n';
		let seenBeforeEnd = 0;
		async function* body() {
			yield Buffer.from(head);
			while (size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			seenBeforeEnd = size;
			yield Buffer.alloc(MANY);
			yield Buffer.from(tail);
		}
		const status = await new Promise((resolve, reject) => {
			const headers = { ...KEYS, 'content-type': 'multipart/form-data; boundary=b' };
			const upload = request(
				`${proxy.url}${API}/documents/upload`,
				{ method: 'POST', headers },
				(answer) => answer.resume().once('end', () => resolve(answer.statusCode)),
			);
			upload.once('error', reject);
			Readable.from(body()).pipe(upload);
		});
		expect(status).toBe(200);
		expect(seenBeforeEnd).toBe(head.length);
		expect(size).toBe(head.length + MANY + tail.length);
		expect(proxy.violations()).toEqual([]);
	});

	it('that break off do so behind the proxy too', async () => {
		handle = (_, reply) => {
			reply.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 100 });
			reply.write('half');
			setTimeout(() => reply.destroy(), 20);
		};
		const response = await fetch(`${proxy.url}${API}/documents/${ID}/download`, { headers: KEYS });
		await expect(response.arrayBuffer()).rejects.toThrow();
		expect(proxy.violations()).toEqual([]);
	});
});
