import { wordNames } from '../template/wordNames';
import { attributeIn, xmlTokens } from '../template/xmlTokens';

/**
 * The levels of a document's styles for headings, by the ids of the styles. Word names them in English
 * in all its languages; a title is of the first level.
 */
export function headingLevels(styles: string): Map<string, number> {
	const levels = new Map<string, number>();
	const named = wordNames(styles);
	let style: string | undefined;
	for (const token of xmlTokens(styles)) {
		if (token.kind !== 'open') continue;
		const name = named(token.name);
		if (name === 'w:style') style = attributeIn(token.markup, 'styleId');
		if (name !== 'w:name' || style === undefined) continue;
		const level = levelOf(attributeIn(token.markup, 'val') ?? '');
		if (level !== undefined) levels.set(style, level);
	}
	return levels;
}

function levelOf(name: string): number | undefined {
	if (/^title$/i.test(name)) return 1;
	const level = /^heading ([1-9])$/i.exec(name)?.[1];
	return level === undefined ? undefined : Number(level);
}
