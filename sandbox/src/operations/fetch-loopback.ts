import { createWriteStream } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TaskFailure } from '../errors.js';
import type { InputFile } from '../workers/work.js';

/** `localhost` never leaves the machine (RFC 6761), nor do 127.0.0.0/8 and ::1. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const MAX_REDIRECTS = 5;
const EXTENSIONS: Record<string, string> = {
	'text/html': '.html',
	'application/xhtml+xml': '.html',
	'text/plain': '.txt',
	'application/pdf': '.pdf',
	'image/png': '.png',
	'image/jpeg': '.jpg',
	'image/gif': '.gif',
	'image/bmp': '.bmp',
	'image/tiff': '.tif',
};

/** When to give up. */
export interface FetchLimits {
	timeoutMs: number;
	maxBytes: number;
}

/**
 * Fetches a page from this machine into a file. The sandbox goes nowhere else: tests must not depend on
 * the network, and a test's mistake must not reach it. Each redirect is held to the same rule.
 */
export async function fetchLoopback(
	address: string,
	{ folder, ...limits }: FetchLimits & { folder: string },
): Promise<InputFile> {
	let fileName = '';
	const path = await fetchLoopbackTo(address, limits, (contentType) => {
		const type = (contentType ?? 'text/html').toLowerCase();
		const extension = EXTENSIONS[type.split(';')[0]?.trim() ?? ''];
		if (extension === undefined)
			throw new TaskFailure(`Cannot make a PDF of ${address}: its content type is ${type}`);
		fileName = `page${extension}`;
		return join(folder, fileName);
	});
	return { path, fileName, extension: extname(fileName) };
}

/** The same, to where `pathFor` says once it has seen the content type; resolves to that path. */
export async function fetchLoopbackTo(
	address: string,
	{ timeoutMs, maxBytes }: FetchLimits,
	pathFor: (contentType: string | null) => string,
): Promise<string> {
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const response = await follow(address, signal);
		const path = pathFor(response.headers.get('content-type'));
		const body = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body);
		await pipeline(body, limit(maxBytes, address), createWriteStream(path), { signal });
		return path;
	} catch (error) {
		if (error instanceof TaskFailure) throw error;
		if (signal.aborted)
			throw new TaskFailure(`${address} did not load within ${timeoutMs / 1000} s`);
		const cause =
			error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
		throw new TaskFailure(`${address} could not be loaded: ${cause}`);
	}
}

async function follow(address: string, signal: AbortSignal): Promise<Response> {
	let url = parse(address);
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const response = await fetch(url, {
			redirect: 'manual',
			signal,
			headers: { 'user-agent': 'foxit-sandbox' },
		});
		const location =
			response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
		if (location === null) {
			if (!response.ok) throw new TaskFailure(`${address} answered HTTP ${response.status}`);
			return response;
		}
		await response.body?.cancel();
		url = parse(new URL(location, url).href);
	}
	throw new TaskFailure(`${address} redirects more than ${MAX_REDIRECTS} times`);
}

function parse(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol))
		throw new TaskFailure(`Not a valid web address: ${address}`);
	if (!isLoopback(url)) {
		throw new TaskFailure(
			`The sandbox only fetches pages from this machine (localhost, 127.0.0.1), not from ${url.hostname}`,
		);
	}
	return url;
}

/** Whether an address is on this machine. */
export function isLoopback({ hostname }: URL): boolean {
	return LOOPBACK.test(hostname);
}

function limit(maxBytes: number, address: string): Transform {
	let size = 0;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			size += chunk.length;
			if (size > maxBytes) done(new TaskFailure(`${address} is larger than ${maxBytes} bytes`));
			else done(null, chunk);
		},
	});
}
