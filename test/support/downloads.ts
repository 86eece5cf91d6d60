import { Readable } from 'node:stream';

import type { Reply } from './scripted-transport';

export const bytes = (text: string) => Buffer.from(text, 'utf8');

/** The start and the end of a PDF. */
export const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n%%EOF\n', 'latin1');

/** The start and the end of a ZIP container, with so much between them. */
export function zipOf(directory: string, content = ' and so on'): Buffer {
	const local = Buffer.from(`PK\x03\x04${content}`, 'latin1');
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt32LE(Buffer.byteLength(directory), 12);
	end.writeUInt32LE(local.length, 16);
	return Buffer.concat([local, Buffer.from(directory), end]);
}

export const ZIP = zipOf('1.jpg');
export const DOCX = zipOf('word/document.xml');

/** A PDF with so many more bytes in it. */
export const longPdf = (more: number) =>
	Buffer.concat([PDF.subarray(0, 20), Buffer.alloc(more, 'x'), Buffer.from('\n%%EOF\n')]);

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
