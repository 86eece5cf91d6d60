import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 2. */
export const pdfFromExcel: Operation = {
	name: 'pdf-from-excel',
	paths: ['/documents/create/pdf-from-excel'],
	accepts: ['.xls', '.xlsx', '.xlt', '.xltx', '.xlsm', '.xlsb', '.xltm', '.csv'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { file, bytes } = await readInput(inputs);
		if (file.extension === '.csv') {
			const { csvToPdf } = await import('../engine/csv.js');
			return await fileResult(folder, file, '.pdf', csvToPdf(bytes));
		}
		const { officeToPdf } = await import('../engine/office/index.js');
		return await fileResult(folder, file, '.pdf', officeToPdf(bytes, file.extension, 'excel'));
	},
};
