/** A picture behind a tag's name: `\@` for dates, `\#` for numbers. */
export interface Picture {
	switch: '@' | '#';
	text: string;
}

/** What stands between `{{` and `}}` (docs/contract/docgen.md#template-language). */
export type Tag =
	| { kind: 'value'; name: string; picture?: Picture }
	| { kind: 'rowNumber'; picture?: Picture }
	| { kind: 'sum'; picture?: Picture }
	| { kind: 'loopStart' | 'loopEnd'; name: string }
	/** Arithmetic, filters, names and switches that the service is not known to take: blank. */
	| { kind: 'unsupported' };

/** A tag and where in its paragraph's text it stands. */
export interface PlacedTag {
	tag: Tag;
	start: number;
	end: number;
}

const TAG = /\{\{([^{}\n\t\u2011]+)\}\}/g;
/** The marks Word makes of straight quotes; with one of them inside, the service knows no tag. */
const CURLY_QUOTES = /[\u2018-\u201f\u00ab\u00bb]/;
const LOOP = /^Table(Start|End):\s*(.+)$/;
const SUM_ABOVE = /^=\s*SUM\s*\(\s*ABOVE\s*\)$/i;
/** Letters, digits, `_`, `$`, hyphens and blanks, with dots between the parts. */
const NAME = /^[\p{L}\p{N}_$][\p{L}\p{N}_$ -]*(?:\.[\p{L}\p{N}_$ -]+)*$/u;
/** What is longer is no tag that anybody has typed. */
const MAX_LENGTH = 500;
/** A switch: a backslash, its letter, what it is given. The last picture counts. */
const SWITCH = /\\(\S)\s*("[^"]*"?|(?:(?!\\\S).)*)/gs;

/** The tags in a text, in their order. What is no tag is not in the list. */
export function findTags(text: string): PlacedTag[] {
	const found: PlacedTag[] = [];
	for (const match of text.matchAll(TAG)) {
		const tag = parseTag(match[1] ?? '');
		if (tag !== undefined)
			found.push({ tag, start: match.index, end: match.index + match[0].length });
	}
	return found;
}

function parseTag(inside: string): Tag | undefined {
	if (CURLY_QUOTES.test(inside) || inside.trim() === '') return undefined;
	const at = inside.length > MAX_LENGTH ? -1 : inside.search(/\\\S/);
	const name = (at < 0 ? inside : inside.slice(0, at)).trim();
	const switches = at < 0 ? NO_SWITCHES : readSwitches(inside.slice(at));
	if (inside.length > MAX_LENGTH || switches.isUnknown) return { kind: 'unsupported' };
	const shown = switches.picture === undefined ? {} : { picture: switches.picture };
	const [, side, loop = ''] = LOOP.exec(name) ?? [];
	if (side !== undefined && NAME.test(loop))
		return { kind: side === 'Start' ? 'loopStart' : 'loopEnd', name: loop };
	if (name === 'ROW_NUMBER') return { kind: 'rowNumber', ...shown };
	if (SUM_ABOVE.test(name)) return { kind: 'sum', ...shown };
	return NAME.test(name) ? { kind: 'value', name, ...shown } : { kind: 'unsupported' };
}

interface Switches {
	picture?: Picture;
	/** One of them is of no kind that the service is known to take. */
	isUnknown: boolean;
}

const NO_SWITCHES: Switches = { isUnknown: false };

/** Formats of the `\*` kind say nothing about values; they are passed over. */
function readSwitches(text: string): Switches {
	const switches: Switches = { isUnknown: false };
	for (const [, letter, given = ''] of text.matchAll(SWITCH)) {
		const shown = given.trim().replace(/^"([^"]*)"?$/, '$1');
		if (letter === '@' || letter === '#') {
			if (shown !== '') switches.picture = { switch: letter, text: shown };
		} else if (letter !== '*') switches.isUnknown = true;
	}
	return switches;
}
