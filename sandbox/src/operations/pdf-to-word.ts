import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#convert-pdf. */
export const pdfToWord: Operation = {
	name: 'pdf-to-word',
	paths: ['/documents/convert/pdf-to-word'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { readPages } = await import('../engine/office-out/paged-text.js');
		const { pagesToDocx } = await import('../engine/office-out/docx.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const pages = readPages(pdf);
		pdf.destroy();
		return await fileResult(folder, file, '.docx', pagesToDocx(pages));
	},
};
