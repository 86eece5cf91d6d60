import { randomUUID } from 'node:crypto';

/** @typedef {ReturnType<typeof n8nApi>} N8nApi */

/** The one user of a host. Not a secret: n8n listens on the loopback, with a throw-away database. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Host',
	lastName: 'Owner',
	password: 'Only-for-this-host-1',
};

/**
 * A client of the address that n8n's editor speaks to, with the editor's cookie.
 *
 * @param {string} url of n8n
 */
export function n8nApi(url) {
	// n8n binds its cookie to the browser that it was given to.
	const browserId = randomUUID();
	let cookie = '';

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<Response>}
	 */
	async function send(method, path, body) {
		const response = await fetch(url + path, {
			method,
			headers: {
				// n8n closes idle connections after five seconds, maybe just when one is used again.
				connection: 'close',
				'browser-id': browserId,
				'push-ref': browserId,
				...(cookie && { cookie }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const [issued] = response.headers.getSetCookie();
		if (issued) cookie = issued.split(';')[0];
		if (!response.ok) {
			throw new Error(`${method} ${path}: HTTP ${response.status}: ${await response.text()}`);
		}
		return response;
	}

	/** What n8n wraps into `data`. */
	const call = async (method, path, body) =>
		(await (await send(method, `/rest${path}`, body)).json()).data;

	return {
		url,
		send,
		get: async (path) => await call('GET', path),
		post: async (path, body = {}) => await call('POST', path, body),
		patch: async (path, body) => await call('PATCH', path, body),
		delete: async (path) => await call('DELETE', path),
		/** Makes the first user of a new instance, and is that user from then on. */
		setUpOwner: async () => await call('POST', '/owner/setup', OWNER),
		/** What a browser needs to be logged in as this client is. */
		session: () => ({ cookie, browserId }),
	};
}
