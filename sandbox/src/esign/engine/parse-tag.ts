import type { FieldType } from '../model.js';

/** A text tag's parts (docs/contract/esign.md#text-tags). */
export interface Tag {
	type: FieldType;
	party: number;
	required: boolean;
	name: string;
	/** Points; undefined: as wide or high as the tag stands there. */
	width?: number;
	height?: number;
}

const TYPES: Readonly<Record<string, FieldType>> = {
	signfield: 'signfield',
	s: 'signfield',
	initialfield: 'initialfield',
	i: 'initialfield',
	textfield: 'textfield',
	t: 'textfield',
	datefield: 'datefield',
	d: 'datefield',
	checkboxfield: 'checkboxfield',
	c: 'checkboxfield',
};

/** Looks like a tag; what it says is for {@link parseTag}. */
export const TAG = /\$\{[a-z]+:\d+:[^{}]*\}/giu;

/**
 * Reads `${type:party:required:name:size}`. Signatures and initials have no name, and `required` may be left
 * out of any. Undefined: no tag; one with a blank anywhere; or a signature without a size. None of them
 * makes a field, nor is a word said of it (docs/contract/esign.md#text-tags, live).
 */
export function parseTag(text: string): Tag | undefined {
	if (/\s/u.test(text)) return undefined;
	const [word = '', number = '', ...parts] = text.slice(2, -1).split(':');
	const type = TYPES[word.toLowerCase()];
	const party = Number(number);
	if (type === undefined || party < 1) return undefined;
	const rest = [...parts];
	const said = /^[yn]$/i.test(rest[0] ?? '') ? rest.shift() : undefined;
	const tag = { type, party, required: said?.toLowerCase() === 'y' };
	if (type === 'signfield' || type === 'initialfield')
		return rest.some((part) => /^(_+|\d+)$/.test(part)) ? { ...tag, name: '' } : undefined;
	const named = rest.length > 1 || !/^(_+|\d*)$/.test(rest[0] ?? '');
	const [name = '', ...size] = named ? rest : ['', ...rest];
	const [width, height] = size.map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
	return {
		...tag,
		name: name.replaceAll('_', ' ').trim(),
		...(width !== undefined && { width }),
		...(height !== undefined && { height }),
	};
}
