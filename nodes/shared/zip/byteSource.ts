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

/** Pieces are small enough to be checked and passed on without holding up other work. */
const PIECE_BYTES = 64 * 1024;

/** The directory of an archive lies at its end; so much of it is kept after the first visit. */
const TAIL_BYTES = 256 * 1024;

const NOTHING = Buffer.alloc(0);

/** An archive that is in memory. */
export function bufferSource(bytes: Buffer): ByteSource {
	return {
		size: bytes.length,
		read: async (position, length) => {
			checkRange(bytes.length, position, length);
			return await Promise.resolve(bytes.subarray(position, position + length));
		},
		stream: async function* (position, length) {
			checkRange(bytes.length, position, length);
			const end = position + length;
			for (let at = position; at < end; at += PIECE_BYTES) {
				yield await Promise.resolve(bytes.subarray(at, Math.min(at + PIECE_BYTES, end)));
			}
		},
		close: () => undefined,
	};
}

/**
 * An archive in a store that gives streams from the start only, as n8n's does. Reading forward
 * goes on with the open stream, reading backward opens a new one; the end is remembered.
 */
export class StreamSource implements ByteSource {
	private opened: { stream: ByteStream; pieces: AsyncIterator<Buffer> } | undefined;
	private position = 0;
	private rest: Buffer = NOTHING;
	private tail: { from: number; bytes: Buffer } | undefined;
	private closed = false;
	/** Steps wait for each other: members that are read at the same time get their own bytes. */
	private lastStep: Promise<unknown> = Promise.resolve();

	/**
	 * @param open gives the archive from its first byte on, at each call anew
	 * @param size bytes
	 */
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
		const end = position + length;
		for (let at = position; at < end;) {
			const piece = this.remembered(at, end - at) ?? (await this.step(at, end - at));
			at += piece.length;
			yield piece;
		}
	}

	close(): void {
		this.closed = true;
		this.drop();
	}

	private async readAt(position: number, length: number): Promise<Buffer> {
		const pieces: Buffer[] = [];
		for await (const piece of this.stream(position, length)) pieces.push(piece);
		return Buffer.concat(pieces, length);
	}

	private remembered(position: number, limit: number): Buffer | undefined {
		if (!this.tail || position < this.tail.from) return undefined;
		const at = position - this.tail.from;
		return this.tail.bytes.subarray(at, at + Math.min(limit, PIECE_BYTES));
	}

	private async step(position: number, limit: number): Promise<Buffer> {
		const step = this.lastStep.then(async () => {
			await this.moveTo(position);
			return await this.take(limit);
		});
		this.lastStep = step.catch(() => this.drop());
		return await step;
	}

	private async moveTo(position: number): Promise<void> {
		if (!this.opened || this.position > position) await this.reopen();
		while (this.position < position) await this.take(position - this.position);
	}

	private async reopen(): Promise<void> {
		this.drop();
		this.refuseWhenClosed();
		const stream = await this.open();
		// The iterator tells of errors, but nobody listens to it yet: a file that is missing would
		// end the process if the archive is closed meanwhile.
		stream.on('error', () => undefined);
		this.opened = { stream, pieces: (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]() };
		this.position = 0;
		this.refuseWhenClosed();
	}

	/** The next bytes, at most `limit` of them and at least one. */
	private async take(limit: number): Promise<Buffer> {
		while (this.rest.length === 0) {
			const next = await this.opened?.pieces.next();
			this.refuseWhenClosed();
			if (!next || next.done) throw outside(this.position, this.position, limit);
			this.rest = next.value;
		}
		const piece = this.rest.subarray(0, Math.min(limit, PIECE_BYTES));
		this.rest = this.rest.subarray(piece.length);
		this.position += piece.length;
		return piece;
	}

	private refuseWhenClosed(): void {
		if (this.closed) throw new Error('The archive was closed while it was being read');
	}

	private drop(): void {
		this.opened?.stream.destroy();
		this.opened = undefined;
		this.rest = NOTHING;
	}
}

function checkRange(size: number, position: number, length: number): void {
	if (position < 0 || length < 0 || position + length > size) throw outside(size, position, length);
}

function outside(end: number, position: number, length: number): Error {
	return archiveFailure(
		`expected ${length} bytes at offset ${position}, found the end of the file at ${end}`,
	);
}
