import { htmlToPdf } from './html.js';
import type { mupdf } from './mupdf.js';
import { openPdf } from './open-pdf.js';
import { pageLink, type Bookmark } from './outline.js';
import { pageRows, textBlocks } from './page-text.js';
import { A4 } from './pdf-builder.js';

/** A contents page as the body asks for it. */
export interface Contents {
	title: string;
	/** Levels of the outline to list, 1 being the top. */
	minLevel: number;
	maxLevel: number;
}

interface Entry {
	title: string;
	level: number;
	page: number;
}

const STYLE = `
body { font-family: sans-serif; font-size: 11pt }
h1 { font-size: 18pt }
td { padding: 3px 4px; vertical-align: top }
td.page { text-align: right }`;
const INDENT_PT = 14;

/**
 * Puts contents pages in front of a document: a line for each bookmark, its page number as counted with
 * these pages, and a link. Returns how many pages there are of it.
 */
export function addContents(
	pdf: mupdf.PDFDocument,
	bookmarks: readonly Bookmark[],
	{ title, minLevel, maxLevel }: Contents,
): number {
	const entries = flatten(bookmarks, 1).filter(
		({ level }) => level >= minLevel && level <= maxLevel,
	);
	// Laid out twice: its own length moves the pages it counts. Numbers of that size never add a page.
	const draft = openPdf(layOut(title, entries, minLevel, 1000));
	const added = draft.countPages();
	draft.destroy();
	const contents = openPdf(layOut(title, entries, minLevel, added));
	const rows = Array.from({ length: contents.countPages() }, (_, index) => rowsOf(contents, index));
	for (let index = 0; index < rows.length; index++) pdf.graftPage(index, contents, index);
	link(pdf, rows, entries, added);
	contents.destroy();
	return rows.length;
}

interface Row {
	text: string;
	top: number;
	bottom: number;
}

function rowsOf(contents: mupdf.PDFDocument, index: number): Row[] {
	const page = contents.loadPage(index);
	const rows = pageRows(textBlocks(page)).map((row) => ({
		text: row.at(-1)?.text ?? '',
		top: Math.min(...row.map(({ top }) => top)),
		bottom: Math.max(...row.map(({ bottom }) => bottom)),
	}));
	page.destroy();
	return rows;
}

/** Each entry's line is the next one that ends with its page number. */
function link(pdf: mupdf.PDFDocument, rows: Row[][], entries: readonly Entry[], added: number) {
	let next = 0;
	rows.forEach((lines, index) => {
		const page = pdf.loadPage(index);
		for (const { text, top, bottom } of lines) {
			const entry = entries[next];
			if (entry === undefined || text.split(' ').at(-1) !== String(entry.page + added + 1))
				continue;
			page.createLink([0, top, A4.width, bottom], pageLink(pdf, entry.page + added));
			next += 1;
		}
		page.destroy();
	});
}

function layOut(title: string, entries: readonly Entry[], minLevel: number, added: number) {
	const rows = entries.map(({ title: text, level, page }) => {
		const indent = (level - minLevel) * INDENT_PT;
		return (
			`<tr><td style="padding-left:${indent}pt">${escapeHtml(text)}</td>` +
			`<td class="page">${page + added + 1}</td></tr>`
		);
	});
	const markup =
		`<html><head><style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1>` +
		`<table>${rows.join('')}</table></body></html>`;
	return htmlToPdf(markup, { size: A4, rotation: 0, singlePage: false, scale: true });
}

function flatten(bookmarks: readonly Bookmark[], level: number): Entry[] {
	return bookmarks.flatMap(({ title, page, children }) => [
		{ title, level, page },
		...flatten(children, level + 1),
	]);
}

function escapeHtml(text: string): string {
	return text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);
}
