import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

const TIMEOUT_MS = 10_000;

/** A request to a callback address. */
export interface Callback {
	method: 'GET' | 'POST';
	url: string;
	/** JSON of a delivery. */
	body?: string;
}

/** Sends it on a connection of its own, so that none is left open; resolves to the status of the answer. */
export async function sendCallback(
	{ method, url, body }: Callback,
	signal: AbortSignal,
): Promise<number> {
	const send = url.startsWith('https:') ? httpsRequest : httpRequest;
	const headers = {
		'user-agent': 'foxit-esign-sandbox',
		...(body !== undefined && {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
		}),
	};
	return await new Promise<number>((resolve, reject) => {
		const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
		const request = send(url, { method, headers, agent: false, signal: limit }, (response) => {
			response
				.on('error', reject)
				.on('end', () => resolve(response.statusCode ?? 0))
				.resume();
		});
		request.on('error', reject).end(body);
	});
}
