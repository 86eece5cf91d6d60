import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#create-pdf, row 5. */
export const pdfFromImage: Operation = {
	name: 'pdf-from-image',
	paths: ['/documents/create/pdf-from-image'],
	accepts: ['.jpg', '.jpeg', '.png', '.bmp', '.gif', '.tif', '.tiff', '.zip'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { imagesToPdf } = await import('../engine/images.js');
		const { file, bytes } = await readInput(inputs);
		return await fileResult(folder, file, '.pdf', imagesToPdf(bytes, file.extension));
	},
};
