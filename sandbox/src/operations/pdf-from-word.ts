import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 1. */
export const pdfFromWord: Operation = {
	name: 'pdf-from-word',
	paths: ['/documents/create/pdf-from-word'],
	accepts: ['.doc', '.docx', '.rtf', '.dot', '.dotx', '.docm', '.dotm', '.wpd'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { officeToPdf } = await import('../engine/office/index.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', officeToPdf(bytes, file.extension, 'word'));
	},
};
