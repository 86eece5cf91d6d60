import type { IExecuteFunctions, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { n8nClock } from '../api/n8nClock';
import { networkFailure } from '../api/networkFailure';
import type { ByteStream } from '../api/transport';
import { USER_AGENT } from '../api/address';
import { readAtMost, withoutCrash } from '../api/streams';
import { inputFailure, type FoxitFailure } from '../failure';
import { throwIfCancelled, type Clock } from '../task/clock';
import { Deadline } from '../task/deadline';
import { toText } from '../values/members';
import { nameInDisposition } from './contentDisposition';
import { safeFileName } from './fileName';
import { hasType, nameInUrl } from './nameInUrl';

/** Limit until the headers arrive, and of silence after. */
const TIMEOUT_MS = 30_000;
/** Limit of the whole download of a file that is read at once. */
const TOTAL_MS = 120_000;
const MAX_REDIRECTS = 5;

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
	/** Sent to the host of the URL, and to no other that it leads on to. */
	headers?: Readonly<Record<string, string>>;
	signal: AbortSignal;
}

/** A file whose content is about to come. */
export interface OpenFile {
	/** Safe; without a type where nothing tells one. */
	fileName: string;
	/** As the server says; empty when it does not. */
	mimeType: string;
	/** Bytes, if the server has announced them. */
	announcedSize: number | undefined;
	stream: ByteStream;
	/** Closes the connection. */
	hangUp: () => void;
}

type FetchContext = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Downloads a file by a link and holds it in memory; no credentials go along.
 *
 * @throws FoxitFailure `input` when the link leads to no file, or to one that is too large
 */
export async function fetchUrl(
	context: FetchContext,
	request: UrlRequest,
	clock: Clock = n8nClock,
): Promise<FetchedFile> {
	const deadline = new Deadline(TOTAL_MS, clock);
	try {
		const bound = { ...request, signal: deadline.bound(request.signal) };
		const { fileName, stream } = await openUrl(context, bound);
		const { content, isWhole } = await readAtMost(stream, request.maxBytes);
		if (!isWhole) throw tooLong(request);
		return { fileName, content };
	} catch (caught) {
		throw fetchFailure(caught, request);
	} finally {
		deadline.end();
	}
}

/**
 * Asks for a file by a link, through n8n's own request helper and so under its rules on hosts.
 * Redirects are followed here, since the helper would hand the headers on to other hosts.
 *
 * @throws whatever the helper throws, for `fetchFailure`
 */
export async function openUrl(context: FetchContext, request: UrlRequest): Promise<OpenFile> {
	const first = checkedUrl(request);
	let url = first;
	for (let redirects = 0; ; redirects += 1) {
		const hungUp = new AbortController();
		const response = (await context.helpers.httpRequest({
			method: 'GET',
			url: url.href,
			headers: {
				...{ Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': USER_AGENT },
				...(url.origin === first.origin && request.headers),
			},
			encoding: 'stream',
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: AbortSignal.any([request.signal, hungUp.signal]),
		})) as IN8nHttpFullResponse;
		const { statusCode } = response;
		const stream = withoutCrash(response.body as unknown as ByteStream);
		const hangUp = () => hungUp.abort();
		const header = (name: string) => toText([response.headers[name] ?? ''].flat()[0]);
		if (statusCode >= 200 && statusCode < 300) {
			return { ...describe(first, url, header), stream, hangUp };
		}
		stream.destroy();
		hangUp();
		const target = [301, 302, 303, 307, 308].includes(statusCode) ? header('location') : '';
		if (target === '') throw refused(request, statusCode);
		if (redirects >= MAX_REDIRECTS || !URL.canParse(target, url.href)) throw astray(request);
		url = new URL(target, url);
		if (!isWeb(url)) throw astray(request);
	}
}

function describe(first: URL, last: URL, header: (name: string) => string) {
	const names = [nameInDisposition(header('content-disposition')), ...[last, first].map(nameInUrl)];
	const name = names.find((one) => one !== undefined && hasType(one)) ?? names.find(Boolean);
	const size = header('content-length');
	const isPlain = header('content-encoding') === '' && /^\d+$/.test(size);
	return {
		fileName: safeFileName(name, 'document'),
		mimeType: header('content-type').split(';', 1)[0]?.trim().toLowerCase() ?? '',
		announcedSize: isPlain ? Number(size) : undefined,
	};
}

function checkedUrl({ url, label }: UrlRequest): URL {
	const parsed = URL.canParse(url) ? new URL(url) : undefined;
	if (parsed && isWeb(parsed)) return parsed;
	throw inputFailure(`"${label}" is not a web address`, {
		parameter: label,
		advice: 'It starts with https:// and leads to the file itself.',
	});
}

function isWeb({ protocol }: URL): boolean {
	return protocol === 'https:' || protocol === 'http:';
}

// The messages name no URL: links to shared files are keys to them.

/** What a download failed with, in words that hold nothing of the address. */
export function fetchFailure(caught: unknown, request: UrlRequest): FoxitFailure {
	throwIfCancelled(request.signal);
	const failure = networkFailure(caught);
	return failure.kind === 'input' ? failure : unreachable(request, failure);
}

function unreachable({ label }: UrlRequest, { facts, kind, message }: FoxitFailure): FoxitFailure {
	const code = facts.networkCode ? ` Network code: ${facts.networkCode}.` : '';
	const check =
		facts.networkCause === 'blocked'
			? "This n8n instance's own network rules do not allow the address."
			: `Check that this n8n can reach the address.${code}`;
	// A disk that is full is no matter of the address.
	const isOurs = kind === 'unexpected' && facts.advice !== undefined;
	return inputFailure(
		isOurs ? message : `The file at "${label}" cannot be downloaded`,
		isOurs ? facts : { parameter: label, advice: check },
	);
}

function refused({ label }: UrlRequest, status: number): FoxitFailure {
	return inputFailure(`The file at "${label}" cannot be downloaded: HTTP ${status}`, {
		parameter: label,
		advice: 'The link must work without signing in. Or download the file with another node.',
	});
}

function astray({ label }: UrlRequest): FoxitFailure {
	return inputFailure(`"${label}" redirects too often, or to something that is not a web address`, {
		parameter: label,
		advice: `Give the address of the file itself: up to ${MAX_REDIRECTS} redirects are followed.`,
	});
}

/** The failure of a file that is larger than it may be. */
export function tooLong({ label, maxBytes }: UrlRequest): FoxitFailure {
	const megabytes = Math.floor(maxBytes / 1024 / 1024);
	return inputFailure(`The file at "${label}" is larger than ${megabytes} MB`, {
		parameter: label,
		advice: 'Check that the link leads to the right file.',
	});
}
