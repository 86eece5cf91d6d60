import { archiveFailure } from './archiveFailure';
import type { ByteSource } from './byteSource';

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
	const at = findEnd(window);
	if (at === undefined) throw await noEndRecord(source);
	const end = window.subarray(at);
	//  0  4  signature
	//  4  2  number of this disk
	//  6  2  disk where the directory starts
	//  8  2  members on this disk
	// 10  2  members in all
	// 12  4  directory size
	// 16  4  directory offset
	// 20  2  comment length
	const disk = end.readUInt16LE(4);
	const memberCount = end.readUInt16LE(10);
	const directorySize = end.readUInt32LE(12);
	const directoryOffset = end.readUInt32LE(16);
	const needsZip64 =
		memberCount === SENTINEL_16 || directorySize === SENTINEL_32 || directoryOffset === SENTINEL_32;
	const endOffset = windowStart + at;
	if (needsZip64 && endOffset >= ZIP64_LOCATOR_BYTES) {
		const zip64 = await readZip64End(source, endOffset - ZIP64_LOCATOR_BYTES);
		if (zip64) return checked(zip64, endOffset);
	}
	if (disk !== 0 || end.readUInt16LE(6) !== 0 || end.readUInt16LE(8) !== memberCount) {
		throw splitArchive(disk);
	}
	return checked({ memberCount, directoryOffset, directorySize }, endOffset);
}

/** The last record whose comment reaches exactly to the end of the file. */
function findEnd(window: Buffer): number | undefined {
	for (let at = window.length - END_BYTES; at >= 0; at -= 1) {
		if (window.readUInt32LE(at) !== END_SIGNATURE) continue;
		if (window.readUInt16LE(at + 20) === window.length - at - END_BYTES) return at;
	}
	return undefined;
}

async function readZip64End(source: ByteSource, at: number): Promise<EndRecord | undefined> {
	const locator = await source.read(at, ZIP64_LOCATOR_BYTES);
	//  0  4  signature
	//  4  4  disk with the ZIP64 end record
	//  8  8  offset of the ZIP64 end record
	// 16  4  number of disks
	if (locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
	if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) {
		throw splitArchive(locator.readUInt32LE(4));
	}
	const end = await source.read(readSafe64(locator, 8), ZIP64_END_BYTES);
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
		throw archiveFailure('its ZIP64 end record is not where the locator says');
	}
	if (end.readUInt32LE(16) !== 0 || end.readUInt32LE(20) !== 0) {
		throw splitArchive(end.readUInt32LE(16));
	}
	return {
		memberCount: readSafe64(end, 32),
		directorySize: readSafe64(end, 40),
		directoryOffset: readSafe64(end, 48),
	};
}

function checked(end: EndRecord, endOffset: number): EndRecord {
	if (end.directoryOffset + end.directorySize > endOffset) {
		throw archiveFailure(
			`its directory (offset ${end.directoryOffset}, ${end.directorySize} bytes) lies outside the file`,
		);
	}
	return end;
}

/** A 64-bit number; what a double cannot hold exactly is no real offset or size. */
export function readSafe64(bytes: Buffer, at: number): number {
	const value = bytes.readBigUInt64LE(at);
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
		throw archiveFailure('it claims an offset or a size beyond any real file');
	}
	return Number(value);
}

async function noEndRecord(source: ByteSource): Promise<Error> {
	const head = await source.read(0, Math.min(4, source.size));
	return head.subarray(0, 2).toString('latin1') === 'PK'
		? archiveFailure('it is truncated: it starts like a ZIP, but its end record is missing')
		: archiveFailure(
				`it is not a ZIP: expected "PK" at the start, found ${head.length ? `0x${head.toString('hex')}` : 'an empty file'}`,
			);
}

function splitArchive(disk: number): Error {
	return archiveFailure(`it is one part of a split archive (disk ${disk}); expected a whole one`);
}
