import { TaskFailure } from '../errors.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

/** docs/contract/pdf-services.md#modify: form fields and annotations become page content. */
export const pdfFlatten: Operation = {
	name: 'pdf-flatten',
	paths: ['/documents/modify/pdf-flatten'],
	accepts: ['.pdf'],
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { isSigned } = await import('../engine/signed.js');
		const { savePdf } = await import('../engine/rearrange.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		if (isSigned(pdf)) {
			pdf.destroy();
			// docs/contract/pdf-services.md#tasks, word for word (live).
			throw new TaskFailure('no permission.', '10004');
		}
		pdf.bake(true, true);
		pdf.getTrailer().get('Root').delete('AcroForm');
		const flat = savePdf(pdf);
		pdf.destroy();
		return await fileResult(folder, file, '.pdf', flat);
	},
};
