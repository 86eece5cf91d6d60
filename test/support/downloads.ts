import { Readable } from 'node:stream';

import type { Reply } from './scripted-transport';

export const bytes = (text: string) => Buffer.from(text, 'utf8');

/** The start of a PDF. */
export const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'latin1');
/** The start of a ZIP container. */
export const ZIP = Buffer.from('PK\x03\x04 and so on', 'latin1');

const CHUNK_BYTES = 16_384;

function* chunksOf(content: Buffer): Generator<Buffer, void> {
	for (let at = 0; at < content.length; at += CHUNK_BYTES) {
		yield content.subarray(at, at + CHUNK_BYTES);
	}
}

/** An answer whose body is the given content, its length announced unless told otherwise. */
export function replyWith(
	content: Buffer,
	headers: Record<string, string> = { 'content-length': String(content.length) },
): Reply {
	return { status: 200, headers, stream: Readable.from(chunksOf(content), { objectMode: false }) };
}

/** A body that stops half-way without ending. */
export function silentAfter(content = Buffer.alloc(0)): Readable {
	const stream = new Readable({ read: () => undefined });
	for (const chunk of chunksOf(content)) stream.push(chunk);
	return stream;
}

/** A body that breaks off, as the connection does. */
export function breakingAfter(content = Buffer.alloc(0)): Readable {
	return endingWith(content, Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
}

/** A body that is closed without a word. */
export function closingAfter(content = Buffer.alloc(0)): Readable {
	return endingWith(content);
}

function endingWith(content: Buffer, error?: Error): Readable {
	const chunks = chunksOf(content);
	return new Readable({
		read() {
			const next = chunks.next();
			if (next.done) this.destroy(error);
			else this.push(next.value);
		},
	});
}
