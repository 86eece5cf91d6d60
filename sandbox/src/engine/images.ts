import { unzipSync } from 'fflate';
import { TaskFailure } from '../errors.js';
import { firstGifFrame } from './gif.js';
import { openDocument, unreadable } from './open.js';
import { PdfBuilder } from './pdf-builder.js';

const IMAGE = /\.(jpe?g|png|bmp|gif|tiff?)$/i;
/** Bounds of what a ZIP may hold; far above real use, far below what would stop the worker. */
const ZIP_MAX_IMAGES = 1000;
const ZIP_MAX_BYTES = 500 * 1024 * 1024;

/** A PDF with a page for each picture of the file: one, or all of a TIFF, or all in a ZIP. */
export function imagesToPdf(bytes: Uint8Array, extension: string): Uint8Array {
	const pdf = new PdfBuilder();
	const images = extension === '.zip' ? unpack(bytes) : [{ bytes, extension }];
	for (const image of images) addImage(pdf, image.bytes, image.extension);
	return pdf.finish();
}

function addImage(pdf: PdfBuilder, bytes: Uint8Array, extension: string): void {
	const document = openDocument(
		/^\.gif$/i.test(extension) ? firstGifFrame(bytes) : bytes,
		extension,
	);
	try {
		pdf.addDocument(document);
	} catch (error) {
		throw unreadable(extension, error);
	} finally {
		document.destroy();
	}
}

/** The pictures in a ZIP, in the order people number files (2 before 10). */
function unpack(bytes: Uint8Array): Array<{ bytes: Uint8Array; extension: string }> {
	let count = 0;
	let size = 0;
	const wanted = (name: string, originalSize: number): boolean => {
		// Macs put a shadow of each file into __MACOSX.
		if (!IMAGE.test(name) || /(^|\/)(__MACOSX|\._)/.test(name)) return false;
		count += 1;
		size += originalSize;
		if (count > ZIP_MAX_IMAGES || size > ZIP_MAX_BYTES)
			throw new TaskFailure('The ZIP file holds too much');
		return true;
	};
	let entries: Record<string, Uint8Array>;
	try {
		entries = unzipSync(bytes, { filter: ({ name, originalSize }) => wanted(name, originalSize) });
	} catch (error) {
		throw error instanceof TaskFailure ? error : unreadable('.zip', error);
	}
	const names = Object.keys(entries).sort(new Intl.Collator('en', { numeric: true }).compare);
	if (names.length === 0) throw new TaskFailure('The ZIP file holds no images');
	return names.map((name) => ({
		bytes: entries[name] ?? new Uint8Array(),
		extension: IMAGE.exec(name)?.[0] ?? '',
	}));
}
