import type { ImageFormat } from '../engine/page-images.js';
import type { JsonObject } from '../json.js';
import { invalid, optionalObject, optionalString, readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { optionalInteger } from './numbers.js';
import { pageIndexes } from '../engine/page-indexes.js';
import { readPageRange } from './page-range.js';
import type { Operation } from './types.js';

interface ImageOptions extends JsonObject {
	format: ImageFormat;
	dpi: number;
	pageRange?: string;
}

const EXTENSIONS: Record<ImageFormat, string> = {
	JPG: '.jpg',
	PNG: '.png',
	TIFF: '.tiff',
	BMP: '.bmp',
};
const DPI = { min: 72, max: 300 };
const DEFAULT_DPI = 150;

/**
 * docs/contract/pdf-services.md#convert-pdf, rows 6 and 21 of
 * docs/contract/pdf-services.md#where-sources-disagree: options in `config`, or at the top level as
 * one vendor client sends them; JPG when nothing is said.
 */
export const pdfToImage: Operation<ImageOptions> = {
	name: 'pdf-to-image',
	paths: ['/documents/convert/pdf-to-image'],
	accepts: ['.pdf'],
	read(body) {
		const config = optionalObject(body, 'config') ?? {};
		return {
			...readSingleDocument(body),
			options: {
				format:
					readFormat(config, 'imageFormat', 'config.imageFormat') ??
					readFormat(body, 'format', 'format') ??
					'JPG',
				dpi:
					optionalInteger(config, 'dpi', DPI, 'config.dpi') ??
					optionalInteger(body, 'dpi', DPI) ??
					DEFAULT_DPI,
				pageRange: readPageRange(body),
			},
		};
	},
	async work({ inputs, options: { format, dpi, pageRange }, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { renderPage } = await import('../engine/page-images.js');
		const { zipNumbered } = await import('../engine/zip.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const members = pageIndexes(pageRange, pdf.countPages()).map((index) => {
			const page = pdf.loadPage(index);
			const image = renderPage(page, format, dpi);
			page.destroy();
			return { extension: EXTENSIONS[format], bytes: image };
		});
		pdf.destroy();
		return await fileResult(folder, file, '.zip', zipNumbered(members));
	},
};

/** Upper or lower case: a live call was seen with `jpg`. */
function readFormat(body: JsonObject, member: string, path: string): ImageFormat | undefined {
	const text = optionalString(body, member, path);
	if (text === undefined) return undefined;
	const formats = Object.keys(EXTENSIONS) as ImageFormat[];
	const format = formats.find((candidate) => candidate === text.toUpperCase());
	if (format === undefined) throw invalid(text, path, `Accepted values are: ${formats.join(', ')}`);
	return format;
}
