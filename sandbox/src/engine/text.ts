import { openDocument } from './open.js';
import { A4, PdfBuilder } from './pdf-builder.js';
import { appendFlow, markedUtf8 } from './reflow.js';

const FONT_SIZE_PT = 10;
/** Characters of the engine's monospaced face that fit a line; it wraps between words only. */
const LINE_CHARS = 85;

/**
 * Text of unknown encoding: a byte order mark decides, then a hint, then whether it is valid UTF-8;
 * what is left is taken for Windows-1252, in which every byte means something.
 */
export function decodeText(bytes: Uint8Array, hint?: string): string {
	const marked = markedEncoding(bytes);
	if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
	if (hint !== undefined) {
		try {
			const decoder = new TextDecoder(hint);
			return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
		} catch {
			// A label nobody knows is no hint.
		}
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return decodeWindows1252(bytes);
	}
}

/** A PDF of plain text: lines wrapped at the margin, a form feed starts a page. */
export function textToPdf(text: string): Uint8Array {
	const pdf = new PdfBuilder();
	for (const part of text.replace(/\f$/, '').split('\f')) {
		const document = openDocument(markedUtf8(breakLongWords(part)), '.txt');
		appendFlow(pdf, document, { size: A4, fontSizePt: FONT_SIZE_PT, fit: false });
		document.destroy();
	}
	return pdf.finish();
}

/** Windows-1252 from 0x80 to 0x9f; the holes are the control characters of those numbers. */
const WINDOWS_1252_HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand, because Node 20 decodes it as Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
	const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	return latin1.replace(
		/[\x80-\x9f]/g,
		(char) => WINDOWS_1252_HIGH[char.charCodeAt(0) - 0x80] ?? char,
	);
}

function breakLongWords(text: string): string {
	return text.replace(new RegExp(`\\S{${LINE_CHARS}}(?=\\S)`, 'gu'), '$&\n');
}

function markedEncoding(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return undefined;
}
