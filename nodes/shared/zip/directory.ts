import { archiveFailure, hex } from './archiveFailure';
import type { ByteSource } from './byteSource';
import { readEndRecord, readSafe64, type EndRecord } from './endRecord';
import type { ZipLimits } from './limits';
import { decodeName, type ExtraField } from './memberName';

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
	/** Where the next member or the directory starts: this member's data must end before. */
	limitOffset: number;
}

const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;

const FLAG_ENCRYPTED = 0x0001;
const FLAG_STRONG_ENCRYPTION = 0x0040;
const SENTINEL_32 = 0xffffffff;
const EXTRA_ZIP64 = 0x0001;

/** No writer needs more for names, extras and comments of so many members. */
const MAX_DIRECTORY_BYTES_PER_MEMBER = 4_096;

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
	for (let index = 0; index < end.memberCount; index += 1) {
		const entry = readEntry(directory, at);
		members.push(entry.member);
		at = entry.next;
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
		throw archiveFailure(`its directory has ${directorySize} bytes, too much to read`);
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
	const sizes = readSizes(header, extra, name);
	if (flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION)) {
		throw archiveFailure(`its member "${name}" is encrypted`);
	}
	const method = header.readUInt16LE(10);
	if (method === 0 && sizes.compressedSize !== sizes.size) {
		throw archiveFailure(
			`its stored member "${name}" claims ${sizes.size} bytes but holds ${sizes.compressedSize}`,
		);
	}
	const member: ZipMember = {
		name,
		isDirectory: name.endsWith('/') || name.endsWith('\\'),
		method,
		crc32: header.readUInt32LE(16),
		...sizes,
		limitOffset: 0,
	};
	return { member, next };
}

function readExtra(bytes: Buffer): ExtraField[] {
	const fields: ExtraField[] = [];
	let at = 0;
	while (at + 4 <= bytes.length) {
		const id = bytes.readUInt16LE(at);
		const length = bytes.readUInt16LE(at + 2);
		if (at + 4 + length > bytes.length) {
			throw archiveFailure('an extra field in its directory runs over the end');
		}
		fields.push({ id, data: bytes.subarray(at + 4, at + 4 + length) });
		at += 4 + length;
	}
	return fields;
}

type Sizes = Pick<ZipMember, 'compressedSize' | 'size' | 'localHeaderOffset'>;

/** Sizes and offset; those that hold the sentinel follow one another in the ZIP64 field (4.5.3). */
function readSizes(header: Buffer, extra: readonly ExtraField[], name: string): Sizes {
	let at = 0;
	const zip64 = extra.find(({ id }) => id === EXTRA_ZIP64)?.data;
	const resolve = (value: number): number => {
		if (value !== SENTINEL_32) return value;
		if (!zip64 || at + 8 > zip64.length) {
			throw archiveFailure(`its member "${name}" lacks the ZIP64 size that it refers to`);
		}
		at += 8;
		return readSafe64(zip64, at - 8);
	};
	const size = resolve(header.readUInt32LE(24));
	const compressedSize = resolve(header.readUInt32LE(20));
	const localHeaderOffset = resolve(header.readUInt32LE(42));
	return { size, compressedSize, localHeaderOffset };
}

/** Members that share bytes are the trick of overlapping bombs: no honest writer makes them. */
function setLimitOffsets(members: readonly ZipMember[], directoryOffset: number): void {
	const byOffset = [...members].sort((a, b) => a.localHeaderOffset - b.localHeaderOffset);
	byOffset.forEach((member, index) => {
		member.limitOffset = byOffset[index + 1]?.localHeaderOffset ?? directoryOffset;
		const least = member.localHeaderOffset + LOCAL_HEADER_BYTES + member.compressedSize;
		if (least > member.limitOffset) throw overlapping(member);
	});
}

/** The failure of a member whose bytes run into the next one's. */
export function overlapping({ name, limitOffset }: ZipMember): Error {
	return archiveFailure(
		`its member "${name}" overlaps what follows it: expected it to end by offset ${limitOffset}`,
	);
}
