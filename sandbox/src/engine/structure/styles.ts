import { familyOf, fontObjects } from '../fonts.js';
import type { mupdf } from '../mupdf.js';
import type { Face, Style } from './types.js';

const SUBSET_PREFIX = /^[A-Z]{6}\+/;
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'];

interface FontFacts {
	type: string;
	embedded: boolean;
	subset: boolean;
}

/**
 * Describes type the way the service does
 * (docs/contract/structural-extract.md#members-of-every-element: bold shows in the name only).
 */
export class Styles {
	private readonly fonts = new Map<string, FontFacts>();

	constructor(pdf: mupdf.PDFDocument) {
		for (const font of fontObjects(pdf)) {
			const base = font.get('BaseFont').isName() ? font.get('BaseFont').asName() : '';
			const descendant = font.get('DescendantFonts', 0);
			const described = descendant.isDictionary() ? descendant : font;
			this.fonts.set(base.replace(SUBSET_PREFIX, ''), {
				type: font.get('Subtype').isName() ? font.get('Subtype').asName() : '',
				embedded: FONT_FILES.some((key) => described.get('FontDescriptor', key).isStream()),
				subset: SUBSET_PREFIX.test(base),
			});
		}
	}

	/** Of a text read from a picture there is none. */
	describe(face: Face | undefined, size: number): Style {
		if (face === undefined) return undefined;
		const name = face.name.replace(SUBSET_PREFIX, '');
		const facts = this.fonts.get(name);
		return {
			fontEmbedded: facts?.embedded ?? false,
			fontEncoding: 'UTF-8',
			fontFamilyName: familyOf(name),
			fontType: facts?.type ?? '',
			fontItalic: face.italic,
			fontMonospaced: face.mono,
			fontName: name,
			fontSubset: facts?.subset ?? false,
			fontWeight: 0,
			fontSize: Math.round(size * 100) / 100,
		};
	}
}
