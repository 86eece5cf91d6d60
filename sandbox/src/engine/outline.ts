import type { mupdf } from './mupdf.js';

/** An entry of a document's outline that leads to a page of it. */
export interface Bookmark {
	title: string;
	/** From 0. */
	page: number;
	children: Bookmark[];
}

/** What the engine hands over; its types are not exported. */
type OutlineItem = NonNullable<ReturnType<mupdf.Document['loadOutline']>>[number];

/** The outline of a document. Entries that lead nowhere in it point where their first child does. */
export function readBookmarks(pdf: mupdf.PDFDocument): Bookmark[] {
	return (pdf.loadOutline() ?? []).flatMap(toBookmark);
}

/** Replaces the outline. */
export function writeBookmarks(pdf: mupdf.PDFDocument, bookmarks: readonly Bookmark[]): void {
	pdf.getTrailer().get('Root').delete('Outlines');
	if (bookmarks.length === 0) return;
	const iterator = pdf.outlineIterator();
	insert(pdf, iterator, bookmarks);
	iterator.destroy();
}

function toBookmark({ title, page, down }: OutlineItem): Bookmark[] {
	const children = (down ?? []).flatMap(toBookmark);
	const target = page !== undefined && page >= 0 ? page : children[0]?.page;
	return target === undefined ? [] : [{ title: title ?? '', page: target, children }];
}

function insert(
	pdf: mupdf.PDFDocument,
	iterator: mupdf.OutlineIterator,
	bookmarks: readonly Bookmark[],
): void {
	for (const { title, page, children } of bookmarks) {
		iterator.insert({ title, uri: pageLink(pdf, page), open: true });
		if (children.length === 0) continue;
		// The iterator stands behind what it has just put in.
		iterator.prev();
		iterator.down();
		insert(pdf, iterator, children);
		iterator.up();
		iterator.next();
	}
}

/** The address of a page inside its document. */
export function pageLink(pdf: mupdf.PDFDocument, page: number): string {
	const place = { x: 0, y: 0, width: 0, height: 0, zoom: 0 };
	return pdf.formatLinkURI({ type: 'Fit', chapter: 0, page, ...place });
}
