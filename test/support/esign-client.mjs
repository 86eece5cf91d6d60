/**
 * A bare client for the sandbox's eSign API at both of its surfaces, with nothing of the node's code in it.
 */
import { SANDBOX_KEYS } from './sandbox-process.mjs';

const GATEWAY = '/esign/api/v1';
const CLASSIC = '/api';
const USER_AGENT = 'sandbox-tests/1.0';

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {string} type content type
 * @property {Buffer} bytes
 * @property {string} text
 * @property {unknown} body the parsed JSON; undefined when it is none
 */

/**
 * @param {string} url of a running sandbox
 * @param {Record<string, string>} headers
 */
function surface(url, headers) {
	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {RequestInit} [init]
	 * @returns {Promise<Reply>}
	 */
	async function request(method, path, init = {}) {
		const response = await fetch(`${url}${path}`, {
			...init,
			method,
			headers: { 'user-agent': USER_AGENT, ...headers, ...init.headers },
		});
		const bytes = Buffer.from(await response.arrayBuffer());
		const type = response.headers.get('content-type') ?? '';
		const text = bytes.toString('utf8');
		const body = type.startsWith('application/json') ? JSON.parse(text) : undefined;
		return { status: response.status, type, bytes, text, body };
	}
	return {
		request,
		/** @param {string} path */
		get: async (path) => await request('GET', path),
		/**
		 * @param {string} path
		 * @param {unknown} body
		 */
		post: async (path, body) =>
			await request('POST', path, {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json' },
			}),
	};
}

/**
 * The developer platform's surface.
 *
 * @param {string} url
 * @param {{ clientId: string, clientSecret: string }} [keys]
 */
export function esignGateway(url, keys = SANDBOX_KEYS) {
	return surface(`${url}${GATEWAY}`, {
		client_id: keys.clientId,
		client_secret: keys.clientSecret,
	});
}

/**
 * The classic host's surface, with a token or without one.
 *
 * @param {string} url
 * @param {string} [token]
 */
export function esignClassic(url, token) {
	return surface(
		`${url}${CLASSIC}`,
		token === undefined ? {} : { authorization: `Bearer ${token}` },
	);
}

/**
 * Asks for a token.
 *
 * @param {string} url
 * @param {Record<string, string>} [form] members that differ from the right ones
 */
export async function askToken(url, form = {}) {
	return await esignClassic(url).request('POST', '/oauth2/access_token', {
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: SANDBOX_KEYS.clientId,
			client_secret: SANDBOX_KEYS.clientSecret,
			scope: 'read-write',
			...form,
		}),
	});
}
