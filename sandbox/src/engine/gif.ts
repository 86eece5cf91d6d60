const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/**
 * A GIF cut behind its first frame. The engine shows the last one; the service takes the first
 * (docs/contract/pdf-services.md#create-pdf). What does not read as a GIF is handed back as it is,
 * for the engine to refuse.
 */
export function firstGifFrame(bytes: Uint8Array): Uint8Array {
	const at = (position: number): number => bytes[position] ?? TRAILER;
	/** Length of a colour table: bit 7 says there is one, bits 0 to 2 how large (GIF89a section 18). */
	const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	/** Position behind a row of data blocks, each led by its length, ended by an empty one. */
	const behindBlocks = (position: number): number => {
		let next = position;
		while (at(next) !== 0 && next < bytes.length) next += at(next) + 1;
		return next + 1;
	};

	let position = HEADER_BYTES + tableBytes(at(10));
	while (at(position) === EXTENSION) position = behindBlocks(position + 2);
	if (at(position) !== IMAGE) return bytes;
	// Descriptor of 10 bytes, a table of its own perhaps, the code size, the data.
	const end = behindBlocks(position + 10 + tableBytes(at(position + 9)) + 1);
	if (end >= bytes.length) return bytes;
	const frame = bytes.slice(0, end + 1);
	frame[end] = TRAILER;
	return frame;
}
