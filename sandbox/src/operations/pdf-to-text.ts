import type { JsonObject } from '../json.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { pageIndexes } from '../engine/page-indexes.js';
import { readPageRange } from './page-range.js';
import type { Operation } from './types.js';

interface TextOptions extends JsonObject {
	pageRange?: string;
}

/** docs/contract/pdf-services.md#convert-pdf. */
export const pdfToText: Operation<TextOptions> = {
	name: 'pdf-to-text',
	paths: ['/documents/convert/pdf-to-text'],
	accepts: ['.pdf'],
	read: (body) => ({ ...readSingleDocument(body), options: { pageRange: readPageRange(body) } }),
	async work({ inputs, options, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { plainText } = await import('../engine/page-text.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const text = plainText(pdf, pageIndexes(options.pageRange, pdf.countPages()));
		pdf.destroy();
		return await fileResult(folder, file, '.txt', Buffer.from(text));
	},
};
