import { eachPage } from '../../engine/edit-pdf.js';
import type { mupdf } from '../../engine/mupdf.js';
import { visiblePage } from '../../engine/overlay.js';

/** Width and height of each page as it is seen, in points. */
export async function pageSizes(
	pdf: mupdf.PDFDocument,
): Promise<Array<{ width: number; height: number }>> {
	const sizes: Array<{ width: number; height: number }> = [];
	await eachPage(pdf, (page) => {
		const { width, height } = visiblePage(page);
		sizes.push({ width, height });
	});
	return sizes;
}
