/**
 * PDFs to test with: pages of text in any size and rotation, pictures, form fields, annotations, bookmarks,
 * page labels, passwords. Written with the sandbox's own engine, read back with pdf.js (see pdf.mjs).
 */
import { readFile } from 'node:fs/promises';
import { formFields } from './make-form.mjs';

const MODULES = new URL('../../sandbox/node_modules/', import.meta.url);
const UNICODE_FONT = new URL('dejavu-fonts-ttf/ttf/DejaVuSans.ttf', MODULES);

/**
 * @typedef {{ text: string, x?: number, y?: number, size?: number, bold?: boolean }} TextLine
 *   `x` and `y` in points from the bottom left corner
 * @typedef {{ bytes: Uint8Array, x?: number, y?: number, width?: number, height?: number }} PageImage
 * @typedef {{ type?: import('../../sandbox/node_modules/mupdf').PDFAnnotationType, contents?: string,
 *   author?: string, rect?: [number, number, number, number], color?: number[] }} PageAnnotation from the top left corner
 * @typedef {{ uri: string, rect: [number, number, number, number] }} PageLink from the top left corner
 * @typedef {object} PageSpec
 * @property {string | TextLine[]} [text] lines from the top, 12 points; or placed one by one
 * @property {number} [width]
 * @property {number} [height]
 * @property {0 | 90 | 180 | 270} [rotate]
 * @property {PageImage[]} [images]
 * @property {import('./make-form.mjs').FieldSpec[]} [fields]
 * @property {PageAnnotation[]} [annotations]
 * @property {PageLink[]} [links]
 * @property {Array<[number, number, number, number]>} [strokes] straight lines from point to point, from the
 *   bottom left corner
 * @typedef {{ title: string, page: number, children?: Bookmark[] }} Bookmark `page` counts from 1
 * @typedef {object} PdfSpec
 * @property {Array<string | PageSpec>} [pages]
 * @property {Record<string, string>} [info] `Title`, `Author` and the like
 * @property {Bookmark[]} [outline]
 * @property {Array<{ from: number, style?: string, prefix?: string, start?: number }>} [labels] `from` is a
 *   page from 1, `style` one of D, R, r, A, a
 * @property {string} [userPassword]
 * @property {string} [ownerPassword]
 * @property {string} [save] the engine's own options for writing, such as `decompress`
 */

/** The engine; loaded when it is first needed. */
export const loadMupdf = async () => await import(new URL('mupdf/dist/mupdf.js', MODULES).href);

/**
 * @param {PdfSpec} spec
 * @returns {Promise<Uint8Array>}
 */
export async function makePdf({
	pages = ['one page'],
	info = {},
	outline = [],
	labels = [],
	save = '',
	...passwords
} = {}) {
	const mupdf = await loadMupdf();
	mupdf.setLog(null);
	const pdf = new mupdf.PDFDocument();
	const fonts = await loadFonts(mupdf, pdf);
	const specs = pages.map((page) => (typeof page === 'string' ? { text: page } : page));
	for (const spec of specs) addPage(mupdf, pdf, fonts, spec);
	formFields(
		pdf,
		specs.map(({ fields = [] }) => fields),
		fonts.resources,
	);
	specs.forEach(({ annotations = [], links = [] }, index) => {
		const page = pdf.loadPage(index);
		addAnnotations(page, annotations);
		for (const { uri, rect } of links) page.createLink(rect, uri);
	});
	for (const [key, value] of Object.entries(info)) pdf.setMetaData(`info:${key}`, value);
	if (outline.length > 0) addBookmarks(pdf, pdf.outlineIterator(), outline);
	for (const { from, style = 'D', prefix = '', start = 1 } of labels)
		pdf.setPageLabels(from - 1, style, prefix, start);
	const options = [save, 'garbage', encryption(passwords)].filter(Boolean).join(',');
	const bytes = new Uint8Array(pdf.saveToBuffer(options).asUint8Array());
	pdf.destroy();
	return bytes;
}

/** A PDF with a text page for each string. */
export const textPdf = async (...texts) => await makePdf({ pages: texts });

/** A PDF nobody opens without a password; `text` on its one page. */
export const protectedPdf = async (userPassword = 'secret', text = 'hidden words') =>
	await makePdf({ pages: [text], userPassword });

/** Starts like a PDF and is none. */
export const BROKEN_PDF = Buffer.from('%PDF-1.7\nthis is no PDF at all\n%%EOF\n');

function encryption({ userPassword, ownerPassword }) {
	if (userPassword === undefined && ownerPassword === undefined) return '';
	const owner = ownerPassword ?? userPassword;
	return `encrypt=aes-256,user-password=${userPassword ?? ''},owner-password=${owner}`;
}

async function loadFonts(mupdf, pdf) {
	const unicode = new mupdf.Font('DejaVu Sans', await readFile(UNICODE_FONT));
	const resources = {
		Helv: pdf.addSimpleFont(new mupdf.Font('Helvetica'), 'Latin'),
		Bold: pdf.addSimpleFont(new mupdf.Font('Helvetica-Bold'), 'Latin'),
	};
	return {
		resources,
		/** Operators that show a text; whatever is not ASCII is set in DejaVu Sans. */
		show(text, size, bold) {
			if (/^[ -~]*$/.test(text)) {
				const escaped = text.replace(/[\\()]/g, '\\$&');
				return `/${bold ? 'Bold' : 'Helv'} ${size} Tf (${escaped}) Tj`;
			}
			resources.Uni ??= pdf.addFont(unicode);
			const hex = [...text].map((char) =>
				unicode.encodeCharacter(char.codePointAt(0)).toString(16).padStart(4, '0'),
			);
			return `/Uni ${size} Tf <${hex.join('')}> Tj`;
		},
	};
}

function addPage(mupdf, pdf, { resources, show }, spec) {
	const { text = '', width = 595, height = 842, rotate = 0, images = [], strokes = [] } = spec;
	const lines =
		typeof text === 'string'
			? text.split('\n').map((line, index) => ({ text: line, y: height - 60 - index * 16 }))
			: text;
	const shown = lines
		.filter((line) => line.text !== '')
		.map(({ text: line, x = 50, y = height / 2, size = 12, bold = false }) => {
			return `BT 1 0 0 1 ${x} ${y} Tm ${show(line, size, bold)} ET`;
		});
	const drawn = images.map((image, index) => {
		const { x = 50, y = 50, width: wide = 100, height: high = 100 } = image;
		return `q ${wide} 0 0 ${high} ${x} ${y} cm /Im${index} Do Q`;
	});
	const ruled = strokes.map(([x0, y0, x1, y1]) => `1 w ${x0} ${y0} m ${x1} ${y1} l S`);
	const pictures = images.map(({ bytes }, index) => [
		`Im${index}`,
		pdf.addImage(new mupdf.Image(bytes)),
	]);
	const object = pdf.addPage(
		[0, 0, width, height],
		rotate,
		{ Font: resources, XObject: Object.fromEntries(pictures) },
		[...drawn, ...ruled, ...shown].join('\n'),
	);
	pdf.insertPage(-1, object);
}

function addAnnotations(page, annotations) {
	for (const { type = 'FreeText', contents = '', author, rect, color } of annotations) {
		const annotation = page.createAnnotation(type);
		annotation.setContents(contents);
		const [left, top, right, bottom] = rect ?? [100, 100, 300, 140];
		if (annotation.hasQuadPoints())
			annotation.setQuadPoints([[left, top, right, top, left, bottom, right, bottom]]);
		else annotation.setRect([left, top, right, bottom]);
		if (author) annotation.setAuthor(author);
		if (color) annotation.setColor(color);
		annotation.update();
	}
}

function addBookmarks(pdf, iterator, bookmarks) {
	for (const { title, page, children = [] } of bookmarks) {
		const target = {
			type: 'Fit',
			chapter: 0,
			page: page - 1,
			x: 0,
			y: 0,
			width: 0,
			height: 0,
			zoom: 0,
		};
		iterator.insert({ title, uri: pdf.formatLinkURI(target), open: true });
		if (children.length > 0) {
			// The iterator stands behind what it has just put in.
			iterator.prev();
			iterator.down();
			addBookmarks(pdf, iterator, children);
			iterator.up();
			iterator.next();
		}
	}
}

/**
 * A PNG like a photograph: shades of colour with grain, which only a lossy format makes small.
 *
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Uint8Array>}
 */
export async function photoPng(width, height) {
	const mupdf = await loadMupdf();
	const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, width, height], false);
	const pixels = pixmap.getPixels();
	let seed = 1;
	for (let at = 0; at < pixels.length; at++) {
		seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
		const place = (at % (width * 3)) / width + at / pixels.length;
		pixels[at] = 128 + 90 * Math.sin(place * 3 + (at % 3)) + ((seed >>> 16) % 24);
	}
	const bytes = new Uint8Array(pixmap.asPNG());
	pixmap.destroy();
	return bytes;
}
