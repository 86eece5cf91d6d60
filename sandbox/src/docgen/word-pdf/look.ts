import { wordAttribute } from '../template/word-xml.js';
import type { Cascade } from './cascade.js';

/** Font families the engine has metrics of its own for; all others are set in the first. */
export type Family = 'sans-serif' | 'serif' | 'monospace';

/** How a run of text looks. */
export interface RunLook {
	family: Family;
	sizePt: number;
	bold: boolean;
	italic: boolean;
	isUpperCase: boolean;
	isHidden: boolean;
	css: string;
}

/** Word's own when a document sets none. */
const DEFAULT_SIZE_PT = 10;
const SERIF = /times|georgia|garamond|palatino|bookman|roman/i;
const MONOSPACE = /courier|consolas|mono|menlo/i;
const HIGHLIGHTS =
	/^(yellow|green|cyan|magenta|blue|red|black|white|darkBlue|darkCyan|darkGreen|darkMagenta|darkRed)$/;

export function runLook(properties: Cascade): RunLook {
	const sizePt = Number(properties.attribute('sz', 'val')) / 2 || DEFAULT_SIZE_PT;
	const look = {
		family: familyOf(properties),
		sizePt,
		bold: properties.isOn('b'),
		italic: properties.isOn('i'),
		isUpperCase: properties.isOn('caps') || properties.isOn('smallCaps'),
		isHidden: properties.isOn('vanish'),
	};
	const position = properties.attribute('vertAlign', 'val') ?? '';
	const lines = [
		properties.isOn('u') && 'underline',
		(properties.isOn('strike') || properties.isOn('dstrike')) && 'line-through',
	].filter(Boolean);
	const background = colorOf(properties.attribute('shd', 'fill')) ?? highlight(properties);
	return {
		...look,
		css: css({
			'font-family': look.family,
			'font-size': `${sizePt}pt`,
			'font-weight': look.bold && 'bold',
			'font-style': look.italic && 'italic',
			'text-decoration': lines.length > 0 && lines.join(' '),
			'vertical-align': /^su(per|b)script$/.test(position) && position.replace('script', ''),
			color: colorOf(properties.attribute('color', 'val')) ?? false,
			'background-color': background ?? false,
		}),
	};
}

/** A style attribute's text; what is false is left out. */
export function css(declarations: Readonly<Record<string, string | false>>): string {
	return Object.entries(declarations)
		.flatMap(([name, value]) => (value === false ? [] : [`${name}:${value}`]))
		.join(';');
}

/** `1F3A5F` as CSS has it; `auto` is no colour. */
export function colorOf(value: string | undefined): string | undefined {
	return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? `#${value}` : undefined;
}

function highlight(properties: Cascade): string | undefined {
	const name = wordAttribute(properties.find('highlight'), 'val') ?? '';
	return HIGHLIGHTS.test(name) ? name.toLowerCase() : undefined;
}

function familyOf(properties: Cascade): Family {
	const name = wordAttribute(properties.find('rFonts'), 'ascii') ?? '';
	if (MONOSPACE.test(name)) return 'monospace';
	return SERIF.test(name) ? 'serif' : 'sans-serif';
}
