import type { JsonObject } from '../../json.js';
import { textOfLines } from './boxes.js';
import type { Styles } from './styles.js';
import type { Box, Cell, Extra, Item, Table } from './types.js';

/** A table with its pieces on one page or several, and the names of their pictures. */
export interface TablePiece {
	page: number;
	table: Table;
	image: string;
}

/**
 * Writes elements in the service's shape (docs/contract/structural-extract.md#elements): ids and
 * orders count by type, paragraphs in cells among the others.
 */
export class ElementWriter {
	readonly elements: JsonObject[] = [];
	private readonly counts = new Map<string, number>();

	constructor(private readonly styles: Styles) {}

	/** How many there are of each type. */
	elementCounts(): JsonObject {
		return Object.fromEntries(this.counts);
	}

	text({ block, box, type, level }: Extract<Item, { kind: 'text' }>, page: number): void {
		const text = textOfLines(block.lines);
		const style = this.styles.describe(block.lines[0]?.face, block.lines[0]?.size ?? block.size);
		const content: JsonObject = { text, ...(style === undefined ? {} : { style }) };
		this.put(type, content, box, page, scoreOf(text), level === undefined ? {} : { level });
	}

	picture(box: Box, page: number, image: string): void {
		const score = scoreOf(image);
		this.put('image', {}, box, page, score, { originalImagePaths: [image] });
	}

	extra({ type, content, ...box }: Extra, page: number): void {
		const filled = Object.entries(content).filter(
			([key, value]) => key.startsWith('field') || value !== '',
		);
		this.put(type, Object.fromEntries(filled), box, page, scoreOf(JSON.stringify(content)));
	}

	/** Rows of all pieces, one below the other. */
	table(pieces: readonly TablePiece[]): void {
		let rowCount = 0;
		const cells: JsonObject[] = [];
		for (const { page, table } of pieces) {
			for (const cell of table.cells) cells.push(this.cell(cell, page, rowCount));
			rowCount += table.rows;
		}
		const columnCount = pieces[0]?.table.columns ?? 0;
		const number = this.next('table');
		this.elements.push({
			type: 'table',
			content: { body: { rowCount, columnCount, cells } },
			regions: pieces.map(({ page, table }) => region(table, page)),
			originalTableImagePaths: pieces.map(({ image }) => image),
			scores: pieces.map(({ image }) => scoreOf(image)),
			id: `table${number}`,
			tableOrder: number,
			region: {},
		});
	}

	private cell(cell: Cell, page: number, firstRow: number): JsonObject {
		const number = this.next('paragraph');
		const place = region(cell, page);
		const ids = { id: `paragraph${number}`, paragraphOrder: number };
		const { text } = cell;
		// An empty cell has a paragraph without type and content.
		const paragraph =
			text === ''
				? { region: place, ...ids }
				: { type: 'paragraph', content: { text }, region: place, ...ids };
		return {
			paragraph,
			rowSpan: cell.rowSpan,
			columnSpan: cell.columnSpan,
			rowIndex: firstRow + cell.row,
			columnIndex: cell.column,
			region: place,
			...(text.length > 1 ? { score: scoreOf(text) } : {}),
		};
	}

	private put(
		type: string,
		content: JsonObject,
		box: Box,
		page: number,
		score: number,
		more: JsonObject = {},
	): void {
		const number = this.next(type);
		this.elements.push({
			type,
			content,
			region: region(box, page),
			score,
			id: `${type}${number}`,
			...more,
			...(type === 'title' ? {} : { [`${type}Order`]: number }),
		});
	}

	private next(type: string): number {
		const number = (this.counts.get(type) ?? 0) + 1;
		this.counts.set(type, number);
		return number;
	}
}

/** Corners clockwise from the top left, whole points. */
function region(box: Box, page: number): JsonObject {
	const left = Math.floor(box.left);
	const top = Math.floor(box.top);
	const right = Math.ceil(box.right);
	const bottom = Math.ceil(box.bottom);
	return { page, boundingBox: [left, top, right, top, right, bottom, left, bottom] };
}

/** Nothing here is ever unsure, so the score is made up: always the same for the same text, less for short ones. */
function scoreOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	const spread = (hash % 10_000) / 10_000;
	const score = text.length > 2 ? 0.85 + spread * 0.12 : 0.3 + spread * 0.4;
	return Math.round(score * 1e6) / 1e6;
}
