import { extname } from 'node:path';
import { zipSync, type ZippableFile } from 'fflate';

/** A file to be packed. */
export interface ZipMember {
	/** Extension with its dot; the name is the file's number. */
	extension: string;
	bytes: Uint8Array;
}

/** Shrinking these again takes time and gains nothing. */
const PACKED = new Set(['.jpg', '.png']);

/**
 * A ZIP of numbered files, in their order. Their names begin with a slash, as those of the service do
 * (docs/contract/pdf-services.md#convert-pdf, live).
 */
export function zipNumbered(members: readonly ZipMember[]): Uint8Array {
	const files: Record<string, ZippableFile> = {};
	members.forEach(({ extension, bytes }, index) => {
		files[`/${index + 1}${extension}`] = [bytes, { level: PACKED.has(extension) ? 0 : 6 }];
	});
	return zipSync(files);
}

/** A ZIP of files under their own names, in their order. */
export function zipNamed(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const files: Record<string, ZippableFile> = {};
	for (const [name, bytes] of members)
		files[name] = [bytes, { level: PACKED.has(extname(name)) ? 0 : 6 }];
	return zipSync(files);
}
