import { mupdf } from './mupdf.js';
import type { ZipMember } from './zip.js';

/** Deeper nesting of forms than this is damage. */
const MAX_DEPTH = 12;

/**
 * The pictures embedded in pages, each once, in the order of the pages. A JPEG comes out as it was put
 * in; everything else as PNG.
 */
export function embeddedImages(pdf: mupdf.PDFDocument, pages: readonly number[]): ZipMember[] {
	const images = new Map<number, mupdf.PDFObject>();
	for (const index of pages)
		collect(pdf.findPage(index).getInheritable('Resources'), images, new Set(), 0);
	return [...images.values()].map((image) => toFile(pdf, image));
}

function collect(
	resources: mupdf.PDFObject,
	images: Map<number, mupdf.PDFObject>,
	seen: Set<number>,
	depth: number,
): void {
	const objects = resources.get('XObject');
	if (!objects.isDictionary() || depth > MAX_DEPTH) return;
	objects.forEach((object) => {
		if (!object.isIndirect() || seen.has(object.asIndirect())) return;
		seen.add(object.asIndirect());
		const subtype = String(object.get('Subtype'));
		if (subtype === '/Image') images.set(object.asIndirect(), object);
		if (subtype === '/Form') collect(object.get('Resources'), images, seen, depth + 1);
	});
}

function toFile(pdf: mupdf.PDFDocument, object: mupdf.PDFObject): ZipMember {
	if (filterOf(object) === '/DCTDecode') {
		const buffer = object.readRawStream();
		const bytes = buffer.asUint8Array().slice();
		buffer.destroy();
		return { extension: '.jpg', bytes };
	}
	const image = pdf.loadImage(object);
	const bytes = toPng(image);
	image.destroy();
	return { extension: '.png', bytes };
}

/** A picture as PNG. */
export function toPng(image: mupdf.Image): Uint8Array {
	const pixmap = image.toPixmap();
	const readable = toRgb(pixmap);
	const bytes = readable.asPNG().slice();
	if (readable !== pixmap) readable.destroy();
	pixmap.destroy();
	return bytes;
}

/** The one filter of a stream, or an empty text when there are none or several. */
export function filterOf(object: mupdf.PDFObject): string {
	const filter = object.get('Filter');
	if (filter.isArray()) return filter.length === 1 ? String(filter.get(0)) : '';
	return filter.isName() ? String(filter) : '';
}

/** PNG knows grey and RGB only. A stencil has no colours at all: it comes as it is. */
function toRgb(pixmap: mupdf.Pixmap): mupdf.Pixmap {
	const space = pixmap.getColorSpace();
	if (space === null || space.isGray() || space.isRGB()) return pixmap;
	return pixmap.convertToColorSpace(mupdf.ColorSpace.DeviceRGB, true);
}
