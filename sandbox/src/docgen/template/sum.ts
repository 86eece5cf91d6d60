import type { XmlElement } from '../../engine/office/package.js';
import { parseNumber } from '../format/decimal.js';
import { cellAt, columnOf } from './rows.js';
import { descend, isWord } from './word-xml.js';

/** What a double can be trusted with. */
const SIGNIFICANT_DIGITS = 15;

/**
 * The sum of the numbers above a cell, as Word's SUM(ABOVE) takes it: upwards in its column to the first
 * cell that holds no number, such as the heading.
 */
export function sumAbove(cell: XmlElement, above: readonly XmlElement[]): number {
	const column = columnOf(cell);
	let sum = 0;
	for (const row of [...above].reverse()) {
		const number = numberIn(cellAt(row, column));
		if (number === undefined) break;
		sum += number;
	}
	return Number(sum.toPrecision(SIGNIFICANT_DIGITS));
}

function numberIn(cell: XmlElement | undefined): number | undefined {
	if (cell === undefined) return undefined;
	let text = '';
	for (const element of descend(cell)) if (isWord(element, 't')) text += element.textContent ?? '';
	return parseNumber(text);
}
