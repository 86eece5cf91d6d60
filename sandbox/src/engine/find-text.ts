import type { mupdf } from './mupdf.js';

/** How a text is looked for. */
export interface SearchOptions {
	caseSensitive: boolean;
	wholeWordsOnly: boolean;
}

/** A place on a page for each line a match runs over: corners as the engine orders them. */
export type Match = mupdf.Quad[];

interface Character {
	text: string;
	quad: mupdf.Quad;
	line: number;
}

/** Whether and where a text contains another one; blanks in it stand for any white space. */
export function searchPattern(
	text: string,
	{ caseSensitive, wholeWordsOnly }: SearchOptions,
): RegExp {
	const words = text
		.trim()
		.split(/\s+/)
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
		.join('\\s+');
	const whole = wholeWordsOnly ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words;
	return new RegExp(whole, caseSensitive ? 'gu' : 'giu');
}

/** All places of a page's content that match. */
export function findMatches(page: mupdf.PDFPage, pattern: RegExp): Match[] {
	return findTexts(page, pattern).map(({ match }) => match);
}

/** The same, with what was found there. */
export function findTexts(
	page: mupdf.PDFPage,
	pattern: RegExp,
): Array<{ text: string; match: Match }> {
	const characters = readCharacters(page);
	let text = '';
	/** Character at each position of `text`; undefined where a line ends. */
	const at: Array<Character | undefined> = [];
	characters.forEach((character, index) => {
		if (index > 0 && characters[index - 1]?.line !== character.line) {
			text += ' ';
			at.push(undefined);
		}
		text += character.text;
		for (let unit = 0; unit < character.text.length; unit++) at.push(character);
	});
	return [...text.matchAll(pattern)]
		.map(({ index, 0: found }) => ({
			text: found,
			match: linesOf(at.slice(index, index + found.length)),
		}))
		.filter(({ match }) => match.length > 0);
}

function readCharacters(page: mupdf.PDFPage): Character[] {
	const characters: Character[] = [];
	let line = 0;
	// Hidden text is text: it goes as well.
	const text = page.toStructuredText('preserve-whitespace');
	text.walk({
		beginLine: () => {
			line += 1;
		},
		onChar: (char, _origin, _font, _size, quad) => {
			characters.push({ text: char, quad, line });
		},
	});
	text.destroy();
	return characters;
}

/** One quad for each line: from the first character's left side to the last one's right side. */
function linesOf(characters: ReadonlyArray<Character | undefined>): Match {
	const quads: Match = [];
	let line: number | undefined;
	for (const character of characters) {
		if (character === undefined) continue;
		const [ulx, uly, urx, ury, llx, lly, lrx, lry] = character.quad;
		const last = quads.at(-1);
		if (last === undefined || line !== character.line)
			quads.push([ulx, uly, urx, ury, llx, lly, lrx, lry]);
		else [last[2], last[3], last[6], last[7]] = [urx, ury, lrx, lry];
		line = character.line;
	}
	return quads;
}
