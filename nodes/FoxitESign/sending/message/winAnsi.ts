/** What the codes 0x80 to 0x9F stand for; those without a character are blanks here. */
const UPPER_CONTROLS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const FIRST_UPPER_CONTROL = 0x80;

/** Characters that look the same as one that the encoding has. */
const SAME_LOOK: ReadonlyArray<readonly [RegExp, string]> = [
	[/\r\n?|[\u0085\u2028\u2029]/gu, '\n'],
	[/\t/gu, '    '],
	[/\p{Zs}/gu, ' '],
	[/[\u2010\u2011\u2212]/gu, '-'],
];

/**
 * A text in the characters that the standard fonts of PDF have, as far as it can be done without a
 * change that anybody would see.
 */
export function inStandardCharacters(text: string): string {
	const composed = text.normalize('NFC');
	return SAME_LOOK.reduce((known, [from, to]) => known.replace(from, to), composed);
}

/** The characters of a text that the standard fonts of PDF cannot show, each once. Line ends are none. */
export function unshowable(text: string): string[] {
	return [...new Set(text)].filter((character) => {
		return character !== '\n' && codeOf(character) === undefined;
	});
}

/**
 * A text in WinAnsiEncoding, the encoding of the standard fonts of PDF for western European languages.
 *
 * @param text of characters that they can show
 */
export function winAnsiBytes(text: string): Buffer {
	return Buffer.from([...text].map((character) => codeOf(character) ?? 0x3f));
}

function codeOf(character: string): number | undefined {
	const point = character.codePointAt(0) ?? 0;
	if ((point >= 0x20 && point <= 0x7e) || (point > 0xa0 && point <= 0xff && point !== 0xad)) {
		return point;
	}
	const upper = UPPER_CONTROLS.indexOf(character);
	return upper < 0 ? undefined : FIRST_UPPER_CONTROL + upper;
}
