import { textOfLines } from './boxes.js';
import type { Block, Line, TextType } from './types.js';

/** Larger than the body's type by this factor, a text is a heading; a title by more. */
const HEAD_SIZE = 1.12;
const TITLE_SIZE = 1.2;
/** Longer texts are no headings, however large. */
const HEAD_LINES = 3;
const HEAD_LETTERS = 200;
const BOLD_HEAD_LETTERS = 100;
/** Footnotes are smaller by this factor and stand in the lowest part of the page. */
const NOTE_SIZE = 0.88;
const NOTE_PLACE = 0.7;
const NOTE_MARK = /^(\d{1,2}|[*†‡§¹²³⁴-⁹])[\s.)]?\s*\S/;

/** What blocks are, once the whole document is known. */
export interface Ranks {
	bodySize: number;
	title: Block | undefined;
	/** Level of a heading of this size. */
	levelOf(block: Block): number;
}

/** The size most letters have. */
export function bodySizeOf(lines: readonly Line[]): { size: number; bold: boolean } {
	const letters = new Map<number, number>();
	let bold = 0;
	let all = 0;
	for (const line of lines) {
		const count = line.words.reduce((sum, { text }) => sum + text.length, 0);
		letters.set(rounded(line.size), (letters.get(rounded(line.size)) ?? 0) + count);
		all += count;
		if (line.bold) bold += count;
	}
	const [size = 0] = [...letters].sort(([, one], [, other]) => other - one)[0] ?? [];
	return { size, bold: bold > all / 2 };
}

/** Finds the title and the sizes of headings; `pages` are the blocks of each page. */
export function rank(
	pages: ReadonlyArray<readonly Block[]>,
	body: { size: number; bold: boolean },
): Ranks & { typeOf(block: Block, pageHeight: number): TextType } {
	const largest = [...(pages[0] ?? [])]
		.filter((block) => block.size >= body.size * TITLE_SIZE && isShort(block))
		.sort((one, other) => other.size - one.size || one.top - other.top)[0];
	const isHead = (block: Block): boolean =>
		block.size >= body.size * HEAD_SIZE ? isShort(block) : isBoldLine(block, body);
	const sizes = pages
		.flat()
		.filter((block) => block !== largest && isHead(block))
		.map((block) => headSize(block, body.size));
	const levels = [...new Set(sizes)].sort((one, other) => other - one);
	return {
		bodySize: body.size,
		title: largest,
		levelOf: (block) => levels.indexOf(headSize(block, body.size)) + 1,
		typeOf(block, pageHeight) {
			if (block === largest) return 'title';
			if (isHead(block)) return 'head';
			const small = block.size <= body.size * NOTE_SIZE && block.top >= pageHeight * NOTE_PLACE;
			return small && NOTE_MARK.test(textOfLines(block.lines)) ? 'footnote' : 'paragraph';
		},
	};
}

function isShort({ lines }: Block): boolean {
	return lines.length <= HEAD_LINES && /\p{L}/u.test(textOfLines(lines))
		? textOfLines(lines).length <= HEAD_LETTERS
		: false;
}

/** A line of its own in bold, of the body's size, where the body is not bold. */
function isBoldLine(block: Block, body: { size: number; bold: boolean }): boolean {
	const text = textOfLines(block.lines);
	return (
		block.bold &&
		!body.bold &&
		block.lines.length === 1 &&
		block.size >= body.size * 0.95 &&
		text.length <= BOLD_HEAD_LETTERS &&
		/\p{L}/u.test(text)
	);
}

/** Headings no larger than the body's type are all of one level, the lowest. */
function headSize(block: Block, bodySize: number): number {
	return block.size >= bodySize * HEAD_SIZE ? rounded(block.size) : 0;
}

function rounded(size: number): number {
	return Math.round(size * 2) / 2;
}
