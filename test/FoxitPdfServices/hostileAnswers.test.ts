/** A service, or whoever answers in its place, that sends what nobody can use. */
import type { ServerResponse } from 'node:http';

import { useFileServer } from '../support/file-server';
import { errorOf, NODE, SECRET, useFoxitNode, type Result } from '../support/use-foxit-node';

const server = useFileServer();
const foxit = useFoxitNode(
	{ credentials: (data) => ({ hostile: { ...data, baseUrl: server.url } }) },
	{ resetEach: false },
);

const TASK = '11111111-2222-3333-4444-555555555555';
const LOOK = `/pdf-services/api/tasks/${TASK}`;
const GET_STATUS = { resource: 'task', operation: 'getStatus', taskId: TASK };
const WAIT = { resource: 'task', operation: 'waitForResult', taskId: TASK };

const run = async (parameters: object): Promise<Result> =>
	await foxit.run(parameters, [{}], { credential: 'hostile' });

/** Sends without end, as fast as it is read, until whoever reads has hung up. */
function endless(response: ServerResponse, status: number, start = '', piece = 'x'): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.on('error', () => undefined);
	const block = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)));
	let open = true;
	response.on('close', () => (open = false));
	const fill = () => {
		while (open && response.write(block));
	};
	response.on('drain', fill);
	response.write(start);
	fill();
}

/** Most of what an engine with a run under way takes, with the budget of an answer three times over. */
const MOST_GROWTH_BYTES = 256 * 1024 * 1024;

async function withinMemory(work: () => Promise<void>): Promise<void> {
	const { engine } = foxit.at;
	await engine.resetPeakRss();
	const before = await engine.rss();
	await work();
	expect((await engine.peakRss()) - before).toBeLessThan(MOST_GROWTH_BYTES);
}

it('an error body without an end is read as far as it tells something', async () => {
	server.put(LOOK, (response) => endless(response, 403, '{"message":"No"'));
	await withinMemory(async () => {
		const error = errorOf(await run(GET_STATUS));
		expect(error.message).toBe('Foxit does not allow this request [item 0]');
		expect(error.description?.length).toBeLessThan(1_500);
	});
});

it('an answer without an end is refused', async () => {
	server.put(LOOK, (response) => endless(response, 200, '{"status":"'));
	await withinMemory(async () => {
		const error = errorOf(await run(GET_STATUS));
		expect(error.message).toBe("Foxit's answer is longer than 32 MB [item 0]");
	});
});

const DONE = JSON.stringify({
	...{ taskId: TASK, status: 'COMPLETED', progress: 100 },
	resultDocumentId: '6a3b0c2d4e5f60718293a4b5',
});
const DOWNLOAD = '/pdf-services/api/documents/6a3b0c2d4e5f60718293a4b5/download';

/** The result of the task is text. */
function putText(send: (response: ServerResponse) => void): void {
	server.put(LOOK, (response) => {
		response.writeHead(200, { 'content-type': 'application/json' }).end(DONE);
	});
	server.put(DOWNLOAD, send);
}

it('a text without an end is refused, since no item can hold it', async () => {
	putText((response) => endless(response, 200, 'A page', 'One line of text.\n'));
	await withinMemory(async () => {
		const error = errorOf(await run({ ...WAIT, output: 'text' }));
		expect(error.message).toBe('The result has more than 64 MB of text [item 0]');
		expect(error.description).toContain('Choose the output File');
	});
});

it('a text loses its NUL, which databases refuse', async () => {
	const line = 'One line of text.\n'.repeat(10_000);
	putText((response) => {
		response.writeHead(200, { 'content-type': 'text/plain' }).end(`${line}a\0b`);
	});
	const result = await run({ ...WAIT, output: 'text' });
	expect(result.error).toBeUndefined();
	expect(result.item(NODE).json.text).toBe(`${line}ab`);
});

it('data lose their NUL, too', async () => {
	putText((response) => {
		response.writeHead(200).end('{"a\\u0000":"b\\u0000c\\\\u0000"}');
	});
	const result = await run({ ...WAIT, output: 'json' });
	expect(result.error).toBeUndefined();
	expect(result.item(NODE).json.data).toEqual({ a: 'bc\\u0000' });
});

it('the test of the credential reads no further, either', async () => {
	const path = '/pdf-services/api/tasks/00000000-0000-0000-0000-000000000000';
	server.put(path, (response) => endless(response, 500, '{"message":"Out of order"'));
	await withinMemory(async () => {
		const result: unknown = await foxit.at.engine.testCredential('foxitApi', {
			clientId: 'sandbox-client',
			clientSecret: SECRET,
			environment: 'custom',
			baseUrl: server.url,
		});
		expect(result).toMatchObject({ status: 'Error' });
	});
});

describe('a failed task whose message is 5 MB of anything', () => {
	const message = `Broken\u0000\u001b[31m\r\n\u202e${'long \u0007'.repeat(800_000)}`;
	beforeAll(() => {
		const body = Buffer.from(
			JSON.stringify({ taskId: TASK, status: 'FAILED', error: { message } }),
		);
		expect(body.length).toBeGreaterThan(5_000_000);
		server.put(LOOK, body);
	});

	it('is an error of a readable length', async () => {
		const result = await run(WAIT);
		const { message: sentence, description } = errorOf(result);
		expect(sentence).toBe('Foxit could not process the document [item 0]');
		expect(description).toMatch(/Foxit says: "Broken \[31m long long/);
		expect(description).not.toMatch(/[\p{Cc}\u202e]/u);
		expect(result.savedText.length).toBeLessThan(50_000);
	});

	it('is a status of a readable length', async () => {
		const result = await run(GET_STATUS);
		expect(JSON.stringify(result.item(NODE).json)).not.toMatch(/\\u00|\u202e/);
		expect(result.savedText.length).toBeLessThan(50_000);
	});
});

it.each([
	['as it is', (secret: string) => secret],
	['JSON', (secret: string) => secret.replaceAll('-', '\\u002d')],
	['URL', (secret: string) => secret.replaceAll('-', '%2D')],
	['Base64', (secret: string) => Buffer.from(`sandbox-client:${secret}`).toString('base64')],
	['HTML', (secret: string) => secret.replaceAll('-', '&#45;')],
	['cut', (secret: string) => secret.slice(0, -3)],
])('the secret of the account is not repeated, %s', async (_form, write) => {
	for (const status of [200, 403]) {
		server.put(LOOK, (response) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(
				`{"taskId":"${TASK}","status":"FAILED","error":{"message":"Got ${write(SECRET)}"}}`,
			);
		});
		// The run itself is searched for the secret in every form.
		const error = errorOf(await run(WAIT));
		expect(error.description).toContain('***');
	}
});

it.each([
	['as it is', 'Wrong password: hunter-2222'],
	['JSON', 'hunter\\u002d2222 does not open the file'],
	['Base64', Buffer.from('hunter-2222').toString('base64')],
	['cut', 'The password "hunter-2…'],
])('a password of the document is not repeated, %s', async (_form, words) => {
	const answer = (response: ServerResponse, status: number, body: string) => {
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(body);
	};
	const message = words.replaceAll('"', '\\"');
	server.put('/pdf-services/api/documents/security/pdf-remove-password', (response) =>
		answer(response, 202, JSON.stringify({ taskId: TASK })),
	);
	server.put(LOOK, (response) =>
		answer(
			response,
			200,
			`{"taskId":"${TASK}","status":"FAILED","error":{"message":"${message}"}}`,
		),
	);
	const result = await run({
		resource: 'secure',
		operation: 'removePassword',
		inputMode: 'documentId',
		documentId: TASK,
		currentPassword: 'hunter-2222',
	});
	const { description } = errorOf(result);
	expect(description).toContain('***');
	expect(description).not.toMatch(/hunter|aHVudGVy/);
});

it.each([
	['text', (secret: string) => `client_secret: ${secret}\n${'x'.repeat(10_000)}`],
	['JSON', (secret: string) => JSON.stringify({ headers: { client_secret: secret } })],
	['Base64', (secret: string) => `Basic ${Buffer.from(`me:${secret}`).toString('base64')}`],
])(
	'a download that repeats the secret of the account is not delivered: %s',
	async (_form, write) => {
		server.put(`/pdf-services/api/documents/${TASK}/download`, Buffer.from(write(SECRET)));
		const result = await run({ resource: 'document', operation: 'download', documentId: TASK });
		expect(errorOf(result).message).toBe(
			'The download from Foxit contains the secret of the account [item 0]',
		);
	},
);
