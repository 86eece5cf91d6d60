import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Bytes of the file behind `/download`. */
export const DOWNLOAD_BYTES = 300_000;

/** The only key that `/whoami` takes. */
export const GOOD_KEY = 'good-key';

/**
 * A small web service on loopback for the sample package: `/upload`, `/download`, `/whoami`,
 * `/token`, `/guarded` (takes the newest token only), `/hang` (never answers) and `/flaky` (fails on
 * every first of two calls).
 *
 * @returns {Promise<{ url: string, requests: { path: string, headers: object }[],
 *   abortedPaths: string[], close: () => Promise<void> }>}
 */
export async function startSampleService() {
	const requests = [];
	const abortedPaths = [];
	let tokens = 0;
	let flakyCalls = 0;

	const handlers = {
		'/upload': async (request) => [200, { received: (await buffer(request)).length }],
		'/download': async () => [200, Buffer.alloc(DOWNLOAD_BYTES, 7)],
		'/whoami': async ({ headers }) => {
			if (headers['x-key'] === 'teapot') return [418, {}];
			if (headers['x-key'] === 'closed') return [200, { account: { state: 'closed' } }];
			return headers['x-key'] === GOOD_KEY ? [200, { account: { state: 'open' } }] : [401, {}];
		},
		'/token': async () => [200, { token: `token-${(tokens += 1)}` }],
		'/guarded': async ({ headers }) =>
			tokens > 0 && headers.authorization === `Bearer token-${tokens}`
				? [200, { authorization: headers.authorization }]
				: [401, {}],
		'/hang': async () => undefined,
		'/flaky': async () => [(flakyCalls += 1) % 2 === 1 ? 503 : 200, { flakyCalls }],
	};

	const server = createServer(async (request, response) => {
		const path = request.url;
		requests.push({ path, headers: request.headers });
		response.on('close', () => {
			if (!response.writableFinished) abortedPaths.push(path);
		});
		const answer = await handlers[path](request);
		if (!answer) return;
		const [status, body] = answer;
		const isFile = Buffer.isBuffer(body);
		response.writeHead(status, {
			'content-type': isFile ? 'application/octet-stream' : 'application/json',
		});
		response.end(isFile ? body : JSON.stringify(body));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		url: `http://127.0.0.1:${server.address().port}`,
		requests,
		abortedPaths,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
