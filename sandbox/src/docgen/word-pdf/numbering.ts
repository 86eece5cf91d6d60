import { elements, type XmlDocument, type XmlElement } from '../../engine/office/package.js';
import { wordAttribute, wordChild } from '../template/word-xml.js';

/** The mark before a paragraph of a list, and the properties its level sets. */
export interface ListMark {
	text: string;
	paragraph: XmlElement | undefined;
}

const MAX_LEVEL = 8;
/** Bullets of the fonts Symbol and Wingdings, which have codes of their own for them. */
const SYMBOLS: Readonly<Record<string, string>> = {
	'\uf0b7': '•',
	'\uf0a7': '▪',
	'\uf0d8': '➢',
	'\uf0fc': '✓',
};

/** Counts the lists of a document, in the order their paragraphs come. */
export class Numbering {
	private readonly lists = new Map<string, XmlElement>();
	private readonly outlines = new Map<string, XmlElement>();
	private readonly counters = new Map<string, number[]>();
	private readonly started = new Set<string>();

	constructor(document: XmlDocument | undefined) {
		if (document === undefined) return;
		for (const list of elements(document, 'num'))
			this.lists.set(wordAttribute(list, 'numId') ?? '', list);
		for (const outline of elements(document, 'abstractNum'))
			this.outlines.set(wordAttribute(outline, 'abstractNumId') ?? '', outline);
	}

	/** The mark of the next paragraph of a list; undefined where there is no such list. */
	next(listId: string, levelText: string): ListMark | undefined {
		const level = Math.min(MAX_LEVEL, Number(levelText) || 0);
		const list = this.lists.get(listId);
		const outlineId = wordAttribute(wordChild(list, 'abstractNumId'), 'val') ?? '';
		const levels = this.levelsOf(list, outlineId);
		const definition = levels.get(level);
		if (definition === undefined) return undefined;
		const counters = this.count(listId, outlineId, level, levels, list);
		const pattern = wordAttribute(wordChild(definition, 'lvlText'), 'val') ?? '';
		const text = pattern.replace(/%(\d)/g, (_, digit: string) => {
			const other = Number(digit) - 1;
			return numeral(counters[other] ?? 1, formatOf(levels.get(other)));
		});
		return {
			text: [...text].map((char) => SYMBOLS[char] ?? char).join(''),
			paragraph: wordChild(definition, 'pPr'),
		};
	}

	/** Lists of one outline go on counting where another one stopped, unless they say where they start. */
	private count(
		listId: string,
		outlineId: string,
		level: number,
		levels: ReadonlyMap<number, XmlElement>,
		list: XmlElement | undefined,
	): number[] {
		const counters = this.counters.get(outlineId) ?? [];
		const start = (at: number): number => startOf(levels.get(at)) ?? 1;
		const override = overrides(list).get(level);
		const restart = wordAttribute(wordChild(override, 'startOverride'), 'val');
		const key = `${listId} ${level}`;
		if (restart !== undefined && !this.started.has(key)) counters[level] = Number(restart);
		else counters[level] = (counters[level] ?? start(level) - 1) + 1;
		this.started.add(key);
		for (let above = 0; above < level; above++) counters[above] ??= start(above);
		counters.length = level + 1;
		this.counters.set(outlineId, counters);
		return counters;
	}

	private levelsOf(list: XmlElement | undefined, outlineId: string): Map<number, XmlElement> {
		const levels = new Map<number, XmlElement>();
		const add = (level: XmlElement): Map<number, XmlElement> =>
			levels.set(Number(wordAttribute(level, 'ilvl')), level);
		const outline = this.outlines.get(outlineId);
		if (outline !== undefined) elements(outline, 'lvl').forEach(add);
		for (const override of overrides(list).values()) elements(override, 'lvl').forEach(add);
		return levels;
	}
}

function overrides(list: XmlElement | undefined): Map<number, XmlElement> {
	const found = list === undefined ? [] : elements(list, 'lvlOverride');
	return new Map(found.map((override) => [Number(wordAttribute(override, 'ilvl')), override]));
}

function startOf(level: XmlElement | undefined): number | undefined {
	const value = wordAttribute(wordChild(level, 'start'), 'val');
	return value === undefined ? undefined : Number(value);
}

function formatOf(level: XmlElement | undefined): string {
	return wordAttribute(wordChild(level, 'numFmt'), 'val') ?? 'decimal';
}

/** A number in one of Word's formats; those it does not know are decimal. */
export function numeral(value: number, format: string): string {
	switch (format) {
		case 'lowerLetter':
			return letters(value);
		case 'upperLetter':
			return letters(value).toUpperCase();
		case 'lowerRoman':
			return roman(value);
		case 'upperRoman':
			return roman(value).toUpperCase();
		case 'decimalZero':
			return String(value).padStart(2, '0');
		case 'none':
			return '';
		default:
			return String(value);
	}
}

/** a to z, then aa to zz: Word repeats the letter. */
function letters(value: number): string {
	const letter = String.fromCharCode(97 + ((value - 1) % 26));
	return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
	[1000, 'm'],
	[900, 'cm'],
	[500, 'd'],
	[400, 'cd'],
	[100, 'c'],
	[90, 'xc'],
	[50, 'l'],
	[40, 'xl'],
	[10, 'x'],
	[9, 'ix'],
	[5, 'v'],
	[4, 'iv'],
	[1, 'i'],
];

function roman(value: number): string {
	let left = value;
	let text = '';
	for (const [worth, sign] of ROMAN) for (; left >= worth; left -= worth) text += sign;
	return text;
}
