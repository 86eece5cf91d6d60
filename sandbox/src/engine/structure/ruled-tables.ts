import { around, distinct, holds, lineOf, textOfLines } from './boxes.js';
import { Groups } from './groups.js';
import type { Box, Cell, Line, Stroke, Table } from './types.js';

/** Strokes this close to each other meet; grid lines this close are one. */
const TOUCH = 3;
/** A border is there when strokes cover this much of it. */
const COVERED = 0.5;

/** Tables whose cells are drawn, with the text that stands in them. */
export function ruledTables(strokes: readonly Stroke[], lines: readonly Line[]): Table[] {
	const groups = new Groups(strokes.length);
	strokes.forEach((one, index) => {
		for (let other = index + 1; other < strokes.length; other++)
			if (touch(one, strokes[other] ?? one)) groups.join(index, other);
	});
	return groups
		.lists()
		.map((indexes) => indexes.flatMap((index) => strokes[index] ?? []))
		.flatMap((together) => toTable(together, lines) ?? []);
}

function touch(one: Box, other: Box): boolean {
	return (
		one.left <= other.right + TOUCH &&
		other.left <= one.right + TOUCH &&
		one.top <= other.bottom + TOUCH &&
		other.top <= one.bottom + TOUCH
	);
}

function toTable(strokes: readonly Stroke[], lines: readonly Line[]): Table | undefined {
	const [lying, standing] = [true, false].map((lies) =>
		strokes.filter((stroke) => stroke.lies === lies),
	) as [Stroke[], Stroke[]];
	const xs = distinct(standing.map(middleX), TOUCH);
	const ys = distinct(lying.map(middleY), TOUCH);
	const [columns, rows] = [xs.length - 1, ys.length - 1];
	// What has rows only may still be a table by its columns of text.
	if (columns < 2 || rows < 1) return undefined;

	const groups = new Groups(columns * rows);
	const at = (row: number, column: number): number => row * columns + column;
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const [left = 0, right = 0] = xs.slice(column, column + 2);
			const [top = 0, bottom = 0] = ys.slice(row, row + 2);
			if (column + 1 < columns && !drawn(standing, 'y', right, top, bottom))
				groups.join(at(row, column), at(row, column + 1));
			if (row + 1 < rows && !drawn(lying, 'x', bottom, left, right))
				groups.join(at(row, column), at(row + 1, column));
		}
	const inside = lines.filter((line) => touch(line, around(strokes)));
	const cells = groups
		.lists()
		.flatMap((places) => toCells(places, columns))
		.sort((one, other) => at(one.row, one.column) - at(other.row, other.column))
		.map((span): Cell => {
			const box = {
				left: xs[span.column] ?? 0,
				top: ys[span.row] ?? 0,
				right: xs[span.column + span.columnSpan] ?? 0,
				bottom: ys[span.row + span.rowSpan] ?? 0,
			};
			return { ...span, ...box, text: textIn(box, inside) };
		});
	if (cells.filter(({ text }) => text !== '').length < 2) return undefined;
	return { ...around(cells), rows, columns, cells };
}

type Span = Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

/** Places of the grid without a border between them: one cell, if they make a rectangle. */
function toCells(places: readonly number[], columns: number): Span[] {
	const spots = places.map((place) => ({
		row: Math.floor(place / columns),
		column: place % columns,
	}));
	const row = Math.min(...spots.map((spot) => spot.row));
	const column = Math.min(...spots.map((spot) => spot.column));
	const rowSpan = Math.max(...spots.map((spot) => spot.row)) - row + 1;
	const columnSpan = Math.max(...spots.map((spot) => spot.column)) - column + 1;
	if (rowSpan * columnSpan === places.length) return [{ row, column, rowSpan, columnSpan }];
	return spots.map((spot) => ({ ...spot, rowSpan: 1, columnSpan: 1 }));
}

/** Whether strokes run along a piece of a grid line. */
function drawn(
	strokes: readonly Stroke[],
	along: 'x' | 'y',
	position: number,
	from: number,
	to: number,
): boolean {
	let covered = 0;
	let reached = from;
	const ranges = strokes
		.filter((stroke) => {
			const middle = along === 'x' ? middleY(stroke) : middleX(stroke);
			return Math.abs(middle - position) <= TOUCH + 1;
		})
		.map((stroke): [number, number] =>
			along === 'x' ? [stroke.left, stroke.right] : [stroke.top, stroke.bottom],
		);
	for (const [start, end] of ranges.sort(([one], [other]) => one - other)) {
		const [first, last] = [Math.max(start, reached), Math.min(end, to)];
		if (last <= first) continue;
		covered += last - first;
		reached = last;
	}
	return covered >= (to - from) * COVERED;
}

function textIn(box: Box, lines: readonly Line[]): string {
	const inside = lines.flatMap((line) => {
		const words = line.words.filter((word) => holds(box, word));
		return words.length === 0 ? [] : [lineOf(words, line)];
	});
	return textOfLines(inside);
}

function middleX({ left, right }: Box): number {
	return (left + right) / 2;
}

function middleY({ top, bottom }: Box): number {
	return (top + bottom) / 2;
}
