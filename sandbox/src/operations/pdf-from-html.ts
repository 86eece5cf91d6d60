import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { readPageOptions, type PageOptions } from './page-options.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 6. */
export const pdfFromHtml: Operation<PageOptions> = {
	name: 'pdf-from-html',
	paths: ['/documents/create/pdf-from-html'],
	accepts: ['.html', '.htm'],
	read: (body) => ({ ...readSingleDocument(body), options: readPageOptions(body) }),
	async work({ inputs, options: { width, height, ...layout }, folder }) {
		const { decodeHtml, htmlToPdf } = await import('../engine/html.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = htmlToPdf(decodeHtml(bytes), { size: { width, height }, ...layout });
		return await fileResult(folder, file, '.pdf', pdf);
	},
};
