import type { FoxitFailure } from '../failure';
import { archiveFailure, hex, quoted } from './archiveFailure';
import type { ByteSource } from './byteSource';
import { crc32 } from './crc32';
import { readDirectory, refuseOverlap, type ZipMember } from './directory';
import { inflate } from './inflate';
import type { ZipLimits } from './limits';
import { yieldToEventLoop } from '../eventLoop';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const METHOD_STORED = 0;
const METHOD_DEFLATED = 8;

/** Takes some 10 ms, the CRC-32 being the work. */
const CONTENT_BYTES_PER_TURN = 4 * 1024 * 1024;

/**
 * An open ZIP archive: the central directory is the authority, limits count the bytes produced.
 *
 * The principles are yauzl's (and yauzl is the oracle of its tests): follow the specification,
 * hold little in memory, never crash on bad input. Read members in the order of `members` sorted
 * by offset where the source can only go forward cheaply.
 */
export class ZipArchive {
	private producedBytes = 0;

	private constructor(
		private readonly source: ByteSource,
		private readonly limits: ZipLimits,
		/** In the order of the directory. */
		readonly members: readonly ZipMember[],
	) {}

	/** @throws FoxitFailure `archive` when the directory cannot be trusted */
	static async open(source: ByteSource, limits: ZipLimits): Promise<ZipArchive> {
		return new ZipArchive(source, limits, await readDirectory(source, limits));
	}

	/**
	 * A member's content, piece by piece.
	 *
	 * @throws FoxitFailure `archive` at the piece where a lie, damage or a limit shows; what came
	 *   before must then be thrown away
	 */
	async *read(member: ZipMember): AsyncGenerator<Buffer> {
		const raw = this.source.stream(await this.dataOffset(member), member.compressedSize);
		const content =
			member.method === METHOD_DEFLATED
				? inflate(raw, (reason) =>
						archiveFailure(`its member ${quoted(member.name)} does not inflate: ${reason}`),
					)
				: raw;
		let size = 0;
		let crc = 0;
		let turnAt = CONTENT_BYTES_PER_TURN;
		for await (const piece of content) {
			size += piece.length;
			this.count(piece.length);
			if (size > member.size) throw sizeLie(member, `more than that`);
			crc = crc32(piece, crc);
			yield piece;
			if (size < turnAt) continue;
			turnAt = size + CONTENT_BYTES_PER_TURN;
			await yieldToEventLoop();
		}
		if (size !== member.size) throw sizeLie(member, `only ${size}`);
		if (crc !== member.crc32) {
			throw archiveFailure(
				`its member ${quoted(member.name)} is damaged: expected CRC-32 ${hex(member.crc32)}, found ${hex(crc)}`,
			);
		}
	}

	private count(bytes: number): void {
		this.producedBytes += bytes;
		if (this.producedBytes > this.limits.maxTotalBytes) {
			throw archiveFailure(
				`it inflates to more than the limit of ${this.limits.maxTotalBytes} bytes`,
			);
		}
	}

	private async dataOffset(member: ZipMember): Promise<number> {
		if (member.unreadable !== undefined) throw archiveFailure(member.unreadable);
		if (member.method !== METHOD_STORED && member.method !== METHOD_DEFLATED) {
			throw archiveFailure(
				`its member ${quoted(member.name)} is compressed by method ${member.method}; expected 0 (stored) or 8 (deflated)`,
			);
		}
		const header = await this.source.read(member.localHeaderOffset, LOCAL_HEADER_BYTES);
		//  0  4  signature         26  2  name length       28  2  extra length
		const signature = header.readUInt32LE(0);
		if (signature !== LOCAL_SIGNATURE) {
			throw archiveFailure(
				`expected the header of ${quoted(member.name)} (${hex(LOCAL_SIGNATURE)}), found ${hex(signature)}`,
			);
		}
		const start =
			member.localHeaderOffset +
			LOCAL_HEADER_BYTES +
			header.readUInt16LE(26) +
			header.readUInt16LE(28);
		refuseOverlap(member, start);
		return start;
	}
}

function sizeLie({ name, size }: ZipMember, found: string): FoxitFailure {
	return archiveFailure(`its member ${quoted(name)} claims ${size} bytes, found ${found}`);
}
