import type { JsonObject } from '../json.js';
import type { mupdf } from './mupdf.js';

const SUBSET_PREFIX = /^[A-Z]{6}\+/;

/** Fonts the pages refer to, forms drawn on them included: one entry for each font object. */
export function listFonts(pdf: mupdf.PDFDocument): JsonObject[] {
	return fontObjects(pdf).map(describeFont);
}

/** The same, as the PDF has them. */
export function fontObjects(pdf: mupdf.PDFDocument): mupdf.PDFObject[] {
	const fonts = new Map<string, mupdf.PDFObject>();
	const seen = new Set<number>();
	const visit = (resources: mupdf.PDFObject): void => {
		if (!resources.isDictionary()) return;
		resources.get('Font').forEach((font, name) => {
			const key = font.isIndirect() ? `${font.asIndirect()}` : `${fonts.size} ${name}`;
			if (font.isDictionary() && !fonts.has(key)) fonts.set(key, font);
		});
		resources.get('XObject').forEach((xObject) => {
			if (xObject.isIndirect()) {
				if (seen.has(xObject.asIndirect())) return;
				seen.add(xObject.asIndirect());
			}
			if (xObject.isStream()) visit(xObject.get('Resources'));
		});
	};
	for (let index = 0; index < pdf.countPages(); index++)
		visit(pdf.findPage(index).getInheritable('Resources'));
	return [...fonts.values()];
}

function describeFont(font: mupdf.PDFObject): JsonObject {
	const name = font.get('BaseFont').isName() ? font.get('BaseFont').asName() : '';
	const composite = font.get('DescendantFonts', 0, 'FontDescriptor', 'FontFamily');
	const family = composite.isString() ? composite : font.get('FontDescriptor', 'FontFamily');
	return {
		fontType: font.get('Subtype').isName() ? font.get('Subtype').asName() : '',
		familyName: family.isString() ? family.asString() : familyOf(name),
		name,
	};
}

/** `ABCDEF+Noto Sans-BoldItalic` and `Arial,Bold` without what is not the family. */
export function familyOf(name: string): string {
	return name.replace(SUBSET_PREFIX, '').replace(/[-,].*$/, '');
}
