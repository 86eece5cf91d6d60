import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 4. */
export const pdfFromText: Operation = {
	name: 'pdf-from-text',
	paths: ['/documents/create/pdf-from-text'],
	accepts: ['.txt'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { decodeText, textToPdf } = await import('../engine/text.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', textToPdf(decodeText(bytes)));
	},
};
