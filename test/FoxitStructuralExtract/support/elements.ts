/**
 * Elements as the contract's real result has them (docs/contract/structural-extract.md#elements and
 * docs/contract/structural-extract.md#an-example).
 */
import { Chunker, type ChunkSize } from '../../../nodes/FoxitStructuralExtract/elements/chunker';
import { toMarkdown as render } from '../../../nodes/FoxitStructuralExtract/elements/markdown';
import type { Fields } from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import { ReadBudget } from '../../../nodes/FoxitStructuralExtract/elements/readBudget';
import {
	plainTextOf as plainText,
	simplifyElement as simplify,
} from '../../../nodes/FoxitStructuralExtract/elements/simplify';
import {
	gridOf as layOut,
	type MergedCells,
} from '../../../nodes/FoxitStructuralExtract/elements/table';

/** Four corners, clockwise from the top left. */
export function corners(left: number, top: number, right: number, bottom: number): number[] {
	return [left, top, right, top, right, bottom, left, bottom];
}

export function region(page: number, top = 100): Fields {
	return { page, boundingBox: corners(72, top, 300, top + 20) };
}

/** An element with text, on page 1 unless said otherwise. */
export function textElement(type: string, text: string, more: Fields = {}): Fields {
	return { type, content: { text }, region: region(1), score: 0.9, ...more };
}

export const title = (text: string, more?: Fields) => textElement('title', text, more);
export const paragraph = (text: string, more?: Fields) => textElement('paragraph', text, more);
export const head = (text: string, level: number, more?: Fields) =>
	textElement('head', text, { level, ...more });

/** A cell; without text it is as bare as empty cells of real results. */
export function cell(row: number, column: number, text = '', more: Fields = {}): Fields {
	const content = text === '' ? {} : { type: 'paragraph', content: { text } };
	return {
		paragraph: { ...content, id: `paragraph${row}-${column}`, region: region(1) },
		rowIndex: row,
		columnIndex: column,
		rowSpan: 1,
		columnSpan: 1,
		region: region(1),
		...more,
	};
}

export function tableOf(body: Fields, more: Fields = {}): Fields {
	return {
		type: 'table',
		content: { body },
		regions: [region(1)],
		scores: [0.97],
		id: 'table1',
		tableOrder: 1,
		region: {},
		...more,
	};
}

/** A table of these texts. */
export function table(rows: readonly string[][], more: Fields = {}): Fields {
	const cells = rows.flatMap((texts, row) => texts.map((text, column) => cell(row, column, text)));
	return tableOf({ rowCount: rows.length, columnCount: rows[0]?.length ?? 0, cells }, more);
}

/** The readers of elements, each with a budget of its own that no honest element reaches. */
export const toMarkdown = (element: Fields) => render(element, new ReadBudget());
export const gridOf = (given: Fields, merged: MergedCells) =>
	layOut(given, merged, new ReadBudget());
export const plainTextOf = (element: Fields) => plainText(element, new ReadBudget());
export const simplifyElement = (element: Fields) => simplify(element, new ReadBudget());
export const newChunker = (size: ChunkSize) => new Chunker(size, new ReadBudget());
