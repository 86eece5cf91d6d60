import { NO_LONGER_NEEDED } from '../failure';
import type { Clock } from '../task/clock';
import { MAX_ERROR_BODY_BYTES, type ByteStream } from './transport';

/** Turns a whole stream into one buffer; n8n's own helper does it. */
export type BufferStream = (stream: ByteStream) => Promise<Buffer>;

/**
 * Makes a stream out of a generator. n8n forbids importing from `stream`, but every Node.js stream
 * can lead to `Readable.from` through its own class.
 *
 * @param like any stream that the host has made
 * @returns `undefined` when the host's stream is of a foreign kind; then the bytes must be buffered
 */
export function streamOf(like: ByteStream, chunks: AsyncIterable<Buffer>): ByteStream | undefined {
	const { from } = like.constructor as Partial<typeof import('node:stream').Readable>;
	const made = from?.call(like.constructor, chunks, { objectMode: false });
	return made && withoutCrash(made);
}

/**
 * Keeps a stream from ending the whole process when it fails at a moment in which nobody listens:
 * before its reader has begun, or after it has given up. Readers hear of the failure all the same.
 */
export function withoutCrash(stream: ByteStream): ByteStream {
	return stream.on('error', () => undefined);
}

/** The start of a stream, and whether that was all of it. */
export interface Peek {
	head: Buffer;
	ended: boolean;
}

/**
 * Reads the first bytes of a stream and, unless the stream has ended, puts them back.
 *
 * @param wanted how many bytes to look for; fewer come back only at the end of the stream
 * @throws whatever the stream fails with
 */
export async function peek(stream: ByteStream, wanted: number): Promise<Peek> {
	const chunks: Buffer[] = [];
	let size = 0;
	while (size < wanted) {
		const chunk = (stream.read() as Buffer | null) ?? undefined;
		if (chunk) {
			chunks.push(chunk);
			size += chunk.length;
		} else if (!(await moreToRead(stream))) {
			return { head: Buffer.concat(chunks), ended: true };
		}
	}
	const head = Buffer.concat(chunks);
	stream.unshift(head);
	return { head, ended: false };
}

/** Resolves once there is something to read (true) or nothing more will come (false). */
async function moreToRead(stream: ByteStream): Promise<boolean> {
	if (stream.readableEnded) return false;
	if (stream.errored) {
		withoutCrash(stream); // The event may be still to come.
		throw stream.errored;
	}
	if (stream.destroyed) throw new Error('The stream was closed early');
	return await new Promise<boolean>((resolve, reject) => {
		const settle = (act: () => void) => () => {
			stream.off('readable', onReadable);
			stream.off('end', onEnd);
			stream.off('error', onError);
			stream.off('close', onClose);
			act();
		};
		const onReadable = settle(() => resolve(true));
		const onEnd = settle(() => resolve(false));
		const onClose = settle(() => reject(new Error('The stream was closed early')));
		const onError = (error: Error) => settle(() => reject(error))();
		stream.on('readable', onReadable);
		stream.on('end', onEnd);
		stream.on('error', onError);
		stream.on('close', onClose);
	});
}

/** The start of a body that somebody else has made as long as they liked. */
export interface Start {
	content: Buffer;
	/** Whether there is no more of it. */
	isWhole: boolean;
}

/**
 * Reads at most so many bytes of a stream, and leaves the rest unread.
 *
 * @throws whatever the stream fails with
 */
export async function readAtMost(stream: ByteStream, maxBytes: number): Promise<Start> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > maxBytes) break; // Leaving the loop destroys the stream.
	}
	return { content: Buffer.concat(chunks).subarray(0, maxBytes), isWhole: size <= maxBytes };
}

/** The same for words of which what has arrived must do when the line breaks. */
export async function readStart(stream: ByteStream, maxBytes: number): Promise<Buffer> {
	const kept: Buffer[] = [];
	let room = maxBytes;
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			kept.push(chunk.subarray(0, room));
			room -= chunk.length;
			if (room <= 0) break;
		}
	} catch {
		// The status has told what matters.
	}
	return Buffer.concat(kept);
}

/**
 * The text of a short answer whose body came as a stream, so that neither its length nor its pace is
 * whoever answers' to choose.
 *
 * @param ms milliseconds until the rest is given up
 */
export async function shortText(body: unknown, ms: number, clock: Clock): Promise<string> {
	if (typeof body === 'string') return body;
	if (typeof (body as Partial<ByteStream> | undefined)?.pipe !== 'function') {
		return body === undefined ? '' : JSON.stringify(body);
	}
	const stream = withoutCrash(body as ByteStream);
	const ended = new AbortController();
	clock.sleep(ms, ended.signal).then(
		() => stream.destroy(),
		() => undefined, // Read in time.
	);
	try {
		return (await readStart(stream, MAX_ERROR_BODY_BYTES)).toString('utf8');
	} finally {
		ended.abort(NO_LONGER_NEEDED);
		stream.destroy();
	}
}
