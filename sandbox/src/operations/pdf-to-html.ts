import type { JsonObject } from '../json.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { pageIndexes } from '../engine/page-indexes.js';
import { readPageRange } from './page-range.js';
import type { Operation } from './types.js';

interface HtmlOptions extends JsonObject {
	pageRange?: string;
}

/** docs/contract/pdf-services.md#convert-pdf. */
export const pdfToHtml: Operation<HtmlOptions> = {
	name: 'pdf-to-html',
	paths: ['/documents/convert/pdf-to-html'],
	accepts: ['.pdf'],
	read: (body) => ({ ...readSingleDocument(body), options: { pageRange: readPageRange(body) } }),
	async work({ inputs, options, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { pagesToHtml } = await import('../engine/html-out.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const pages = pageIndexes(options.pageRange, pdf.countPages());
		const html = pagesToHtml(pdf, pages, file.fileName);
		pdf.destroy();
		return await fileResult(folder, file, '.html', Buffer.from(html));
	},
};
