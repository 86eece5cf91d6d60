import { archiveFailure, hex } from './archiveFailure';
import type { ByteSource } from './byteSource';
import { readSafe64 } from './extraField';

/** Where the central directory lies. */
export interface EndRecord {
	memberCount: number;
	directoryOffset: number;
	directorySize: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;

const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;

/** A field that holds this value has its true value in the ZIP64 record. */
const SENTINEL_16 = 0xffff;
const SENTINEL_32 = 0xffffffff;

/**
 * Finds the end of central directory record (APPNOTE 4.3.16), ZIP64 included (4.3.14, 4.3.15).
 *
 * @throws FoxitFailure `archive`
 */
export async function readEndRecord(source: ByteSource): Promise<EndRecord> {
	const windowBytes = Math.min(source.size, END_BYTES + MAX_COMMENT_BYTES);
	const windowStart = source.size - windowBytes;
	const window = await source.read(windowStart, windowBytes);
	const found = findEnd(window, windowStart);
	if (!('at' in found)) throw await noEndRecord(source, window, found.strayAt);
	const { at } = found;
	const end = window.subarray(at);
	//  0  4  signature
	//  4  2  number of this disk
	//  6  2  disk where the directory starts
	//  8  2  members on this disk
	// 10  2  members in all
	// 12  4  directory size
	// 16  4  directory offset
	// 20  2  comment length
	const narrow: EndRecord = {
		memberCount: end.readUInt16LE(10),
		directorySize: end.readUInt32LE(12),
		directoryOffset: end.readUInt32LE(16),
	};
	const endOffset = windowStart + at;
	if (endOffset >= ZIP64_LOCATOR_BYTES) {
		const wide = await readZip64End(source, endOffset - ZIP64_LOCATOR_BYTES);
		if (wide) return agreed(narrow, wide);
	}
	const membersHere = end.readUInt16LE(8);
	refuseSplit(end.readUInt16LE(4), end.readUInt16LE(6), membersHere, narrow.memberCount);
	return inside(narrow, endOffset);
}

/**
 * Where the last record starts whose comment reaches exactly to the end of the file. Failing that,
 * the last one at which a directory ends: some writers and mail gateways leave bytes behind it.
 */
function findEnd(
	window: Buffer,
	windowStart: number,
): { at: number } | { strayAt: number | undefined } {
	let strayAt: number | undefined;
	let bytesBehind: number | undefined;
	for (let at = window.length - END_BYTES; at >= 0; at -= 1) {
		if (window.readUInt32LE(at) !== END_SIGNATURE) continue;
		const behind = window.length - at - END_BYTES - commentLength(window, at);
		if (behind === 0) return { at };
		const directoryEnd = window.readUInt32LE(at + 12) + window.readUInt32LE(at + 16);
		if (behind > 0 && directoryEnd === windowStart + at) bytesBehind ??= at;
		strayAt ??= at;
	}
	return bytesBehind === undefined ? { strayAt } : { at: bytesBehind };
}

function commentLength(window: Buffer, at: number): number {
	return window.readUInt16LE(at + 20);
}

async function readZip64End(source: ByteSource, at: number): Promise<EndRecord | undefined> {
	const locator = await source.read(at, ZIP64_LOCATOR_BYTES);
	//  0  4  signature
	//  4  4  disk with the ZIP64 end record
	//  8  8  offset of the ZIP64 end record
	// 16  4  number of disks
	if (locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
	refuseSplit(locator.readUInt32LE(4), Math.max(0, locator.readUInt32LE(16) - 1));
	const endOffset = readSafe64(locator, 8);
	if (endOffset + ZIP64_END_BYTES > at) {
		throw archiveFailure(
			`expected its ZIP64 end record before its locator at offset ${at}, found it at ${endOffset}`,
		);
	}
	const end = await source.read(endOffset, ZIP64_END_BYTES);
	//  0  4  signature
	//  4  8  size of this record
	// 12  2  made by            14  2  needed to extract
	// 16  4  number of this disk
	// 20  4  disk where the directory starts
	// 24  8  members on this disk
	// 32  8  members in all
	// 40  8  directory size
	// 48  8  directory offset
	const signature = end.readUInt32LE(0);
	if (signature !== ZIP64_END_SIGNATURE) {
		throw archiveFailure(
			`expected its ZIP64 end record (${hex(ZIP64_END_SIGNATURE)}) at offset ${endOffset}, found ${hex(signature)}`,
		);
	}
	const memberCount = readSafe64(end, 32);
	refuseSplit(end.readUInt32LE(16), end.readUInt32LE(20), readSafe64(end, 24), memberCount);
	const wide = {
		memberCount,
		directorySize: readSafe64(end, 40),
		directoryOffset: readSafe64(end, 48),
	};
	return inside(wide, endOffset);
}

/**
 * The ZIP64 record counts, as for every reader that knows it. One that does not would take the
 * other record's numbers, so an archive in which they differ shows different things to each.
 */
function agreed(narrow: EndRecord, wide: EndRecord): EndRecord {
	const facts = [
		['members', narrow.memberCount, wide.memberCount, SENTINEL_16],
		['directory bytes', narrow.directorySize, wide.directorySize, SENTINEL_32],
		['as directory offset', narrow.directoryOffset, wide.directoryOffset, SENTINEL_32],
	] as const;
	for (const [what, here, there, sentinel] of facts) {
		if (here === there || here === sentinel) continue;
		throw archiveFailure(
			`its end records disagree: expected ${there} ${what} as in the ZIP64 one, found ${here}`,
		);
	}
	return wide;
}

function inside(end: EndRecord, endOffset: number): EndRecord {
	if (end.directoryOffset + end.directorySize > endOffset) {
		throw archiveFailure(
			`its directory (offset ${end.directoryOffset}, ${end.directorySize} bytes) lies outside the file: expected it to end by offset ${endOffset}`,
		);
	}
	return end;
}

async function noEndRecord(
	source: ByteSource,
	window: Buffer,
	strayAt: number | undefined,
): Promise<Error> {
	const head = await source.read(0, Math.min(4, source.size));
	if (head.subarray(0, 2).toString('latin1') !== 'PK') {
		const found = head.length ? `0x${head.toString('hex')}` : 'an empty file';
		return archiveFailure(`it is not a ZIP: expected "PK" at the start, found ${found}`);
	}
	if (strayAt === undefined) {
		return archiveFailure('it is truncated: it starts like a ZIP, but its end record is missing');
	}
	const expected = commentLength(window, strayAt);
	const found = window.length - strayAt - END_BYTES;
	return archiveFailure(
		`expected a comment of ${expected} bytes after its end record, found ${found} bytes`,
	);
}

function refuseSplit(disk: number, firstDisk: number, membersHere = 0, members = 0): void {
	if (disk === 0 && firstDisk === 0 && membersHere === members) return;
	throw archiveFailure(
		disk === 0 && firstDisk === 0
			? `it is one part of a split archive: expected all ${members} members in it, found ${membersHere}`
			: `it is one part of a split archive: expected disk 0, found disk ${disk || firstDisk}`,
	);
}
