import type { XmlElement } from '../../engine/office/package.js';
import { ParagraphText } from './paragraph.js';
import { findTags } from './tags.js';
import { ancestor, descend, isWord, wordAttribute, wordChild } from './word-xml.js';

/** What becomes of a row: filled once, repeated for a list, or left as it stands, tags and all. */
export type RowPlan = { kind: 'once' } | { kind: 'loop'; name: string } | { kind: 'leave' };

interface LoopTag {
	kind: 'loopStart' | 'loopEnd';
	name: string;
}

/** The rows of a table; those of tables inside it are not among them. */
export function rowsOfTable(table: XmlElement): XmlElement[] {
	const rows: XmlElement[] = [];
	for (const element of descend(table, (inner) => !isWord(inner, 'tr')))
		if (isWord(element, 'tr')) rows.push(element);
	return rows;
}

/**
 * Plans the rows of a table. One start and its end in one row make a loop. Everything else is left as
 * it stands, up to the row with the end: the service is silent about such loops
 * (docs/contract/docgen.md#template-language).
 */
export function planRows(rows: readonly XmlElement[], insideLoop: boolean): RowPlan[] {
	const tags = rows.map(loopTags);
	const plans: RowPlan[] = [];
	rows.forEach((_, index) => {
		const here = tags[index] ?? [];
		if (plans[index] !== undefined) return;
		plans[index] = planRow(here, insideLoop);
		if (plans[index].kind !== 'leave') return;
		const open = here.findLast(({ kind }) => kind === 'loopStart');
		const closed = here.some(({ kind, name }) => kind === 'loopEnd' && name === open?.name);
		if (open === undefined || closed) return;
		const end = tags.findIndex(
			(later, row) =>
				row > index && later.some(({ kind, name }) => kind === 'loopEnd' && name === open.name),
		);
		for (let row = index + 1; row <= end; row++) plans[row] = { kind: 'leave' };
	});
	return plans;
}

function planRow(tags: readonly LoopTag[], insideLoop: boolean): RowPlan {
	if (tags.length === 0) return { kind: 'once' };
	const [start, end] = tags;
	const whole =
		tags.length === 2 &&
		start?.kind === 'loopStart' &&
		end?.kind === 'loopEnd' &&
		start.name === end.name;
	return whole && !insideLoop ? { kind: 'loop', name: start.name } : { kind: 'leave' };
}

/** Loop tags in a row's own paragraphs. */
function loopTags(row: XmlElement): LoopTag[] {
	const tags: LoopTag[] = [];
	for (const element of descend(row, (inner) => !isWord(inner, 'tr'))) {
		if (!isWord(element, 'p')) continue;
		for (const { tag } of findTags(new ParagraphText(element).text))
			if (tag.kind === 'loopStart' || tag.kind === 'loopEnd') tags.push(tag);
	}
	return tags;
}

/** Column a row's cell begins in, merged cells counted as wide as they are. */
export function columnOf(cell: XmlElement): number {
	const row = ancestor(cell, 'tr');
	let column = row === undefined ? 0 : columnsBefore(row);
	for (const other of row === undefined ? [] : cellsOf(row)) {
		if (other === cell) return column;
		column += spanOf(other);
	}
	return column;
}

/** The cell of a row that covers a column. */
export function cellAt(row: XmlElement, column: number): XmlElement | undefined {
	let next = columnsBefore(row);
	return cellsOf(row).find((cell) => {
		const from = next;
		next += spanOf(cell);
		return column >= from && column < next;
	});
}

/** The cells of a row; those of tables inside it are not among them. */
export function cellsOf(row: XmlElement): XmlElement[] {
	return [...descend(row, (inner) => !isWord(inner, 'tc'))].filter((inner) => isWord(inner, 'tc'));
}

/** Columns of the grid a cell covers. */
export function spanOf(cell: XmlElement): number {
	return count(wordChild(wordChild(cell, 'tcPr'), 'gridSpan'), 1);
}

/** Columns left free before a row's first cell. */
export function columnsBefore(row: XmlElement): number {
	return count(wordChild(wordChild(row, 'trPr'), 'gridBefore'), 0);
}

function count(property: XmlElement | undefined, otherwise: number): number {
	const value = Number(wordAttribute(property, 'val'));
	return property !== undefined && Number.isInteger(value) && value > 0 ? value : otherwise;
}
