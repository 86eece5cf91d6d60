/** Pages that are pictures of text, for text recognition. */
import { loadMupdf, textPdf } from './make-pdf.mjs';

/** Pixels per point: some 200 per inch, as scanners have them. */
const SCALE = 3;

/**
 * A page, as make-pdf.mjs takes it, that shows a text and holds none.
 *
 * @param {string} text
 * @returns {Promise<import('./make-pdf.mjs').PageSpec>}
 */
export async function scannedPage(text) {
	const mupdf = await loadMupdf();
	const pdf = new mupdf.PDFDocument(await textPdf(text));
	const page = pdf.loadPage(0);
	const [width, height] = page.getBounds().slice(2);
	const matrix = mupdf.Matrix.scale(SCALE, SCALE);
	const pixmap = page.toPixmap(matrix, mupdf.ColorSpace.DeviceGray, false, true);
	const bytes = new Uint8Array(pixmap.asPNG());
	pdf.destroy();
	return { width, height, images: [{ bytes, x: 0, y: 0, width, height }] };
}
