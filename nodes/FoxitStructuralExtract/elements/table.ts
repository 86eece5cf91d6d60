import { listOf, textOf, type Fields } from './rawElement';
import type { ReadBudget } from './readBudget';
import { objectIn } from '../../shared/values/members';

/** How the fields that a merged cell covers are filled. */
export type MergedCells = 'repeat' | 'blank';

/** A row as an object, by column name. */
export type Row = Record<string, string>;

/**
 * The texts of a table, row by row, every row as long as the others.
 *
 * @param budget what the result's tables may still take
 * @throws FoxitFailure `archive` when the table claims more cells than that
 */
export function gridOf(table: Fields, merged: MergedCells, budget: ReadBudget): string[][] {
	const body = objectIn(objectIn(table.content).body);
	const cells = listOf(body.cells).map(cellOf);
	const rowCount = sizeOf(
		body.rowCount,
		cells.map(({ row, rowSpan }) => ({ start: row, span: rowSpan })),
	);
	const columnCount = sizeOf(
		body.columnCount,
		cells.map(({ column, columnSpan }) => ({ start: column, span: columnSpan })),
	);
	if (rowCount === 0 || columnCount === 0) return [];
	budget.takeCells(rowCount * columnCount);
	const grid = Array.from({ length: rowCount }, () => new Array<string>(columnCount).fill(''));
	for (const cell of cells) {
		const rows = merged === 'repeat' ? cell.rowSpan : 1;
		const columns = merged === 'repeat' ? cell.columnSpan : 1;
		const rowEnd = Math.min(cell.row + rows, rowCount);
		const columnEnd = Math.min(cell.column + columns, columnCount);
		// Merged cells that lie over one another would be filled again and again.
		budget.takeCells((rowEnd - cell.row) * (columnEnd - cell.column) - 1);
		// A bare cell that says nothing of its place must not wipe out the first one's text.
		if (cell.text === '') continue;
		for (let row = cell.row; row < rowEnd; row += 1) {
			grid[row]?.fill(cell.text, cell.column, columnEnd);
		}
	}
	return grid;
}

interface Cell {
	row: number;
	column: number;
	rowSpan: number;
	columnSpan: number;
	text: string;
}

function cellOf(cell: Fields): Cell {
	return {
		row: wholeNumber(cell.rowIndex, 0),
		column: wholeNumber(cell.columnIndex, 0),
		rowSpan: Math.max(1, wholeNumber(cell.rowSpan, 1)),
		columnSpan: Math.max(1, wholeNumber(cell.columnSpan, 1)),
		// Empty cells have a paragraph without content, or none at all
		// (docs/contract/structural-extract.md#tables).
		text: textOf(objectIn(cell.paragraph)),
	};
}

/**
 * What the table says of its size, unless its cells start further out. Spans count only where it
 * says nothing: one that reaches over the border is cut there.
 */
function sizeOf(claimed: unknown, places: ReadonlyArray<{ start: number; span: number }>): number {
	const size = wholeNumber(claimed, 0);
	return places.reduce(
		(most, { start, span }) => Math.max(most, size > 0 ? start + 1 : start + span),
		size,
	);
}

function wholeNumber(value: unknown, fallback: number): number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : fallback;
}

/**
 * What a row is: an object by column name, or a list of texts in the order of the columns. Objects
 * cannot keep the order where a column is called 2023: JavaScript puts such names first.
 */
export type RowForm = 'lists' | 'objects';

/** A table with its columns named. */
export interface NamedTable {
	columns: string[];
	rows: Array<Row | string[]>;
}

/**
 * Names the columns, by the first row or by number, and makes objects of the rows. Header cells
 * are not marked in the result (docs/contract/structural-extract.md#tables), so the user says
 * whether there are any.
 */
export function nameColumns(
	grid: readonly string[][],
	headerRow: boolean,
	form: RowForm = 'objects',
): NamedTable {
	const [first = [], ...rest] = grid;
	const columns = uniqueNames(headerRow ? first : first.map(() => ''));
	const lists = headerRow ? rest : [...grid];
	if (form === 'lists') return { columns, rows: lists };
	const rows = lists.map((texts) => {
		// Made from entries: a column called "__proto__" must stay a column.
		return Object.fromEntries(columns.map((column, index) => [column, texts[index] ?? '']));
	});
	return { columns, rows };
}

/** One name for each column: blanks get numbers, repeated names get suffixes. */
function uniqueNames(headers: readonly string[]): string[] {
	const used = new Set<string>();
	const lastNumbers = new Map<string, number>();
	return headers.map((header, index) => {
		const base = header.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
		let name = base;
		let number = lastNumbers.get(base) ?? 1;
		while (used.has(name)) {
			number += 1;
			name = `${base} (${number})`;
		}
		lastNumbers.set(base, number);
		used.add(name);
		return name;
	});
}
