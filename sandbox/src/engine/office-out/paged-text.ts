import type { mupdf } from '../mupdf.js';
import { textBlocks, type TextBlock, type TextLine } from '../page-text.js';

/** A page with its text; points. */
export interface PageText {
	width: number;
	height: number;
	blocks: TextBlock[];
}

/** All pages of a document with their text. */
export function readPages(document: mupdf.Document): PageText[] {
	return Array.from({ length: document.countPages() }, (_, index) => {
		const page = document.loadPage(index);
		const [left, top, right, bottom] = page.getBounds();
		const blocks = textBlocks(page);
		page.destroy();
		return { width: right - left, height: bottom - top, blocks };
	});
}

/** The size most of the text is set in. */
export function bodySize(pages: readonly PageText[]): number {
	const characters = new Map<number, number>();
	for (const { size, text } of pages.flatMap(({ blocks }) => blocks.flat()))
		characters.set(size, (characters.get(size) ?? 0) + text.length);
	const [most] = [...characters].sort(([, one], [, other]) => other - one);
	return most?.[0] ?? 11;
}

/** The size of a line in the unit Word counts in. */
export function halfPoints({ size }: TextLine): number {
	return Math.max(2, Math.round(size * 2));
}
