import { passwordProtected, TaskFailure } from '../../errors.js';
import type { mupdf } from '../mupdf.js';
import { openDocument, unreadable, unsupportedHere } from '../open.js';
import { PdfBuilder } from '../pdf-builder.js';
import { appendFlow } from '../reflow.js';
import { isTrap } from '../trap.js';
import { excelSections } from './excel.js';
import { OfficePackage } from './package.js';
import { powerpointSections } from './powerpoint.js';
import { wordSections, type Section } from './word.js';

/** The three families of Office files. */
export type OfficeFamily = 'word' | 'excel' | 'powerpoint';

interface Reader {
	sections(file: OfficePackage): Iterable<Section>;
	/** Extension the engine knows the family by. */
	extension: string;
	/** Tried in turn; the first at which a section fits one page is taken, else the first. */
	fontSizesPt: readonly [number, ...number[]];
}

const READERS: Record<OfficeFamily, Reader> = {
	word: { sections: wordSections, extension: '.docx', fontSizesPt: [11] },
	excel: { sections: excelSections, extension: '.xlsx', fontSizesPt: [9] },
	// A slide is one page, however much is on it.
	powerpoint: {
		sections: powerpointSections,
		extension: '.pptx',
		fontSizesPt: [20, 16, 12, 9, 6, 4],
	},
};

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const BEYOND_THE_ENGINE = /^\.(doc|dot|rtf|wpd|xls|xlt|xlsb|ppt|pps)$/;

/** A PDF of an Office file of the XML generation. Older formats end as FAILED, with the reason. */
export function officeToPdf(
	bytes: Uint8Array,
	extension: string,
	family: OfficeFamily,
): Uint8Array {
	refuseCompoundFile(bytes, extension);
	const reader = READERS[family];
	const pdf = new PdfBuilder();
	try {
		for (const { bytes: part, size } of reader.sections(OfficePackage.read(bytes))) {
			const document = openDocument(part, reader.extension);
			const fontSizePt = fittingFontSize(document, reader.fontSizesPt, size.width, size.height);
			appendFlow(pdf, document, { size, fontSizePt, fit: true });
			document.destroy();
		}
	} catch (error) {
		if (error instanceof TaskFailure || isTrap(error)) throw error;
		// Not every name lies: an old format under its own name is beyond this engine, not damaged.
		throw BEYOND_THE_ENGINE.test(extension)
			? unsupportedHere(extension)
			: unreadable(extension, error);
	}
	return pdf.finish();
}

function fittingFontSize(
	document: mupdf.Document,
	sizesPt: readonly [number, ...number[]],
	width: number,
	height: number,
): number {
	if (sizesPt.length === 1) return sizesPt[0];
	const fits = sizesPt.find((sizePt) => {
		document.layout(width, height, sizePt);
		return document.countPages() <= 1;
	});
	return fits ?? sizesPt[0];
}

/**
 * Office's binary container means one of two things: a file of the old formats, or a new one that is
 * encrypted (MS-OFFCRYPTO 2.3: the package is a stream named EncryptedPackage).
 */
function refuseCompoundFile(bytes: Uint8Array, extension: string): void {
	if (COMPOUND_FILE.some((byte, index) => bytes[index] !== byte)) return;
	const name = Buffer.from('EncryptedPackage', 'utf16le');
	if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name))
		throw passwordProtected();
	throw unsupportedHere(extension);
}
