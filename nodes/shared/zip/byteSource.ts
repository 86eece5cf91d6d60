import type { ByteStream } from '../api/transport';
import { archiveFailure } from './archiveFailure';

/** Random access to the bytes of an archive. */
export interface ByteSource {
	/** Bytes. */
	readonly size: number;
	/** Exactly `length` bytes from `position`; refuses to read outside the file. */
	read: (position: number, length: number) => Promise<Buffer>;
	/** The same bytes piece by piece, for members that may be large. */
	stream: (position: number, length: number) => AsyncGenerator<Buffer>;
	/** Releases whatever is open. */
	close: () => void;
}

/** An archive that is in memory. */
export function bufferSource(bytes: Buffer): ByteSource {
	const slice = (position: number, length: number) => {
		checkRange(bytes.length, position, length);
		return bytes.subarray(position, position + length);
	};
	return {
		size: bytes.length,
		read: async (position, length) => await Promise.resolve(slice(position, length)),
		stream: async function* (position, length) {
			await Promise.resolve();
			for (let at = position; at < position + length; at += PIECE_BYTES) {
				yield slice(at, Math.min(PIECE_BYTES, position + length - at));
			}
		},
		close: () => undefined,
	};
}

const PIECE_BYTES = 64 * 1024;

/** The directory of an archive lies at its end; so much of it is kept after the first visit. */
const TAIL_BYTES = 256 * 1024;

/**
 * An archive in a store that gives streams from the start only, as n8n's does. Reading forward
 * goes on with the open stream, reading backward opens a new one; the end is remembered.
 */
export class StreamSource implements ByteSource {
	private stream_: ByteStream | undefined;
	private iterator: AsyncIterator<Buffer> | undefined;
	private position = 0;
	private rest: Buffer = Buffer.alloc(0);
	private tail: { from: number; bytes: Buffer } | undefined;

	constructor(
		private readonly open: () => Promise<ByteStream>,
		readonly size: number,
	) {}

	async read(position: number, length: number): Promise<Buffer> {
		checkRange(this.size, position, length);
		const tailFrom = Math.max(0, this.size - TAIL_BYTES);
		if (position < tailFrom) return await this.readAt(position, length);
		this.tail ??= { from: tailFrom, bytes: await this.readAt(tailFrom, this.size - tailFrom) };
		return this.tail.bytes.subarray(position - tailFrom, position - tailFrom + length);
	}

	async *stream(position: number, length: number): AsyncGenerator<Buffer> {
		checkRange(this.size, position, length);
		await this.moveTo(position);
		for (let left = length; left > 0;) {
			const piece = await this.take(left);
			left -= piece.length;
			yield piece;
		}
	}

	close(): void {
		this.stream_?.destroy();
		this.stream_ = undefined;
		this.iterator = undefined;
	}

	private async readAt(position: number, length: number): Promise<Buffer> {
		const pieces: Buffer[] = [];
		for await (const piece of this.stream(position, length)) pieces.push(piece);
		return Buffer.concat(pieces, length);
	}

	private async moveTo(position: number): Promise<void> {
		if (!this.iterator || this.position > position) {
			this.close();
			this.stream_ = await this.open();
			this.iterator = (this.stream_ as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
			this.position = 0;
			this.rest = Buffer.alloc(0);
		}
		while (this.position < position) await this.take(position - this.position);
	}

	/** The next bytes, at most `limit` of them and at least one. */
	private async take(limit: number): Promise<Buffer> {
		while (this.rest.length === 0) {
			const next = await this.iterator?.next();
			if (!next || next.done) throw outside(this.size, this.position, limit);
			this.rest = next.value;
		}
		const piece = this.rest.subarray(0, limit);
		this.rest = this.rest.subarray(piece.length);
		this.position += piece.length;
		return piece;
	}
}

function checkRange(size: number, position: number, length: number): void {
	if (position < 0 || length < 0 || position + length > size) throw outside(size, position, length);
}

function outside(size: number, position: number, length: number): Error {
	return archiveFailure(
		`expected ${length} bytes at offset ${position}, found the end of the file at ${size}`,
	);
}
