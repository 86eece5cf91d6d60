/**
 * Facts about a PDF beyond its text, as pdf.js sees them, and what its streams hold once unpacked.
 */
import { inflateSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { importOutside } from '../../support/outside.mjs';

/** @type {typeof import('pdfjs-dist')} */
const { getDocument, VerbosityLevel } = await importOutside('pdfjs-dist/legacy/build/pdf.mjs');

const FONTS = fileURLToPath(
	new URL('../../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url),
);

const ENGINE = new URL('../../../sandbox/node_modules/mupdf/dist/mupdf.js', import.meta.url);

/**
 * The sandbox's own engine, for looking at what a page shows and for files no helper makes.
 *
 * @returns {Promise<typeof import('../../../sandbox/node_modules/mupdf/dist/mupdf.js')>}
 */
export const engine = async () => await import(ENGINE.href);

/**
 * Opens a PDF for the time `look` takes.
 *
 * @template T
 * @param {Uint8Array} bytes
 * @param {(document: import('pdfjs-dist').PDFDocumentProxy) => Promise<T>} look
 * @param {string} [password]
 * @returns {Promise<T>}
 */
export async function withPdf(bytes, look, password) {
	const task = getDocument({
		data: new Uint8Array(bytes),
		password,
		standardFontDataUrl: FONTS,
		verbosity: VerbosityLevel.ERRORS,
	});
	try {
		const document = await task.promise.catch(({ name, message }) => {
			throw Object.assign(new Error(message), { name }); // of this world, not of pdf.js'
		});
		return await look(document);
	} finally {
		await task.destroy();
	}
}

/**
 * The document information, and what pdf.js knows of the file besides.
 *
 * @param {Uint8Array} bytes
 * @param {string} [password]
 * @returns {Promise<Record<string, unknown>>}
 */
export const infoOf = async (bytes, password) =>
	await withPdf(bytes, async (document) => (await document.getMetadata()).info, password);

/**
 * Numbers of the permission flags (pdf.js' PermissionFlag) a user has; null without encryption.
 *
 * @param {Uint8Array} bytes
 * @param {string} [password]
 */
export const permissionsOf = async (bytes, password) =>
	await withPdf(bytes, async (document) => await document.getPermissions(), password);

/**
 * The annotations of all pages, form fields included.
 *
 * @param {Uint8Array} bytes
 * @param {string} [password]
 * @returns {Promise<Array<Record<string, unknown> & { page: number }>>}
 */
export const annotationsOf = async (bytes, password) =>
	await withPdf(
		bytes,
		async (document) => {
			const pages = Array.from({ length: document.numPages }, async (_, index) => {
				const annotations = await (await document.getPage(index + 1)).getAnnotations();
				return annotations.map((annotation) => ({ ...annotation, page: index + 1 }));
			});
			return (await Promise.all(pages)).flat();
		},
		password,
	);

/**
 * The text pieces of a page with their size and place: `transform` is pdf.js' own.
 *
 * @param {Uint8Array} bytes
 * @param {number} [pageNumber]
 * @returns {Promise<Array<{ str: string, transform: number[], width: number }>>}
 */
export const piecesOf = async (bytes, pageNumber = 1) =>
	await withPdf(bytes, async (document) => {
		const { items } = await (await document.getPage(pageNumber)).getTextContent();
		return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
	});

/**
 * Everything a file holds, streams unpacked: for making sure that something is not in there any more.
 *
 * @param {Uint8Array} bytes
 */
export function rawContent(bytes) {
	const file = Buffer.from(bytes);
	const parts = [file.toString('latin1')];
	for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
		if (file.toString('latin1', at - 3, at) === 'end') continue;
		const start = at + (file[at + 6] === 13 ? 8 : 7);
		const end = file.indexOf('endstream', start);
		try {
			const unpacked = inflateSync(file.subarray(start, end), { finishFlush: 2 });
			parts.push(unpacked.toString('latin1'));
		} catch {
			// Not deflated: it is in the file as it is.
		}
	}
	return parts.join('\n');
}
