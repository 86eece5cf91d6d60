import type { IExecuteFunctions, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { n8nClock } from '../api/n8nClock';
import { networkFailure } from '../api/networkFailure';
import type { ByteStream } from '../api/transport';
import { USER_AGENT } from '../api/address';
import { readAtMost, withoutCrash } from '../api/streams';
import { inputFailure, type FoxitFailure } from '../failure';
import { throwIfCancelled, type Clock } from '../task/clock';
import { Deadline } from '../task/deadline';
import { safeFileName } from './fileName';

/** Limit until the headers arrive, and of silence after. */
const TIMEOUT_MS = 30_000;
/** Limit of the whole download. */
const TOTAL_MS = 120_000;

/** A file from somewhere on the web, outside Foxit. */
export interface FetchedFile {
	fileName: string;
	content: Buffer;
}

export interface UrlRequest {
	url: string;
	/** Display name of the parameter that holds the URL. */
	label: string;
	/** Bytes; a longer answer is refused without being read to its end. */
	maxBytes: number;
	signal: AbortSignal;
}

/**
 * Downloads a file by a public link, following redirects; no credentials go along.
 *
 * @throws FoxitFailure `input` when the link leads to no file, or to one that is too large
 */
export async function fetchUrl(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	request: UrlRequest,
	clock: Clock = n8nClock,
): Promise<FetchedFile> {
	const url = checkedUrl(request);
	const deadline = new Deadline(TOTAL_MS, clock);
	let content: Buffer;
	try {
		const response = (await context.helpers.httpRequest({
			method: 'GET',
			url: url.href,
			headers: { Accept: '*/*', 'User-Agent': USER_AGENT },
			encoding: 'stream',
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			abortSignal: deadline.bound(request.signal),
		})) as IN8nHttpFullResponse;
		const body = response.body as unknown as ByteStream;
		const { statusCode } = response;
		if (statusCode < 200 || statusCode >= 300) {
			withoutCrash(body).destroy();
			throw refused(request, statusCode);
		}
		const start = await readAtMost(body, request.maxBytes);
		if (!start.isWhole) throw tooLong(request);
		({ content } = start);
	} catch (caught) {
		throwIfCancelled(request.signal);
		const failure = networkFailure(caught);
		throw failure.kind === 'input' ? failure : unreachable(request, failure);
	} finally {
		deadline.end();
	}
	return { fileName: safeFileName(decoded(url.pathname), 'document'), content };
}

function checkedUrl({ url, label }: UrlRequest): URL {
	const parsed = URL.canParse(url) ? new URL(url) : undefined;
	if (parsed && /^https?:$/.test(parsed.protocol)) return parsed;
	throw inputFailure(`"${label}" is not a web address`, {
		parameter: label,
		advice: 'It starts with https:// and leads to the file itself.',
	});
}

/** Percent signs of a path need not make sense. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

// The messages name no URL: links to shared files are keys to them.

function unreachable({ label }: UrlRequest, cause: FoxitFailure): FoxitFailure {
	return inputFailure(`The file at "${label}" cannot be downloaded`, {
		parameter: label,
		advice: `Check that this n8n can reach the address.${cause.facts.networkCode ? ` Network code: ${cause.facts.networkCode}.` : ''}`,
	});
}

function refused({ label }: UrlRequest, status: number): FoxitFailure {
	return inputFailure(`The file at "${label}" cannot be downloaded: HTTP ${status}`, {
		parameter: label,
		advice: 'The link must work without signing in. Or download the file with a node of its own.',
	});
}

function tooLong({ label, maxBytes }: UrlRequest): FoxitFailure {
	const megabytes = Math.floor(maxBytes / 1024 / 1024);
	return inputFailure(`The file at "${label}" is larger than ${megabytes} MB`, {
		parameter: label,
		advice: 'Check that the link leads to the right file.',
	});
}
