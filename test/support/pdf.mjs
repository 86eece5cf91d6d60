/**
 * Reads PDFs with pdf.js: a reader that shares no code with the engine that wrote them.
 */
import { fileURLToPath } from 'node:url';
import { importOutside } from './outside.mjs';

/** @type {typeof import('pdfjs-dist')} */
const { getDocument, OPS, VerbosityLevel } = await importOutside('pdfjs-dist/legacy/build/pdf.mjs');

const inPackage = (folder) =>
	fileURLToPath(new URL(`../../node_modules/pdfjs-dist/${folder}/`, import.meta.url));

/**
 * The pages of a PDF with their text. Lines of a page end with a line feed, words are set apart by single
 * blanks; `width` and `height` are of the page before it is turned by `rotation` degrees.
 *
 * @param {Uint8Array} bytes
 * @param {string} [password]
 * @returns {Promise<{ pageCount: number, text: string,
 *   pages: Array<{ text: string, width: number, height: number, rotation: number }> }>}
 */
export async function readPdf(bytes, password) {
	const task = getDocument({
		// A copy: pdf.js takes the buffer away from its owner.
		data: new Uint8Array(bytes),
		password,
		standardFontDataUrl: inPackage('standard_fonts'),
		cMapUrl: inPackage('cmaps'),
		cMapPacked: true,
		isEvalSupported: false,
		verbosity: VerbosityLevel.ERRORS,
	});
	try {
		const document = await task.promise;
		const pages = [];
		for (let number = 1; number <= document.numPages; number++)
			pages.push(await readPage(await document.getPage(number)));
		return { pageCount: document.numPages, pages, text: pages.map(({ text }) => text).join('\n') };
	} catch ({ name, message }) {
		throw Object.assign(new Error(message), { name }); // of this world, not of pdf.js'
	} finally {
		await task.destroy();
	}
}

async function readPage(page) {
	const { items } = await page.getTextContent();
	const text = items
		.map((item) => item.str + (item.hasEOL ? '\n' : ''))
		.join('')
		.replace(/[^\S\n]+/g, ' ')
		.trim();
	const [left, bottom, right, top] = page.view;
	return { text, width: right - left, height: top - bottom, rotation: page.rotate };
}

/**
 * Colour of the top left pixel of the first picture on the first page, as [red, green, blue].
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<number[]>}
 */
export async function firstPixel(bytes) {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
	try {
		const page = await (await task.promise).getPage(1);
		const { fnArray, argsArray } = await page.getOperatorList();
		const [name] = argsArray[fnArray.indexOf(OPS.paintImageXObject)];
		const image = await new Promise((resolve) => page.objs.get(name, resolve));
		return [...image.data.slice(0, 3)];
	} finally {
		await task.destroy();
	}
}
