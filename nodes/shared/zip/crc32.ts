const POLYNOMIAL = 0xedb88320;

/** Eight tables let eight bytes be taken in at a time ("slicing by eight"). */
const TABLES = makeTables();

function makeTables(): Uint32Array[] {
	const tables = Array.from({ length: 8 }, () => new Uint32Array(256));
	const [first] = tables as [Uint32Array];
	for (let byte = 0; byte < 256; byte += 1) {
		let crc = byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
		first[byte] = crc >>> 0;
	}
	for (let table = 1; table < 8; table += 1) {
		const previous = tables[table - 1] as Uint32Array;
		const current = tables[table] as Uint32Array;
		for (let byte = 0; byte < 256; byte += 1) {
			const crc = previous[byte] as number;
			current[byte] = ((crc >>> 8) ^ (first[crc & 0xff] as number)) >>> 0;
		}
	}
	return tables;
}

/**
 * The CRC-32 of ZIP (ISO 3309), piece by piece. n8n forbids importing `zlib`, which has it too.
 *
 * @param bytes the next piece
 * @param before the result for the pieces before; 0 at the start
 */
export function crc32(bytes: Uint8Array, before = 0): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Uint32Array,
	];
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let crc = ~before;
	let at = 0;
	for (; at + 8 <= bytes.length; at += 8) {
		const low = view.getUint32(at, true) ^ crc;
		const high = view.getUint32(at + 4, true);
		crc =
			(t7[low & 0xff] as number) ^
			(t6[(low >>> 8) & 0xff] as number) ^
			(t5[(low >>> 16) & 0xff] as number) ^
			(t4[low >>> 24] as number) ^
			(t3[high & 0xff] as number) ^
			(t2[(high >>> 8) & 0xff] as number) ^
			(t1[(high >>> 16) & 0xff] as number) ^
			(t0[high >>> 24] as number);
	}
	for (; at < bytes.length; at += 1) {
		crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[at] as number)) & 0xff] as number);
	}
	return ~crc >>> 0;
}
