import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({
	accounts: [
		{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		{ clientId: 'second', clientSecret: 'other-secret' },
	],
});

const KEYS = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const AGENT = { 'user-agent': 'tests/1.0' };
const UNKNOWN_TASK = '/pdf-services/api/tasks/00000000-0000-0000-0000-000000000000';

/** A request with exactly the given headers: fetch would add a User-Agent of its own. */
async function send(method: string, path: string, headers: OutgoingHttpHeaders, body?: string) {
	return await new Promise<{
		status: number;
		headers: NodeJS.Dict<string | string[]>;
		text: string;
	}>((resolve, reject) => {
		const request = httpRequest(sandbox.url + path, { method, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
			);
		});
		request.on('error', reject).end(body);
	});
}

describe('the edge', () => {
	it.each([
		['no User-Agent', {}],
		['an empty one', { 'user-agent': '' }],
		['a bare library', { 'user-agent': 'Python-urllib/3.12' }],
	])('refuses %s before it looks at keys', async (_, agent) => {
		const answer = await send('GET', UNKNOWN_TASK, agent);
		expect(answer).toMatchObject({ status: 403, text: 'error code: 1010' });
		expect(answer.headers['content-type']).toMatch(/^text\/plain/);
	});

	it('lets a descriptive User-Agent pass', async () => {
		expect(
			(await send('GET', UNKNOWN_TASK, { ...KEYS, 'user-agent': 'my-app/1.0 Python-urllib/3' }))
				.status,
		).toBe(200);
	});
});

describe('keys', () => {
	const MISSING = {
		status: 400,
		body: {
			allow: false,
			reason: "Missing credentials: provide both 'client_id' and 'client_secret' headers.",
		},
	};
	const WRONG = { status: 401, body: { allow: false, reason: 'Invalid credentials' } };

	it.each([
		['none', {}, MISSING],
		['a bearer token', { authorization: 'Bearer abc' }, MISSING],
		['no secret', { client_id: 'sandbox-client' }, MISSING],
		['no id', { client_secret: 'sandbox-secret' }, MISSING],
		['an empty secret', { ...KEYS, client_secret: '' }, MISSING],
		[
			'other spellings',
			{ 'client-id': 'sandbox-client', 'client-secret': 'sandbox-secret' },
			MISSING,
		],
		['a wrong secret', { ...KEYS, client_secret: 'guess' }, WRONG],
		['an unknown id', { ...KEYS, client_id: 'nobody' }, WRONG],
		['the secret of another account', { ...KEYS, client_secret: 'other-secret' }, WRONG],
	])('%s', async (_, headers, expected) => {
		const { status, text } = await send('GET', UNKNOWN_TASK, { ...AGENT, ...headers });
		expect({ status, body: JSON.parse(text) as unknown }).toEqual(expected);
	});

	it('are asked for on every path, known or not', async () => {
		for (const path of ['/pdf-services/api/documents/upload', '/pdf-services/api/nowhere', '/']) {
			expect((await send('POST', path, AGENT)).status).toBe(400);
		}
	});

	it('of several accounts are all good, and each sees only what is its own', async () => {
		const other = sandbox.clientOf('second', 'other-secret');
		const documentId = await sandbox.client.upload('a.txt', 'mine');
		const taskId = await sandbox.client.submit('create/pdf-from-text', { documentId });
		expect((await other.request('GET', `/documents/${documentId}/download`)).status).toBe(404);
		expect((await other.request('DELETE', `/documents/${documentId}`)).status).toBe(404);
		expect((await other.post('/documents/create/pdf-from-text', { documentId })).status).toBe(404);
		expect((await other.poll(taskId)).error?.code).toBe('10000');
		expect((await sandbox.client.poll(taskId)).error).toBeUndefined();
	});

	it('never reach the request log', async () => {
		await send('GET', UNKNOWN_TASK, { ...AGENT, ...KEYS });
		expect(JSON.stringify(await sandbox.control.requests())).not.toMatch(
			/sandbox-secret|other-secret/,
		);
	});
});

describe('paths and methods', () => {
	it.each([
		['POST', '/pdf-services/api/documents/upload/'],
		['POST', '/pdf-services/api/documents/create/pdf-from-word/'],
		['POST', '/pdf-services/api/documents/create/pdf-from-template'],
		['POST', '/pdf-services/api/documents/create/PDF-from-word'],
		['GET', '/pdf-services/documents/upload'],
		['GET', '/documents/upload'],
		['GET', '/pdf-services/api/tasks/%zz'],
		['GET', '/'],
	])('%s %s is no path', async (method, path) => {
		const { status, text } = await send(method, path, { ...AGENT, ...KEYS });
		expect(status).toBe(404);
		expect(JSON.parse(text)).toMatchObject({
			message: expect.stringMatching(/^No static resource /) as string,
		});
	});

	it.each([
		['POST', '/pdf-services/api/documents/generate'],
		['GET', '/pdf-services/api/documents/upload'],
		['GET', '/pdf-services/api/documents/create/pdf-from-word'],
		['POST', '/pdf-services/api/tasks/1'],
		['PUT', '/pdf-services/api/documents/1/download'],
	])('%s %s is the wrong method', async (method, path) => {
		const { status, text } = await send(method, path, { ...AGENT, ...KEYS });
		expect(status).toBe(405);
		expect(JSON.parse(text)).toEqual({
			code: 'METHOD_NOT_ALLOWED',
			message: `Request method '${method}' is not supported`,
		});
	});
});

describe('operation bodies', () => {
	const OPERATION = '/pdf-services/api/documents/create/pdf-from-html';
	const post = (body: string, contentType = 'application/json') =>
		send('POST', OPERATION, { ...AGENT, ...KEYS, 'content-type': contentType }, body);

	it.each([
		['no body', '', 'Required request body is missing'],
		['malformed JSON', '{"documentId": ', 'Malformed JSON request body'],
		['a list', '[]', 'Request body must be a JSON object'],
		['no id', '{}', 'documentId is required'],
		['an empty id', '{"documentId": " "}', 'documentId is required'],
		['null for an id', '{"documentId": null}', 'documentId is required'],
		[
			'a number for an id',
			'{"documentId": 7}',
			"Invalid value '7' for 'documentId'. Must be a valid string",
		],
		[
			'a config of the wrong type',
			'{"documentId": "x", "config": 1}',
			"Invalid value '1' for 'config'. Must be an object",
		],
		[
			'an unknown rotation',
			'{"documentId": "x", "config": {"rotation": "45"}}',
			"Invalid value '45' for 'config.rotation'. Accepted values are: NONE, 90, 180, 270",
		],
		[
			'a number where a word is due',
			'{"documentId": "x", "config": {"rotation": 90}}',
			"Invalid value '90' for 'config.rotation'. Accepted values are: NONE, 90, 180, 270",
		],
		[
			'a width of nothing',
			'{"documentId": "x", "config": {"dimension": {"width": 0}}}',
			"Invalid value '0' for 'config.dimension.width'. Must be a number greater than 0",
		],
		[
			'a flat width of letters',
			'{"documentId": "x", "dimension": {"width": "wide"}}',
			"Invalid value 'wide' for 'dimension.width'. Must be a number greater than 0",
		],
	])('%s is refused', async (_, body, message) => {
		const { status, text } = await post(body);
		expect({ status, body: JSON.parse(text) as unknown }).toEqual({
			status: 400,
			body: { code: 'VALIDATION_ERROR', message },
		});
	});

	it('refuses other content types', async () => {
		expect((await post('documentId=x', 'application/x-www-form-urlencoded')).status).toBe(415);
	});

	it('passes over members nobody knows and explicit nulls', async () => {
		const documentId = await sandbox.client.upload('a.html', '<p>x</p>');
		const { status, text } = await post(
			JSON.stringify({ documentId, stuff: [1], config: null, password: null }),
		);
		expect(status).toBe(202);
		expect(JSON.parse(text)).toEqual({ taskId: expect.stringMatching(/^[0-9a-f]{24}$/) as string });
	});

	it.each(['000000000000000000000000', 'doc_abc123'])(
		'does not know document %s',
		async (documentId) => {
			const response = await sandbox.client.post('/documents/create/pdf-from-html', { documentId });
			expect(response.status).toBe(404);
			expect(await response.json()).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
		},
	);
});

describe('noise', () => {
	it.each([
		['no HTTP', 'hello there\r\n\r\n'],
		['a header without end', `GET / HTTP/1.1\r\nX: ${'y'.repeat(100_000)}`],
		['a path of slashes', 'GET // HTTP/1.1\r\nHost: x\r\n\r\n'],
		['an absolute address', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n'],
		['an unknown method', 'BREW /pdf-services/api/tasks/1 HTTP/1.1\r\nHost: x\r\n\r\n'],
		[
			'two lengths',
			'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
		],
		[
			'half a chunk',
			'POST / HTTP/1.1\r\nHost: x\r\nUser-Agent: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
		],
	])('%s is answered or cut, and the next request served', async (_, bytes) => {
		const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
		socket.on('error', () => undefined).write(bytes);
		const answered = new Promise<void>((resolve) =>
			socket.once('data', () => resolve()).once('close', () => resolve()),
		);
		await answered;
		socket.destroy();
		expect((await send('GET', UNKNOWN_TASK, { ...AGENT, ...KEYS })).status).toBe(200);
		expect(sandbox.process.stderr()).toBe('');
	});

	it.each(['HEAD', 'OPTIONS', 'PATCH'])('%s on a known path is a wrong method', async (method) => {
		expect((await send(method, UNKNOWN_TASK, { ...AGENT, ...KEYS })).status).toBe(405);
	});
});
