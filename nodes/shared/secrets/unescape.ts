/** A text with some of its escapes resolved. */
export interface Unescaped {
	text: string;
	/** Where in the source a place of `text` is. */
	placeOf: (at: number) => number;
}

/** Escapes can be escaped again: `%252d`, `\\\\u002d` within JSON within JSON. */
const MAX_LAYERS = 4;

/**
 * A text as it is, and as it reads once, twice and so on with the escapes of JSON, URLs and HTML
 * resolved, whichever and however mixed they are: to find something in it, not to read it.
 */
export function unescaped(source: string): Unescaped[] {
	const found: Unescaped[] = [{ text: source, placeOf: (at) => at }];
	let last = found[0];
	while (last && found.length <= MAX_LAYERS && /[\\%&]/.test(last.text)) {
		const { text, places } = oneLayerLess(last.text);
		if (text === last.text) break;
		const { placeOf } = last;
		last = { text, placeOf: (at) => placeOf(places[at] ?? 0) };
		found.push(last);
	}
	return found;
}

/** Backslashes are bounded, so that a long row of them is not looked at again from each place in it. */
const ESCAPE = new RegExp(
	[
		String.raw`\\{1,8}(?:u[\da-f]{4}|u\{0{0,4}[\da-f]{1,6}\}|x[\da-f]{2}|[bfnrt"'/\\])`,
		// UTF-8 of one to four bytes.
		String.raw`%(?:[0-7][\da-f]|[cd][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-7](?:%[89ab][\da-f]){3})`,
		String.raw`&(?:#x0{0,6}[\da-f]{1,6}|#0{0,6}\d{1,7}|[a-z]{2,8});`,
	].join('|'),
	'gi',
);

/** @returns with, for each place of the new text and for its end, the place in the old one */
function oneLayerLess(text: string): { text: string; places: Uint32Array } {
	const pieces: string[] = [];
	const places = new Uint32Array(text.length + 1);
	let length = 0;
	let done = 0;
	const keep = (until: number) => {
		pieces.push(text.slice(done, until));
		for (; done < until; done += 1) places[length++] = done;
	};
	for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
		const character = characterOf(escape);
		if (character === undefined) continue;
		keep(index);
		pieces.push(character);
		for (let unit = 0; unit < character.length; unit += 1) places[length++] = index;
		done = index + escape.length;
	}
	keep(text.length);
	places[length] = text.length;
	return { text: pieces.join(''), places };
}

/** @returns `undefined` for what only looks like an escape */
function characterOf(escape: string): string | undefined {
	if (escape.startsWith('%')) return percentDecoded(escape);
	if (escape.startsWith('&')) return entity(escape);
	const code = /^\\+(?:u\{?|x)([\da-f]+)/i.exec(escape)?.[1];
	if (code !== undefined) return fromCode(parseInt(code, 16));
	const sign = escape.slice(-1);
	return CONTROLS[sign] ?? sign;
}

const CONTROLS: Readonly<Record<string, string>> = {
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

function percentDecoded(escape: string): string | undefined {
	try {
		return decodeURIComponent(escape);
	} catch {
		return undefined;
	}
}

function entity(escape: string): string | undefined {
	const name = escape.slice(1, -1);
	if (/^#x/i.test(name)) return fromCode(parseInt(name.slice(2), 16));
	if (name.startsWith('#')) return fromCode(Number(name.slice(1)));
	return NAMED.get(name.toLowerCase());
}

function fromCode(code: number): string | undefined {
	return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** HTML's names of the signs that are in keys and passwords. */
const NAMED = new Map(
	Object.entries({
		'!': 'excl',
		'"': 'quot',
		'#': 'num',
		$: 'dollar',
		'%': 'percnt',
		'&': 'amp',
		"'": 'apos',
		'(': 'lpar',
		')': 'rpar',
		'*': 'ast midast',
		'+': 'plus',
		',': 'comma',
		'-': 'hyphen dash',
		'.': 'period',
		'/': 'sol',
		':': 'colon',
		';': 'semi',
		'<': 'lt',
		'=': 'equals',
		'>': 'gt',
		'?': 'quest',
		'@': 'commat',
		'[': 'lsqb lbrack',
		'\\': 'bsol',
		']': 'rsqb rbrack',
		'^': 'hat',
		_: 'lowbar',
		'`': 'grave',
		'{': 'lcub lbrace',
		'|': 'verbar vert',
		'}': 'rcub rbrace',
		' ': 'nbsp',
	}).flatMap(([sign, names]) => names.split(' ').map((name) => [name, sign] as const)),
);
