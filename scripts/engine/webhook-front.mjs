import { createServer } from 'node:http';
import { HttpError } from './http-error.mjs';

/**
 * @typedef {import('node:http').IncomingMessage & {
 *   originalUrl: string, path: string, params: object, query: Record<string, string | string[]>,
 *   rawBody: Buffer, body: unknown,
 * }} FrontRequest a request with the members of Express that n8n's contexts and nodes read
 *
 * @typedef {import('node:http').ServerResponse & {
 *   status: (code: number) => FrontResponse, json: (body: unknown) => void,
 * }} FrontResponse the same for the answer
 *
 * @typedef {(request: FrontRequest, response: FrontResponse) => Promise<void>} Receive
 */

/**
 * The HTTP side of n8n's webhooks: reads each call as n8n does and hands it on.
 */
export class WebhookFront {
	/** @type {import('node:http').Server} */
	#server;

	/** Calls that have not been answered yet, or are still being worked on. */
	#calls = new Set();

	/** Address of this n8n, ending with a slash. */
	url = '';

	/**
	 * @param {number} port 0: any that is free
	 * @param {Receive} receive
	 */
	async listen(port, receive) {
		this.#server = createServer((request, response) => {
			const call = answered(request, response, receive).finally(() => this.#calls.delete(call));
			this.#calls.add(call);
		});
		await new Promise((resolve, reject) => {
			this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
		});
		this.url = `http://127.0.0.1:${this.#server.address().port}/`;
	}

	/** Takes no further calls and waits for those under way. */
	async close() {
		if (!this.#server) return;
		const closed = new Promise((resolve) => this.#server.close(resolve));
		await Promise.allSettled(this.#calls);
		this.#server.closeAllConnections();
		await closed;
	}
}

async function answered(request, bare, receive) {
	const response = withExpress(bare);
	try {
		await readCall(request);
		await receive(request, response);
	} catch (error) {
		if (response.headersSent) return;
		response.status(error.httpStatusCode ?? 500).json({ message: error.message });
	}
}

/** As n8n's body parser: the raw bytes are kept, JSON is read. */
async function readCall(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	const url = new URL(request.url, 'http://front');
	request.originalUrl = request.url;
	request.path = url.pathname;
	request.params = {};
	request.query = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		request.query[name] = values.length === 1 ? values[0] : values;
	}
	request.rawBody = Buffer.concat(chunks);
	const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '');
	if (isJson && request.rawBody.length > 0) request.body = parsed(request.rawBody.toString());
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		throw new HttpError(422, 'Failed to parse request body');
	}
}

function withExpress(response) {
	return Object.assign(response, {
		status(code) {
			response.statusCode = code;
			return response;
		},
		json(body) {
			response.setHeader('content-type', 'application/json; charset=utf-8');
			response.end(JSON.stringify(body));
		},
	});
}
