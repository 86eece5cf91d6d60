/** Looks into results that are no PDFs. */
import JSZip from 'jszip';

/** Type and size of a picture, once all of its pixels have been decoded. */
export async function picture(bytes: Buffer) {
	const { loadMupdf } = await import('../../support/make-pdf.mjs');
	const mupdf = (await loadMupdf()) as Decoder;
	const pixmap = new mupdf.Image(bytes).toPixmap();
	return { type: typeOf(bytes), width: pixmap.getWidth(), height: pixmap.getHeight() };
}

interface Decoder {
	Image: new (bytes: Buffer) => { toPixmap(): { getWidth(): number; getHeight(): number } };
}

const TYPES: Array<[type: string, magic: string]> = [
	['BMP', 'BM'],
	['JPG', '\xff\xd8\xff'],
	['PNG', '\x89PNG'],
	['TIFF', 'II*\0'],
	['TIFF', 'MM\0*'],
];

function typeOf(bytes: Buffer): string {
	const head = bytes.toString('latin1', 0, 4);
	return TYPES.find(([, magic]) => head.startsWith(magic))?.[0] ?? `unknown: ${head}`;
}

/** The words of an Office file, part by part in natural order; `parts` says which count. */
export async function officeText(bytes: Buffer, parts: RegExp): Promise<string[]> {
	const zip = await JSZip.loadAsync(bytes);
	const names = Object.keys(zip.files).filter((name) => parts.test(name));
	names.sort(new Intl.Collator('en', { numeric: true }).compare);
	const texts = names.map(async (name) => await zip.files[name]?.async('string'));
	return (await Promise.all(texts)).map(wordsOf);
}

/** Markup without its tags. */
export function wordsOf(markup = ''): string {
	const text = markup.replace(/<(style|title)[^]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
	return text.replace(/\s+/g, ' ').trim();
}
