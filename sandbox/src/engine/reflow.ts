import { mupdf } from './mupdf.js';
import type { PageSize, PdfBuilder } from './pdf-builder.js';

/** Kept free at the right when a page is fitted to what is on it. */
const MARGIN_PT = 22;
/** Beyond this nobody could read it; what is still too wide then runs off the page. */
const MAX_SHRINK = 6;

/** How flowing text is put on pages. */
export interface Flow {
	size: PageSize;
	fontSizePt: number;
	/** Shrinks the whole document when something in it is wider than a page, as browsers do in print. */
	fit: boolean;
}

/** Bytes of text the engine will read as UTF-8: without the mark it makes its own guess. */
export function markedUtf8(text: string): Uint8Array {
	return new TextEncoder().encode(`\ufeff${text}`);
}

/** Lays a flowing document out and appends its pages. */
export function appendFlow(
	pdf: PdfBuilder,
	document: mupdf.Document,
	{ size, fontSizePt, fit }: Flow,
): void {
	const shrink = layOut(document, size, fontSizePt, fit);
	for (let index = 0; index < document.countPages(); index++) {
		const page = document.loadPage(index);
		drawShrunk(pdf, page, size, shrink);
		page.destroy();
	}
}

/** Lays a document out on pages so much larger than `size` that all of it fits their width; returns how much. */
export function layOut(
	document: mupdf.Document,
	{ width, height }: PageSize,
	fontSizePt: number,
	fit: boolean,
): number {
	document.layout(width, height, fontSizePt);
	if (!fit) return 1;
	const widest = widestExtent(document);
	if (widest <= width) return 1;
	const shrink = Math.min(MAX_SHRINK, (widest + MARGIN_PT) / width);
	document.layout(width * shrink, height * shrink, fontSizePt);
	return shrink;
}

/** Appends a page of the given size, with what is laid out on `page` shrunk onto it. */
export function drawShrunk(
	pdf: PdfBuilder,
	page: mupdf.Page,
	size: PageSize,
	shrink: number,
): void {
	pdf.addPage(size, (device) => page.run(device, mupdf.Matrix.scale(1 / shrink, 1 / shrink)));
}

/** How far to the right and down a page's text and pictures go, off the page included. */
export function extent(page: mupdf.Page): PageSize {
	const used = { width: 0, height: 0 };
	const include = ([, , right, bottom]: mupdf.Rect): void => {
		used.width = Math.max(used.width, right);
		used.height = Math.max(used.height, bottom);
	};
	const text = page.toStructuredText('preserve-images,clip=no');
	text.walk({ beginLine: (bounds) => include(bounds), onImageBlock: (bounds) => include(bounds) });
	text.destroy();
	return used;
}

function widestExtent(document: mupdf.Document): number {
	let widest = 0;
	for (let index = 0; index < document.countPages(); index++) {
		const page = document.loadPage(index);
		widest = Math.max(widest, extent(page).width);
		page.destroy();
	}
	return widest;
}
