import type { mupdf } from './mupdf.js';
import { openDocument } from './open.js';
import { PdfBuilder, type PageSize } from './pdf-builder.js';
import { appendFlow, drawShrunk, extent, layOut, markedUtf8 } from './reflow.js';
import { decodeText } from './text.js';

const FONT_SIZE_PT = 11;
/** PDF viewers of the older kind take no page longer than this (ISO 32000-1, annex C). */
const MAX_PAGE_PT = 14_400;
/** Kept free at the foot of a page cut to its content. */
const FOOT_PT = 22;

/** How a web page is laid out (docs/contract/pdf-services.md#create-pdf). */
export interface HtmlLayout {
	size: PageSize;
	/** Degrees clockwise. */
	rotation: 0 | 90 | 180 | 270;
	/** Everything on one page as long as it has to be, instead of pages of the given height. */
	singlePage: boolean;
	/** Shrinks the content until the widest of it fits the page. */
	scale: boolean;
}

/** The markup of an HTML file, whatever it is encoded in. */
export function decodeHtml(bytes: Uint8Array, charset?: string): string {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	return decodeText(bytes, charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]);
}

/** A PDF of a web page. The engine lays out markup and CSS; it runs no scripts and loads nothing. */
export function htmlToPdf(
	markup: string,
	{ size, rotation, singlePage, scale }: HtmlLayout,
): Uint8Array {
	const document = openDocument(markedUtf8(modernBreaks(markup)), '.html');
	const pdf = new PdfBuilder();
	if (singlePage) appendAsOnePage(pdf, document, size, scale);
	else appendFlow(pdf, document, { size, fontSizePt: FONT_SIZE_PT, fit: scale });
	document.destroy();
	return pdf.finish({ rotation });
}

/** The engine knows the old name of the page break only. */
function modernBreaks(markup: string): string {
	return markup.replace(/(?<![-\w])break-after\s*:\s*page\b/gi, 'page-break-after:always');
}

/** Lays the document out on ever longer pages until it is one, then cuts that to its content. */
function appendAsOnePage(
	pdf: PdfBuilder,
	document: mupdf.Document,
	{ width, height }: PageSize,
	scale: boolean,
): void {
	let long = height;
	let shrink = layOut(document, { width, height: long }, FONT_SIZE_PT, scale);
	while (document.countPages() > 1 && long < MAX_PAGE_PT) {
		long = Math.min(MAX_PAGE_PT, long * 2);
		shrink = layOut(document, { width, height: long }, FONT_SIZE_PT, scale);
	}
	for (let index = 0; index < document.countPages(); index++) {
		const page = document.loadPage(index);
		const needed = extent(page).height / shrink + FOOT_PT;
		drawShrunk(pdf, page, { width, height: Math.max(height, Math.min(long, needed)) }, shrink);
		page.destroy();
	}
}
