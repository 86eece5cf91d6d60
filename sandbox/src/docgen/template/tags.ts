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
	/** Arithmetic and filters: the service evaluates neither. */
	| { kind: 'unsupported' };

/** A tag and where in its paragraph's text it stands. */
export interface PlacedTag {
	tag: Tag;
	start: number;
	end: number;
}

const TAG = /\{\{([^{}\n]+)\}\}/g;
/** The marks Word makes of straight quotes; with one of them inside, the service knows no tag. */
const CURLY_QUOTES = /[\u2018-\u201f]/;
const LOOP = /^Table(Start|End):\s*(.+)$/;
const SUM_ABOVE = /^=\s*SUM\s*\(\s*ABOVE\s*\)$/i;
const NO_NAME = /[|:=+*/()[\]"'<>]/;
/** A switch: a backslash, its letter, what it is given. The last one of a kind counts. */
const SWITCH = /\\([@#*])\s*("[^"]*"?|(?:(?!\\[@#*]).)*)/gs;

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
	if (CURLY_QUOTES.test(inside)) return undefined;
	const at = inside.search(/\\[@#*]/);
	const name = (at < 0 ? inside : inside.slice(0, at)).trim();
	const picture = at < 0 ? undefined : findPicture(inside.slice(at));
	const shown = picture === undefined ? {} : { picture };
	const [, side, loop] = LOOP.exec(name) ?? [];
	if (name === '') return undefined;
	if (loop !== undefined) return { kind: side === 'Start' ? 'loopStart' : 'loopEnd', name: loop };
	if (name === 'ROW_NUMBER') return { kind: 'rowNumber', ...shown };
	if (SUM_ABOVE.test(name)) return { kind: 'sum', ...shown };
	return NO_NAME.test(name) ? { kind: 'unsupported' } : { kind: 'value', name, ...shown };
}

/** Formats of the `\*` kind say nothing about values; they are passed over. */
function findPicture(switches: string): Picture | undefined {
	let picture: Picture | undefined;
	for (const [, letter, given = ''] of switches.matchAll(SWITCH)) {
		const text = given.trim().replace(/^"([^"]*)"?$/, '$1');
		if ((letter === '@' || letter === '#') && text !== '') picture = { switch: letter, text };
	}
	return picture;
}
