import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#convert-pdf. */
export const pdfToExcel: Operation = {
	name: 'pdf-to-excel',
	paths: ['/documents/convert/pdf-to-excel'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { readPages } = await import('../engine/office-out/paged-text.js');
		const { pagesToXlsx } = await import('../engine/office-out/xlsx.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		const pages = readPages(pdf);
		pdf.destroy();
		return await fileResult(folder, file, '.xlsx', pagesToXlsx(pages));
	},
};
