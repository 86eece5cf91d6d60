/** The end record of a ZIP may be followed by a comment of up to 65,535 bytes. */
const TAIL_BYTES = 66 * 1024;
/** Readers look for the end mark of a PDF in the last 1,024 bytes; some writers pad more. */
const PDF_END_BYTES = 4_096;

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
/** Where the real value stands in the ZIP64 records. */
const SENTINEL_32 = 0xffffffff;

/** The folder of an Office file's main part. */
const OFFICE_FOLDERS: Readonly<Record<string, string>> = {
	'.docx': 'word/',
	'.xlsx': 'xl/',
	'.pptx': 'ppt/',
};

/**
 * Looks at the last bytes of content that passes by. A line that breaks off without an announced
 * length is only seen there.
 */
export class ContentEnd {
	private tail: Buffer[] = [];
	private tailSize = 0;
	private size = 0;

	/** @param extension the type that the first bytes tell, with the dot */
	constructor(private readonly extension: string) {}

	push(chunk: Buffer): void {
		this.size += chunk.length;
		this.tailSize += chunk.length;
		this.tail.push(chunk);
		while (this.tailSize - (this.tail[0]?.length ?? 0) >= TAIL_BYTES) {
			this.tailSize -= this.tail.shift()?.length ?? 0;
		}
	}

	/** @returns what is missing at the end of a file of this type, if anything */
	missing(): string | undefined {
		const tail = Buffer.concat(this.tail).subarray(-TAIL_BYTES);
		switch (this.extension) {
			case '.pdf':
				return tail.subarray(-PDF_END_BYTES).includes('%%EOF') ? undefined : 'its end mark %%EOF';
			case '.zip':
			case '.docx':
			case '.xlsx':
			case '.pptx':
				return this.missingOfZip(tail);
			case '.png':
				return tail.subarray(-1_024).includes('IEND') ? undefined : 'its last chunk';
			case '.jpg':
				return tail.includes('\xff\xd9', 0, 'latin1') ? undefined : 'its end mark';
			case '.gif':
				return tail.subarray(-1_024).includes(0x3b) ? undefined : 'its end mark';
			default:
				return undefined;
		}
	}

	private missingOfZip(tail: Buffer): string | undefined {
		const at = tail.lastIndexOf(ZIP_END);
		if (at === -1 || at + ZIP_END_BYTES > tail.length) return 'the directory at its end';
		// 12  4  size of the directory
		// 16  4  offset of the directory
		const directorySize = tail.readUInt32LE(at + 12);
		const offset = tail.readUInt32LE(at + 16);
		if (directorySize === SENTINEL_32 || offset === SENTINEL_32) return undefined;
		const endAt = this.size - tail.length + at;
		if (offset + directorySize > endAt) return 'a part of its content';
		if (at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) > tail.length) return 'its last part';
		const folder = OFFICE_FOLDERS[this.extension];
		if (folder === undefined) return undefined;
		const directory = tail.subarray(Math.max(0, at - directorySize), at);
		return directory.includes(folder) ? undefined : `its main part in ${folder}`;
	}
}
