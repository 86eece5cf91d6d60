import { methodNotAllowed, noStaticResource } from '../errors.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import type { Operation } from './types.js';

const TRIAL_PATH = '/documents/pdf-structural-extract';

/**
 * docs/contract/pdf-services.md#analyze: one operation at two paths, of which the first may be gone
 * one day.
 */
export const pdfStructuralExtract: Operation = {
	name: 'pdf-structural-extract',
	paths: [TRIAL_PATH, '/documents/analyze/pdf-structural-analysis'],
	accepts: ['.pdf'],
	refusal(path, fullPath, { structuralTrialPath }) {
		if (path !== TRIAL_PATH || structuralTrialPath === true) return undefined;
		return structuralTrialPath === 405 ? methodNotAllowed('POST') : noStaticResource(fullPath);
	},
	read: readSingleDocument,
	async work({ inputs, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { analyseStructure } = await import('../engine/structure/analyse.js');
		const { zipNamed } = await import('../engine/zip.js');
		const { file, bytes } = await readInput(inputs);
		const pdf = openPdf(bytes, file.password);
		try {
			const members = await analyseStructure(pdf, bytes);
			return await fileResult(folder, file, '.zip', zipNamed(members));
		} finally {
			pdf.destroy();
		}
	},
};
