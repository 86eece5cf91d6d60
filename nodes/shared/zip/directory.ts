import { archiveFailure, hex, quoted } from './archiveFailure';
import type { ByteSource } from './byteSource';
import { readEndRecord, type EndRecord } from './endRecord';
import { readExtra, zip64Reader } from './extraField';
import type { ZipLimits } from './limits';
import { decodeName } from './memberName';
import { yieldToEventLoop } from '../eventLoop';

/** One member, as the central directory describes it: the only authority (local headers may lie). */
export interface ZipMember {
	/** As its writer meant it; not safe as a path, see `safeFileName`. */
	name: string;
	isDirectory: boolean;
	/** 0 stored, 8 deflated. */
	method: number;
	crc32: number;
	compressedSize: number;
	/** What the archive claims; counted against what is really produced. */
	size: number;
	localHeaderOffset: number;
	/** Why its content cannot be read; that does not keep others from being read. */
	unreadable?: string;
	/** Where the next member or the directory starts: this member's data must end before. */
	limitOffset: number;
}

const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;

const FLAG_ENCRYPTED = 0x0001;
const FLAG_STRONG_ENCRYPTION = 0x0040;

/** No writer needs more for names, extras and comments of so many members. */
const MAX_DIRECTORY_BYTES_PER_MEMBER = 4_096;

/** Takes some 20 ms where names and extra fields are as long as they can be. */
const DIRECTORY_BYTES_PER_TURN = 256 * 1024;

/**
 * Reads the list of members.
 *
 * @returns members in the order of the directory
 * @throws FoxitFailure `archive` for anything that cannot be trusted as a whole
 */
export async function readDirectory(source: ByteSource, limits: ZipLimits): Promise<ZipMember[]> {
	const end = await readEndRecord(source);
	checkCount(end, limits);
	const directory = await source.read(end.directoryOffset, end.directorySize);
	const members: ZipMember[] = [];
	let at = 0;
	let turnAt = DIRECTORY_BYTES_PER_TURN;
	for (let index = 0; index < end.memberCount; index += 1) {
		const entry = readEntry(directory, at);
		members.push(entry.member);
		at = entry.next;
		if (at < turnAt) continue;
		turnAt = at + DIRECTORY_BYTES_PER_TURN;
		await yieldToEventLoop();
	}
	if (at + 4 <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
		throw archiveFailure(
			`its end record counts ${end.memberCount} members, but its directory has more`,
		);
	}
	setLimitOffsets(members, end.directoryOffset);
	return members;
}

function checkCount({ memberCount, directorySize }: EndRecord, limits: ZipLimits): void {
	if (memberCount > limits.maxMembers) {
		throw archiveFailure(
			`it has ${memberCount} members, more than the limit of ${limits.maxMembers}`,
		);
	}
	if (memberCount * ENTRY_BYTES > directorySize) {
		throw archiveFailure(
			`its directory of ${directorySize} bytes is too small for ${memberCount} members`,
		);
	}
	if (directorySize > limits.maxMembers * MAX_DIRECTORY_BYTES_PER_MEMBER) {
		throw archiveFailure(
			`its directory has ${directorySize} bytes, more than the limit of ${limits.maxMembers * MAX_DIRECTORY_BYTES_PER_MEMBER}`,
		);
	}
}

function readEntry(directory: Buffer, at: number): { member: ZipMember; next: number } {
	if (at + ENTRY_BYTES > directory.length) {
		throw archiveFailure('its directory ends in the middle of a member');
	}
	const header = directory.subarray(at);
	//  0  4  signature
	//  4  2  made by             6  2  needed to extract
	//  8  2  flags              10  2  method
	// 12  4  time and date      16  4  CRC-32
	// 20  4  compressed size    24  4  size
	// 28  2  name length        30  2  extra length
	// 32  2  comment length     34  2  disk where the member starts
	// 36  2  internal attributes  38  4  external attributes
	// 42  4  local header offset
	const signature = header.readUInt32LE(0);
	if (signature !== ENTRY_SIGNATURE) {
		throw archiveFailure(
			`expected a directory entry (${hex(ENTRY_SIGNATURE)}), found ${hex(signature)}`,
		);
	}
	const flags = header.readUInt16LE(8);
	const nameLength = header.readUInt16LE(28);
	const extraLength = header.readUInt16LE(30);
	const commentLength = header.readUInt16LE(32);
	const next = at + ENTRY_BYTES + nameLength + extraLength + commentLength;
	if (next > directory.length) throw archiveFailure('a name in its directory runs over the end');

	const rawName = header.subarray(ENTRY_BYTES, ENTRY_BYTES + nameLength);
	const extraStart = ENTRY_BYTES + nameLength;
	const extra = readExtra(header.subarray(extraStart, extraStart + extraLength));
	const name = decodeName(rawName, flags, extra);
	const trueValue = zip64Reader(extra, name);
	const size = trueValue(header.readUInt32LE(24));
	const compressedSize = trueValue(header.readUInt32LE(20));
	const localHeaderOffset = trueValue(header.readUInt32LE(42));
	const method = header.readUInt16LE(10);
	const unreadable =
		flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION)
			? `its member ${quoted(name)} is encrypted; expected one without a password`
			: method === 0 && compressedSize !== size
				? `its stored member ${quoted(name)} claims ${size} bytes but holds ${compressedSize}`
				: undefined;
	const member: ZipMember = {
		name,
		isDirectory: name.endsWith('/') || name.endsWith('\\'),
		method,
		crc32: header.readUInt32LE(16),
		compressedSize,
		size,
		localHeaderOffset,
		...(unreadable && { unreadable }),
		limitOffset: 0,
	};
	return { member, next };
}

/** Members that share bytes are the trick of overlapping bombs: no honest writer makes them. */
function setLimitOffsets(members: readonly ZipMember[], directoryOffset: number): void {
	const byOffset = [...members].sort((a, b) => a.localHeaderOffset - b.localHeaderOffset);
	byOffset.forEach((member, index) => {
		member.limitOffset = byOffset[index + 1]?.localHeaderOffset ?? directoryOffset;
		refuseOverlap(member, member.localHeaderOffset + LOCAL_HEADER_BYTES);
	});
}

/**
 * @param dataOffset where the member's compressed bytes start, or the least that this can be
 * @throws FoxitFailure when a member's bytes run into the next one's or into the directory
 */
export function refuseOverlap(member: ZipMember, dataOffset: number): void {
	const end = dataOffset + member.compressedSize;
	if (end <= member.limitOffset) return;
	throw archiveFailure(
		`its member ${quoted(member.name)} overlaps what follows it: expected its end by offset ${member.limitOffset}, found it at ${end} or later`,
	);
}
