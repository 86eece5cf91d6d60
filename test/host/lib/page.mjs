import { createServer } from 'node:http';

/**
 * A page on the web.
 *
 * @param {string} html
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function servePage(html) {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html').end(html);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
