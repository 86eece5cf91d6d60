import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#optimize. A protected document stays protected. */
export const pdfLinearize: Operation = {
	name: 'pdf-linearize',
	paths: ['/documents/optimize/pdf-linearize'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { runQpdf } = await import('../engine/qpdf.js');
		const { file, bytes } = await readInput(inputs);
		// Tells a wrong password and damage in the words all operations use.
		openPdf(bytes, file.password).destroy();
		const linearized = await runQpdf(bytes, [`--password=${file.password ?? ''}`, '--linearize']);
		return await fileResult(folder, file, '.pdf', linearized);
	},
};
