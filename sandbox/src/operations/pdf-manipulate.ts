import type { JsonObject } from '../json.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { PageOperation } from '../engine/options.js';
import { readSteps } from './manipulate-steps.js';
import type { Operation } from './types.js';

interface ManipulateOptions extends JsonObject {
	steps: PageOperation[];
}

/** docs/contract/pdf-services.md#modify. */
export const pdfManipulate: Operation<ManipulateOptions> = {
	name: 'pdf-manipulate',
	paths: ['/documents/modify/pdf-manipulate'],
	accepts: ['.pdf'],
	read: (body) => ({ ...readSingleDocument(body), options: { steps: readSteps(body) } }),
	async work({ inputs, options: { steps }, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { manipulate } = await import('../engine/manipulate.js');
		const { savePdf } = await import('../engine/rearrange.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		manipulate(pdf, steps);
		const changed = savePdf(pdf);
		pdf.destroy();
		return await fileResult(folder, file, '.pdf', changed);
	},
};
