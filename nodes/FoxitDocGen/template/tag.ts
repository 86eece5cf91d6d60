/** What stands between `{{` and `}}`. */
export type TagKind =
	'scalar' | 'loopStart' | 'loopEnd' | 'rowNumber' | 'sum' | 'arithmetic' | 'filter' | 'unreadable';

/** How a tag shows its value: `\@` as a date, `\#` as a number. */
export interface Picture {
	switch: '@' | '#';
	/** Without quotes around it. */
	text: string;
}

/** One tag of a template (docs/contract/docgen.md#template-language). */
export interface Tag {
	kind: TagKind;
	/** As it is written, braces included. */
	source: string;
	/** Of a scalar or a loop: the name, dots included. Empty for the rest. */
	name: string;
	/** The last one counts. */
	picture?: Picture;
	/** Letters of the switches that are no pictures. */
	otherSwitches?: string[];
	/** Of a loop: the keyword is not written as Foxit knows it. */
	misspelt?: true;
}

/**
 * Names are letters, digits, underscores, hyphens and blanks inside, with dots between the parts of a
 * path. Data decide whether there is such a thing.
 */
const NAME = /^[\p{L}\p{N}_$][\p{L}\p{N}_$ -]*(?:\.[\p{L}\p{N}_$ -]+)*$/u;
/** In any spelling that means it; Foxit knows the first one only. */
const LOOP = /^Table\s*(Start|End)\s*:(.*)$/is;
const LOOP_AS_KNOWN = /^Table(Start|End):/;
const SUM = /^=\s*SUM\s*\(\s*ABOVE\s*\)$/i;
/** A letter behind a backslash, and what it is given. */
const SWITCH = /\\(\S)\s*("[^"]*"?|(?:(?!\\\S).)*)/gs;
const QUOTED = /^["“”„]([^"“”„]*)["“”„]?$/;

/** What is longer is no tag that anybody has typed. */
const MAX_LENGTH = 500;
const SHOWN_LENGTH = 60;

/** Reads the inside of a tag. */
export function parseTag(inside: string): Tag {
	if (inside.length > MAX_LENGTH) {
		return { kind: 'unreadable', source: `{{${inside.slice(0, SHOWN_LENGTH)}…}}`, name: '' };
	}
	const { body, ...switches } = splitSwitches(inside.trim());
	const source = `{{${inside}}}`;
	const [, end, afterColon = ''] = LOOP.exec(body) ?? [];
	const array = afterColon.trimStart();
	if (end && NAME.test(array)) {
		const kind = end.toLowerCase() === 'start' ? 'loopStart' : 'loopEnd';
		const misspelt = LOOP_AS_KNOWN.test(body) ? {} : { misspelt: true as const };
		return { kind, source, name: array, ...misspelt, ...switches };
	}
	const kind = end ? 'unreadable' : kindOf(body);
	return { kind, source, name: kind === 'scalar' ? body : '', ...switches };
}

function kindOf(body: string): TagKind {
	if (body === 'ROW_NUMBER') return 'rowNumber';
	if (SUM.test(body)) return 'sum';
	if (NAME.test(body)) return 'scalar';
	if (body.startsWith('=') || /[\w)\s][*/+]\s*[\w(]/.test(body)) return 'arithmetic';
	if (/\||^[\w.]+\s*:/.test(body)) return 'filter';
	return 'unreadable';
}

function splitSwitches(text: string): { body: string } & Pick<Tag, 'picture' | 'otherSwitches'> {
	const start = text.search(/\\\S/);
	if (start < 0) return { body: text };
	const others: string[] = [];
	let picture: Picture | undefined;
	for (const [, letter = '', given = ''] of text.slice(start).matchAll(SWITCH)) {
		const shown = given.trim().replace(QUOTED, '$1');
		if (letter !== '@' && letter !== '#') others.push(letter);
		else if (shown !== '') picture = { switch: letter, text: shown };
	}
	return {
		body: text.slice(0, start).trimEnd(),
		...(picture && { picture }),
		...(others.length > 0 && { otherSwitches: others }),
	};
}
