import { createHash } from 'node:crypto';

import type { Call, CallSender } from '../api/callSender';
import { errorInsideSuccess } from '../api/answer';
import { networkFailure } from '../api/networkFailure';
import { MAX_ERROR_BODY_BYTES, type ByteStream, type HttpResponse } from '../api/transport';
import { FoxitFailure, type FailureKind } from '../failure';
import { throwIfCancelled } from '../task/clock';
import { sha256Of } from './sha256';
import { SNIFF_BYTES, type FileType } from './fileType';
import {
	checkEnd,
	endOf,
	isPageInPlaceOfText,
	isTextual,
	refuseOtherPage,
	truncated,
	typeOf,
	wrongStart,
} from './contentCheck';
import { guardSilence } from '../api/silenceGuard';
import { peek, streamOf, type BufferStream } from '../api/streams';

/** A truncated download is fetched again so many times in all. */
const MAX_ATTEMPTS = 3;
/** `service`: the error body of a passing fault, with status 200. */
const WORTH_ANOTHER_ATTEMPT: ReadonlySet<FailureKind> = new Set([
	'truncated',
	'network',
	'service',
]);
/** Silence on the line after which a download counts as broken. */
const DOWNLOAD_SILENCE_MS = 60_000;

/** What a sink is told about the content before it comes. */
export interface Incoming extends FileType {
	/** Bytes, if the service has announced them. */
	announcedSize: number | undefined;
}

/** Puts the content where it belongs (n8n's binary store) and describes what was stored. */
export type Sink<T> = (content: ByteStream | Buffer, incoming: Incoming) => Promise<T>;

export interface ReceiveRequest<T> {
	/** Where the content is, below the client's address. */
	path: string;
	/** In what the call differs from a plain GET. */
	call?: Partial<
		Pick<Call, 'body' | 'headers' | 'method' | 'review' | 'timeoutMs' | 'usesFreshDocument'>
	>;
	/** Awaited before every attempt: a pause that is kept in addition to the pace. */
	before?: () => Promise<void>;
	/** Called when an attempt has been answered. */
	answered?: () => void;
	/** Extensions that the operation promises, with the dot; none: the first bytes decide alone. */
	extensions: readonly string[];
	sink: Sink<T>;
	toBuffer: BufferStream;
	signal: AbortSignal;
}

/** What came of a download. */
export interface Received<T> {
	stored: T;
	type: FileType;
	/** Bytes. */
	size: number;
	/** In lower-case hexadecimal digits. */
	sha256: string;
}

/**
 * Streams content from the service to a sink. A body that is shorter than announced, lacks the first
 * bytes of its type, stalls or breaks off is fetched again.
 *
 * @throws FoxitFailure `truncated` when it stays so
 */
export async function receiveFile<T>(
	client: CallSender,
	request: ReceiveRequest<T>,
): Promise<Received<T>> {
	for (let attempt = 1; ; attempt += 1) {
		const response = await client.send({
			method: 'GET',
			...request.call,
			path: request.path,
			// A compressed body would make the announced length meaningless.
			headers: { 'Accept-Encoding': 'identity', ...request.call?.headers },
			response: 'stream',
			...(request.before && { before: request.before }),
			kind: 'repeatable',
			priority: 'work',
			goesOn: true,
			signal: request.signal,
		});
		request.answered?.();

		const outcome = await tryReceive(client, response, request);
		if ('received' in outcome) return outcome.received;
		throwIfCancelled(request.signal);
		const { failure } = outcome;
		if (!WORTH_ANOTHER_ATTEMPT.has(failure.kind) || attempt >= MAX_ATTEMPTS) {
			throw asTruncated(failure);
		}
	}
}

async function tryReceive<T>(
	client: CallSender,
	response: HttpResponse,
	request: ReceiveRequest<T>,
): Promise<{ received: Received<T> } | { failure: FoxitFailure }> {
	const { stream, hangUp } = response;
	if (!stream) return { failure: truncated('Foxit sent no content') };
	const guard = guardSilence(stream, DOWNLOAD_SILENCE_MS, client.clock, request.signal, hangUp);
	try {
		return { received: await receive(client, response, stream, guard.touch, request) };
	} catch (caught) {
		stream.destroy();
		hangUp?.();
		return { failure: networkFailure(caught, request.signal) };
	} finally {
		guard.stop();
	}
}

async function receive<T>(
	client: CallSender,
	response: HttpResponse,
	stream: ByteStream,
	touch: () => void,
	request: ReceiveRequest<T>,
): Promise<Received<T>> {
	const { head, ended } = await peek(stream, SNIFF_BYTES);
	const announced = announcedLength(response);
	if (isPageInPlaceOfText(head, response, request.extensions)) throw wrongStart('.txt');

	if (startsLikeJson(head) && isShort(announced, ended)) {
		const bytes = ended ? head : await request.toBuffer(stream);
		checkLength(bytes.length, announced);
		const text = client.withoutSecrets(bytes.toString('utf8'), 'words');
		const failure = failureIn({ ...response, text }, client, request);
		if (failure) throw failure;
		refuseEcho(head, client);
		return await store(bytes, announced, request, head);
	}
	refuseEcho(head, client);
	refuseOtherPage(head, response, request.extensions);
	const type = typeOf(head, request.extensions);
	if (ended) return await store(head, announced, request, head);

	let size = 0;
	const hash = createHash('sha256');
	const last = endOf(type, request.extensions);
	const counted = async function* () {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			size += chunk.length;
			hash.update(chunk);
			last.push(chunk);
			touch();
			yield chunk;
		}
		checkLength(size, announced);
		checkEnd(last, type);
	};
	const content = streamOf(stream, counted());
	if (!content) return await store(await request.toBuffer(stream), announced, request, head);
	const stored = await request.sink(content, { ...type, announcedSize: announced });
	// A store that swallows a broken stream must not pass for success.
	checkLength(size, announced);
	return { stored, type, size, sha256: hash.digest('hex') };
}

/** Something between here and Foxit that sends requests back would give the account away. */
function refuseEcho(head: Buffer, client: CallSender): void {
	const start = head.toString('utf8');
	if (client.withoutSecrets(start, 'data') === start) return;
	throw truncated('The download from Foxit contains the secret of the account');
}

/** What of the promised types can be JSON. */
function promisedIn(extensions: readonly string[]): 'data' | 'text' | undefined {
	if (extensions.length === 0 || extensions.includes('.json')) return 'data';
	return extensions.some(isTextual) ? 'text' : undefined;
}

/**
 * The failure that a JSON answer stands for: by the service's own reading, or by what all have in
 * common.
 */
function failureIn<T>(
	response: HttpResponse,
	client: CallSender,
	{ call, extensions }: ReceiveRequest<T>,
): FoxitFailure | undefined {
	const reviewed = call?.review?.({ response });
	if (reviewed && 'failure' in reviewed) return reviewed.failure;
	return errorInsideSuccess(response.text, client.clock.now(), promisedIn(extensions));
}

async function store<T>(
	content: Buffer,
	announced: number | undefined,
	request: ReceiveRequest<T>,
	head: Buffer,
): Promise<Received<T>> {
	checkLength(content.length, announced);
	const type = typeOf(head, request.extensions);
	const last = endOf(type, request.extensions);
	last.push(content);
	checkEnd(last, type);
	const stored = await request.sink(content, { ...type, announcedSize: content.length });
	return { stored, type, size: content.length, sha256: sha256Of(content) };
}

/** Error bodies are short; longer JSON can only be a result, and must not be held in memory. */
function isShort(announced: number | undefined, ended: boolean): boolean {
	return ended || (announced !== undefined && announced <= MAX_ERROR_BODY_BYTES);
}

function startsLikeJson(head: Buffer): boolean {
	return /^\ufeff?\s*\{/.test(head.subarray(0, 64).toString('utf8'));
}

function announcedLength(response: HttpResponse): number | undefined {
	if (response.headers['content-encoding']) return undefined;
	const value = response.headers['content-length'];
	return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

function checkLength(size: number, announced: number | undefined): void {
	if (announced !== undefined && size !== announced) {
		throw truncated(`Only ${size} of ${announced} bytes arrived from Foxit`);
	}
}

function asTruncated(failure: FoxitFailure): FoxitFailure {
	if (failure.kind !== 'network') return failure;
	return new FoxitFailure('truncated', 'The download from Foxit ended early', failure.facts);
}
