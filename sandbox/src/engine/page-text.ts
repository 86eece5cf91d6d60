import type { mupdf } from './mupdf.js';

/** A run of text on one line, with the face of its first character. Points from the top left corner. */
export interface TextLine {
	text: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
	baseline: number;
	size: number;
	bold: boolean;
	italic: boolean;
}

/** Lines that belong together: a paragraph, or a row of cells. */
export type TextBlock = TextLine[];

/** What the engine writes about a page; of it, only what is read here. */
interface EnginePage {
	blocks: Array<{ type: string; lines?: EngineLine[] }>;
}
interface EngineLine {
	text: string;
	y: number;
	bbox: { x: number; y: number; w: number; h: number };
	font: { weight: string; style: string; size: number };
}

/** Two baselines closer than this, in parts of the type's size, are the same. */
const SAME_LINE = 0.4;

/** The text of a page, in the order it is read. */
export function textBlocks(page: mupdf.Page): TextBlock[] {
	const text = page.toStructuredText('preserve-whitespace');
	const { blocks } = JSON.parse(text.asJSON()) as EnginePage;
	text.destroy();
	return blocks
		.map(({ lines = [] }) => lines.map(toLine).filter((line) => line.text !== ''))
		.filter((block) => block.length > 0);
}

/** Runs that stand on one line, put side by side: cells of a table row, or words set far apart. */
export function toRows(lines: readonly TextLine[]): TextLine[][] {
	const rows: TextLine[][] = [];
	for (const line of lines) {
		const last = rows.at(-1)?.at(-1);
		if (last !== undefined && sameLine(last, line) && line.left >= last.left)
			rows.at(-1)?.push(line);
		else rows.push([line]);
	}
	return rows;
}

/** Rows of the whole page from top to bottom, whatever blocks their cells belong to. */
export function pageRows(blocks: readonly TextBlock[]): TextLine[][] {
	const rows: TextLine[][] = [];
	for (const line of blocks.flat().sort((one, other) => one.baseline - other.baseline)) {
		const row = rows.at(-1);
		if (row?.[0] !== undefined && sameLine(row[0], line)) row.push(line);
		else rows.push([line]);
	}
	return rows.map((row) => row.sort((one, other) => one.left - other.left));
}

/**
 * Pages as plain text the way the service writes it (docs/contract/pdf-services.md#convert-pdf,
 * live): lines end with CR LF, a bare LF stands behind each page, the last one included.
 */
export function plainText(document: mupdf.Document, pages: readonly number[]): string {
	return pages
		.map((index) => {
			const page = document.loadPage(index);
			const rows = toRows(textBlocks(page).flat());
			page.destroy();
			return `${rows.map((row) => `${joined(row)}\r\n`).join('')}\n`;
		})
		.join('');
}

/** The text of a row with a blank between its runs. */
export function joined(row: readonly TextLine[], separator = ' '): string {
	return row.map(({ text }) => text).join(separator);
}

function sameLine(one: TextLine, other: TextLine): boolean {
	const size = Math.min(one.size, other.size);
	return Math.abs(one.baseline - other.baseline) <= Math.max(1, size * SAME_LINE);
}

function toLine({ text, y, bbox, font }: EngineLine): TextLine {
	return {
		// Control characters have no place in text files, and none at all in XML.
		// eslint-disable-next-line no-control-regex
		text: text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ').trim(),
		left: bbox.x,
		top: bbox.y,
		right: bbox.x + bbox.w,
		bottom: bbox.y + bbox.h,
		baseline: y,
		size: font.size,
		bold: font.weight === 'bold',
		italic: font.style === 'italic',
	};
}
