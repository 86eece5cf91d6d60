import type { mupdf } from '../../engine/mupdf.js';
import { openDocument } from '../../engine/open.js';
import type { PageSize } from '../../engine/pdf-builder.js';
import { markedUtf8 } from '../../engine/reflow.js';

/** Free space at the edges of a page. */
export interface Margins {
	top: number;
	right: number;
	bottom: number;
	left: number;
}

const FONT_SIZE_PT = 11;

/** Lays HTML out on pages of a size. */
export function layOutHtml(
	html: string,
	{ width, height }: PageSize,
	{ top, right, bottom, left }: Margins,
): mupdf.Document {
	const margin = [top, right, bottom, left].map((edge) => `${edge}pt`).join(' ');
	const style = `@page{margin:${margin}}body{margin:0;font-size:${FONT_SIZE_PT}pt}`;
	const page = `<html><head><style>${style}</style></head><body>${html}</body></html>`;
	const document = openDocument(markedUtf8(page), '.html');
	document.layout(width, height, FONT_SIZE_PT);
	return document;
}
