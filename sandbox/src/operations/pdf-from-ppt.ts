import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 3. */
export const pdfFromPpt: Operation = {
	name: 'pdf-from-ppt',
	paths: ['/documents/create/pdf-from-ppt'],
	accepts: ['.ppt', '.pptx', '.pps', '.ppsx', '.pptm'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { officeToPdf } = await import('../engine/office/index.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', officeToPdf(bytes, file.extension, 'powerpoint'));
	},
};
