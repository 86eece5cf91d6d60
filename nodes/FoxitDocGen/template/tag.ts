/** What stands between `{{` and `}}`. */
export type TagKind =
	'scalar' | 'loopStart' | 'loopEnd' | 'rowNumber' | 'sum' | 'arithmetic' | 'filter' | 'unreadable';

/** One tag of a template (docs/contract/docgen.md#template-language). */
export interface Tag {
	kind: TagKind;
	/** As it is written, braces included. */
	source: string;
	/** Of a scalar or a loop: the name, dots included. Empty for the rest. */
	name: string;
	/** The letter behind the backslash: `@` date picture, `#` numeric picture. */
	switch?: string;
	/** What follows the switch, without quotes. */
	picture?: string;
}

/** Names are letters, digits and underscores, with dots between the parts of a path. */
const PATH = /^[\p{L}_$][\p{L}\p{N}_$-]*(\.[\p{L}\p{N}_$-]+)*$/u;
const LOOP = /^Table(Start|End)\s*:(.*)$/i;
const SUM = /^=\s*SUM\s*\(\s*ABOVE\s*\)$/i;
const QUOTES = /^["“”„'‘’]|["“”„'‘’]$/g;

/** What is longer is no tag that anybody has typed. */
const MAX_LENGTH = 500;
const SHOWN_LENGTH = 60;

/** Reads the inside of a tag. */
export function parseTag(inside: string): Tag {
	if (inside.length > MAX_LENGTH) {
		return { kind: 'unreadable', source: `{{${inside.slice(0, SHOWN_LENGTH)}…}}`, name: '' };
	}
	const { body, ...picture } = splitSwitch(inside.trim());
	const source = `{{${inside}}}`;
	const [, end, afterColon = ''] = LOOP.exec(body) ?? [];
	const array = afterColon.trimStart();
	if (end && PATH.test(array)) {
		const kind = end.toLowerCase() === 'start' ? 'loopStart' : 'loopEnd';
		return { kind, source, name: array, ...picture };
	}
	const kind = end ? 'unreadable' : kindOf(body);
	return { kind, source, name: PATH.test(body) ? body : '', ...picture };
}

function kindOf(body: string): TagKind {
	if (body === 'ROW_NUMBER') return 'rowNumber';
	if (SUM.test(body)) return 'sum';
	if (PATH.test(body)) return 'scalar';
	if (body.startsWith('=') || /[\w)\s][*/+]\s*[\w(]/.test(body)) return 'arithmetic';
	if (/\||^[\w.]+\s*:/.test(body)) return 'filter';
	return 'unreadable';
}

function splitSwitch(text: string): { body: string; switch?: string; picture?: string } {
	const parts = /^([^\\]*)\\(\S)(.*)$/s.exec(text);
	if (!parts) return { body: text };
	const [, body = '', letter = '', picture = ''] = parts;
	return { body: body.trimEnd(), switch: letter, picture: picture.trim().replace(QUOTES, '') };
}
