import { mupdf } from '../../engine/mupdf.js';
import type { Family, RunLook } from './look.js';

/** Alphabets whose words the engine may break at punctuation only; others have rules of their own. */
const WESTERN = /^[\u0021-\u024f\u0370-\u052f\u2010-\u205e\u20a0-\u20cf]+$/;
/** The engine breaks behind these inside a word; Word and the service do not, but at hyphens only. */
const BREAKABLE = /[/?!|\\}\])%]./;
const HYPHEN = /[-\u2010\u2013\u2014]/;

const FACES: Record<Family, readonly [string, string]> = {
	'sans-serif': ['Helvetica', 'Helvetica-Bold'],
	serif: ['Times-Roman', 'Times-Bold'],
	monospace: ['Courier', 'Courier-Bold'],
};

const fonts = new Map<string, mupdf.Font>();

/**
 * Text as HTML, broken where Word breaks it: at blanks and behind hyphens, and in the middle of a word
 * when that is wider than the line.
 */
export function breakableText(text: string, look: RunLook, widthPt: number): string {
	return text
		.split(/(\s+)/)
		.map((part) => (/\S/.test(part) ? word(part, look, widthPt) : part))
		.join('');
}

/** Text as it may stand in HTML. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function word(text: string, look: RunLook, widthPt: number): string {
	if (!WESTERN.test(text)) return escapeHtml(text);
	const lines = linesOf(text, look, widthPt);
	const breaksAsWord = HYPHEN.test(text) || !BREAKABLE.test(text);
	if (lines.length === 1 && breaksAsWord) return escapeHtml(text);
	return `<span style="white-space:nowrap">${lines.map(escapeHtml).join('<br/>')}</span>`;
}

function linesOf(text: string, look: RunLook, widthPt: number): string[] {
	const font = fontOf(look);
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const char of text) {
		const glyph = font.encodeCharacter(char.codePointAt(0) ?? 0);
		const advance = font.advanceGlyph(glyph) * look.sizePt;
		if (used + advance > widthPt && line !== '') {
			lines.push(line);
			line = '';
			used = 0;
		}
		line += char;
		used += advance;
	}
	return [...lines, line];
}

function fontOf({ family, bold }: RunLook): mupdf.Font {
	const name = FACES[family][bold ? 1 : 0];
	const font = fonts.get(name) ?? new mupdf.Font(name);
	fonts.set(name, font);
	return font;
}
