/**
 * The pictures a PDF shows, decoded by pdf.js.
 */
import { withPdf } from './pdf-facts.mjs';
import { importOutside } from '../../support/outside.mjs';

/** @type {typeof import('pdfjs-dist')} */
const { OPS } = await importOutside('pdfjs-dist/legacy/build/pdf.mjs');

/**
 * Size and middle pixel of each picture, page by page.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<Array<{ page: number, width: number, height: number, pixel: number[] }>>}
 */
export const imagesOf = async (bytes) =>
	await withPdf(bytes, async (document) => {
		const images = [];
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number);
			const { fnArray, argsArray } = await page.getOperatorList();
			for (const [at, operator] of fnArray.entries()) {
				if (operator !== OPS.paintImageXObject) continue;
				const { width, height, data } = await new Promise((resolve) =>
					page.objs.get(argsArray[at][0], resolve),
				);
				const channels = data.length / (width * height);
				const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * channels;
				images.push({ page: number, width, height, pixel: [...data.slice(middle, middle + 3)] });
			}
		}
		return images;
	});
