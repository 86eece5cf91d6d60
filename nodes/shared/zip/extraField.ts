import { archiveFailure, quoted } from './archiveFailure';

/** One extra field of a central directory entry. */
export interface ExtraField {
	id: number;
	data: Buffer;
}

const EXTRA_ZIP64 = 0x0001;
const SENTINEL_32 = 0xffffffff;

/**
 * Splits the extra part of a directory entry into its fields (APPNOTE 4.5.1). What is malformed ends
 * the list, as for most readers: hardly any field is needed, and a size that is gets missed there.
 */
export function readExtra(bytes: Buffer): ExtraField[] {
	const fields: ExtraField[] = [];
	let at = 0;
	// 0  2  id
	// 2  2  length of the data that follows
	while (at + 4 <= bytes.length) {
		const end = at + 4 + bytes.readUInt16LE(at + 2);
		if (end > bytes.length) break;
		fields.push({ id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end) });
		at = end;
	}
	return fields;
}

/**
 * Gives 32-bit values of a directory entry their true size: those that hold the sentinel follow
 * one another in the ZIP64 field (APPNOTE 4.5.3).
 *
 * @returns a function to be called for size, compressed size and offset, in this order
 */
export function zip64Reader(extra: readonly ExtraField[], name: string): (value: number) => number {
	let at = 0;
	const zip64 = extra.find(({ id }) => id === EXTRA_ZIP64)?.data;
	return (value) => {
		if (value !== SENTINEL_32) return value;
		if (!zip64 || at + 8 > zip64.length) {
			throw archiveFailure(`its member ${quoted(name)} lacks the ZIP64 size that it refers to`);
		}
		at += 8;
		return readSafe64(zip64, at - 8);
	};
}

/** A 64-bit number; what a double cannot hold exactly is no real offset or size. */
export function readSafe64(bytes: Buffer, at: number): number {
	const value = bytes.readBigUInt64LE(at);
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
		throw archiveFailure(
			`expected an offset or a size of a real file, found 0x${value.toString(16)}`,
		);
	}
	return Number(value);
}
