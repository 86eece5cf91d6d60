import type { JsonObject } from '../json.js';
import { readSingleDocument, requiredObject } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

interface ImportOptions extends JsonObject {
	formData: JsonObject;
}

/** docs/contract/pdf-services.md#forms. */
export const importPdfFormData: Operation<ImportOptions> = {
	name: 'import-pdf-form-data',
	paths: ['/documents/forms/import-pdf-form-data'],
	accepts: ['.pdf'],
	read(body) {
		const { documents } = readSingleDocument(body);
		return { documents, options: { formData: requiredObject(body, 'formData') } };
	},
	async work({ inputs, options: { formData }, folder }) {
		const { editPdf } = await import('../engine/edit-pdf.js');
		const { importFormData } = await import('../engine/form-import.js');
		const { file, bytes } = await readInput(inputs);
		const filled = await editPdf(bytes, file.password, async (pdf) =>
			importFormData(pdf, formData),
		);
		return await fileResult(folder, file, '.pdf', filled);
	},
};
