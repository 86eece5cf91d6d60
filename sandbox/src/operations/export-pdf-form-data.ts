import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#forms. */
export const exportPdfFormData: Operation = {
	name: 'export-pdf-form-data',
	paths: ['/documents/forms/export-pdf-form-data'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { exportFormData } = await import('../engine/form-export.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		try {
			const json = JSON.stringify(exportFormData(pdf), null, 2);
			return await fileResult(folder, file, '.json', Buffer.from(json));
		} finally {
			pdf.destroy();
		}
	},
};
