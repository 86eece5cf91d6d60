import { around, toRows } from './boxes.js';
import type { Block, Line } from './types.js';

/** Baselines in a paragraph are at most this many sizes apart. */
const LINE_STEP = 1.6;
/** Sizes in a paragraph differ by less. */
const SAME_SIZE = 0.1;
/** A blank narrower than this many sizes does not divide a line. */
const WORD_GAP = 2;
/** A line that begins this many sizes further right begins a paragraph. */
const INDENT = 0.9;
const LIST_ITEM = /^([•‣▪◦·*–—-]|\(?(\d{1,3}|[a-z])[.)])$/i;

/** Puts lines together into paragraphs, headings and the like. */
export function toBlocks(lines: readonly Line[]): Block[] {
	const upright = toRows(lines.filter((line) => line.upright)).flatMap(joinPieces);
	const open: Line[][] = [];
	for (const line of upright) {
		const above = open
			.filter((block) => goesOn(block, line))
			.sort((one, other) => baselineOf(other) - baselineOf(one))[0];
		if (above === undefined) open.push([line]);
		else above.push(line);
	}
	const turned = lines.filter((line) => !line.upright).map((line) => [line]);
	return [...open, ...turned].map(toBlock);
}

/** Pieces of one line that stand close: a justified line, or one set in several types. */
function joinPieces(row: readonly Line[]): Line[] {
	const joined: Line[] = [];
	for (const line of row) {
		const last = joined.at(-1);
		if (last === undefined || line.left - last.right > WORD_GAP * last.size) {
			joined.push({ ...line });
			continue;
		}
		const words = [...last.words, ...line.words];
		Object.assign(last, around([last, line]), { words, bold: last.bold && line.bold });
	}
	return joined;
}

function goesOn(block: readonly Line[], line: Line): boolean {
	const last = block.at(-1);
	if (last === undefined || last.bold !== line.bold) return false;
	const size = Math.max(last.size, line.size);
	if (Math.abs(last.size - line.size) > size * SAME_SIZE) return false;
	const step = line.baseline - last.baseline;
	if (step <= size * 0.5 || step > size * LINE_STEP) return false;
	if (line.left >= last.right || line.right <= last.left) return false;
	if (startsList(line)) return false;
	const isIndented = line.left - last.left > size * INDENT;
	const isCentred = Math.abs(line.left + line.right - last.left - last.right) < size;
	return !isIndented || isCentred || (block.length === 1 && startsList(last));
}

function startsList({ words }: Line): boolean {
	return words.length > 1 && LIST_ITEM.test(words[0]?.text ?? '');
}

function baselineOf(block: readonly Line[]): number {
	return block.at(-1)?.baseline ?? 0;
}

function toBlock(lines: Line[]): Block {
	const size = Math.max(...lines.map((line) => line.size));
	return { ...around(lines), lines, size, bold: lines.every(({ bold }) => bold) };
}
