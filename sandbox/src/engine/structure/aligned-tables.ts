import { around, lineOf, textOfLines, toRows } from './boxes.js';
import type { Box, Cell, Line, Table, Word } from './types.js';

/** A blank of this many sizes divides cells. */
const CELL_GAP = 1.1;
/** Baselines of neighbouring rows are at most this many sizes apart, of lines in a cell this many. */
const ROW_STEP = 3;
const LINE_STEP = 1.5;
/** Columns of text rather than of a table hold more letters in a line; one such column is normal. */
const PROSE_LETTERS = 25;
const LIST_MARKER = /^([•‣▪◦·*–—-]|\(?[0-9a-z]{1,3}[.)])$/i;
const MARGIN = 2;

type Row = Line[];
interface Column {
	left: number;
	right: number;
}

/** Tables without drawn cells: at least three rows whose texts stand in the same columns (two, if wide). */
export function alignedTables(lines: readonly Line[]): Table[] {
	const rows = toRows(lines.filter(({ upright }) => upright).flatMap(fragments));
	const tables: Table[] = [];
	for (let start = 0; start < rows.length;) {
		const run = runFrom(rows, start);
		const table = run.length > 0 ? toTable(run) : undefined;
		if (table !== undefined) tables.push(table);
		start += table === undefined ? 1 : run.length;
	}
	return tables;
}

/** Pieces of a line with wide blanks between them. */
function fragments(line: Line): Line[] {
	const pieces: Word[][] = [];
	for (const word of line.words) {
		const last = pieces.at(-1)?.at(-1);
		if (last !== undefined && word.left - last.right < line.size * CELL_GAP)
			pieces.at(-1)?.push(word);
		else pieces.push([word]);
	}
	return pieces.length === 1 ? [line] : pieces.map((words) => lineOf(words, line));
}

/** Rows from here on that keep the columns apart. */
function runFrom(rows: readonly Row[], start: number): Row[] {
	const first = rows[start] ?? [];
	if (first.length < 2) return [];
	const run = [first];
	let columns = columnsOf(first);
	for (let at = start + 1; at < rows.length; at++) {
		const [row, above] = [rows[at] ?? [], rows[at - 1] ?? []];
		const step = (row[0]?.baseline ?? 0) - (above[0]?.baseline ?? 0);
		const size = Math.max(row[0]?.size ?? 0, above[0]?.size ?? 0);
		if (step > size * ROW_STEP) break;
		const wider = columnsOf([...row, ...columns]);
		if (wider.length < columns.length) break;
		// A text that stands alone is of the table only where it fits a column that was there before.
		if (row.length === 1 && wider.length > columns.length) break;
		columns = wider;
		run.push(row);
	}
	while ((run.at(-1)?.length ?? 0) === 1 && !continues(run, run.length - 1, columns)) run.pop();
	return run;
}

/** Whether a row is only the next line of a cell above; never in the first column. */
function continues(run: readonly Row[], at: number, columns: readonly Column[]): boolean {
	const [row, above] = [run[at] ?? [], run[at - 1] ?? []];
	const [only] = row;
	if (only === undefined || row.length > 1 || above[0] === undefined) return false;
	const step = only.baseline - above[0].baseline;
	return columnOf(only, columns) > 0 && step <= only.size * LINE_STEP;
}

function columnsOf(boxes: readonly Column[]): Column[] {
	const columns: Column[] = [];
	for (const { left, right } of [...boxes].sort((one, other) => one.left - other.left)) {
		const last = columns.at(-1);
		if (last !== undefined && left <= last.right + MARGIN) last.right = Math.max(last.right, right);
		else columns.push({ left, right });
	}
	return columns;
}

function columnOf(box: Column, columns: readonly Column[]): number {
	return columns.findIndex(({ left, right }) => box.left >= left - 1 && box.right <= right + 1);
}

function toTable(run: readonly Row[]): Table | undefined {
	const columns = columnsOf(run.flat());
	const full = run.filter((row) => row.length > 1).length;
	if (full < 2 || (full < 3 && columns.length < 3)) return undefined;
	const texts = columns.map((_, column) =>
		run.flat().filter((piece) => columnOf(piece, columns) === column),
	);
	if (texts.filter((pieces) => averageLetters(pieces) > PROSE_LETTERS).length > 1) return undefined;
	const isList = (texts[0] ?? []).every(({ words }) =>
		words.every(({ text }) => LIST_MARKER.test(text)),
	);
	if (isList && columns.length === 2) return undefined;

	const rows: Row[] = [];
	run.forEach((row, index) => {
		if (index > 0 && continues(run, index, columns)) rows.at(-1)?.push(...row);
		else rows.push([...row]);
	});
	const box = around(run.flat());
	const xs = borders(columns.map(({ left, right }) => [left, right]));
	const ys = borders(rows.map(around).map(({ top, bottom }) => [top, bottom]));
	const cells = rows.flatMap((row, rowIndex) =>
		columns.map((_, column): Cell => {
			const place: Box = {
				left: xs[column] ?? box.left,
				top: ys[rowIndex] ?? box.top,
				right: xs[column + 1] ?? box.right,
				bottom: ys[rowIndex + 1] ?? box.bottom,
			};
			const text = textOfLines(row.filter((piece) => columnOf(piece, columns) === column));
			return { ...place, row: rowIndex, column, rowSpan: 1, columnSpan: 1, text };
		}),
	);
	return { ...around(cells), rows: rows.length, columns: columns.length, cells };
}

function averageLetters(pieces: readonly Line[]): number {
	const letters = pieces.reduce(
		(sum, { words }) => sum + words.reduce((all, { text }) => all + text.length + 1, -1),
		0,
	);
	return letters / Math.max(1, pieces.length);
}

/** Where one range ends and the next begins, and a little around the first and the last. */
function borders(ranges: ReadonlyArray<readonly [number, number]>): number[] {
	return [
		(ranges[0]?.[0] ?? 0) - MARGIN,
		...ranges.slice(1).map(([start], index) => (start + (ranges[index]?.[1] ?? start)) / 2),
		(ranges.at(-1)?.[1] ?? 0) + MARGIN,
	];
}
