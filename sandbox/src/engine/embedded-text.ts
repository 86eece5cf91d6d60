import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mupdf } from './mupdf.js';

const require = createRequire(import.meta.url);
const DEJAVU = 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf';

interface Face {
	font: mupdf.Font;
	/** Its name among the resources. */
	name: string;
	/** Object in the PDF, made when it is first needed. */
	object?: mupdf.PDFObject;
}

/** Text as operators of a content stream. */
export interface SetText {
	operators: string;
	/** Of the text in points. */
	width: number;
}

/**
 * Sets text for a content stream of a PDF, in whatever of three faces has each character, embedded so that
 * every reader finds the characters again. Faces are added to the PDF when they are used.
 */
export class TextSetter {
	private readonly faces: Face[] = [
		{ font: new mupdf.Font('Helvetica'), name: 'FxHelv' },
		{ font: new mupdf.Font('DejaVu Sans', readFileSync(require.resolve(DEJAVU))), name: 'FxSans' },
		{ font: new mupdf.Font('zh-Hans'), name: 'FxCjk' },
	];

	constructor(private readonly pdf: mupdf.PDFDocument) {}

	/** Operators between BT and ET, from where the text matrix stands. */
	set(text: string, size: number): SetText {
		let operators = '';
		let width = 0;
		let current: Face | undefined;
		let glyphs = '';
		const flush = (): void => {
			if (current !== undefined && glyphs !== '')
				operators += `/${current.name} ${size} Tf <${glyphs}> Tj\n`;
			glyphs = '';
		};
		for (const char of text) {
			const { face, glyph } = this.find(char);
			if (face !== current) flush();
			current = face;
			face.object ??= this.pdf.addFont(face.font);
			glyphs += glyph.toString(16).padStart(4, '0');
			width += face.font.advanceGlyph(glyph) * size;
		}
		flush();
		return { operators, width };
	}

	/** The faces used so far, for the Font entry of the resources. */
	resources(): Record<string, mupdf.PDFObject> {
		return Object.fromEntries(
			this.faces.flatMap(({ name, object }) => (object === undefined ? [] : [[name, object]])),
		);
	}

	/** To be called when all text is on its pages: cuts large faces down to the characters in use. */
	finish(): void {
		const large = this.faces.slice(1).some(({ object }) => object !== undefined);
		if (large) this.pdf.subsetFonts();
		for (const { font } of this.faces) font.destroy();
	}

	private find(char: string): { face: Face; glyph: number } {
		const code = char.codePointAt(0) ?? 0;
		for (const face of this.faces) {
			const glyph = face.font.encodeCharacter(code);
			if (glyph > 0) return { face, glyph };
		}
		// Nothing has it: a box, as everywhere.
		return { face: this.faces[1] as Face, glyph: 0 };
	}
}
