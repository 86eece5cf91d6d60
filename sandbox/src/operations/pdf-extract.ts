import { TaskFailure, validationError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { optionalWord, readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { pageIndexes } from '../engine/page-indexes.js';
import { readPageRange } from './page-range.js';
import type { Operation } from './types.js';

const TYPES = ['TEXT', 'IMAGE', 'PAGE'] as const;

interface ExtractOptions extends JsonObject {
	extractType: (typeof TYPES)[number];
	pageRange?: string;
}

/**
 * docs/contract/pdf-services.md#modify; the plural names some clients use are refused
 * (docs/contract/pdf-services.md#where-sources-disagree row 7).
 */
export const pdfExtract: Operation<ExtractOptions> = {
	name: 'pdf-extract',
	paths: ['/documents/modify/pdf-extract'],
	accepts: ['.pdf'],
	read(body) {
		const extractType = optionalWord(body, 'extractType', TYPES);
		const job = readSingleDocument(body);
		if (extractType === undefined) throw validationError('extractType: must not be null');
		return { ...job, options: { extractType, pageRange: readPageRange(body) } };
	},
	async work({ inputs, options: { extractType, pageRange }, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const pages = pageIndexes(pageRange, pdf.countPages());
		switch (extractType) {
			case 'TEXT': {
				const { plainText } = await import('../engine/page-text.js');
				const text = plainText(pdf, pages);
				pdf.destroy();
				return await fileResult(folder, file, '.txt', Buffer.from(text));
			}
			case 'IMAGE': {
				const { embeddedImages } = await import('../engine/embedded-images.js');
				const { zipNumbered } = await import('../engine/zip.js');
				const images = embeddedImages(pdf, pages);
				pdf.destroy();
				return await fileResult(folder, file, '.zip', zipNumbered(images));
			}
			case 'PAGE': {
				const { keepPages, savePdf } = await import('../engine/rearrange.js');
				if (pages.length === 0)
					throw new TaskFailure(`The document has no page in the range ${pageRange}`);
				keepPages(pdf, pages);
				const extracted = savePdf(pdf);
				pdf.destroy();
				return await fileResult(folder, file, '.pdf', extracted);
			}
		}
	},
};
