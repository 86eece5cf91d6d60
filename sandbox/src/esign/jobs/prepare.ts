import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInput } from '../../operations/files.js';
import type { Operation } from '../../operations/types.js';
import type { PrepareOptions, Prepared } from '../engine/types.js';

export const PREPARE = 'esign-prepare';
/** The document as a PDF, in the job's folder. */
export const PREPARED_FILE = 'prepared.pdf';

/** A new document of an envelope: made a PDF if it is none, and searched for fields. */
export const prepare: Pick<Operation, 'name' | 'work'> = {
	name: PREPARE,
	async work({ inputs, options, folder }) {
		const { textTags, acroFields } = options as PrepareOptions;
		const { toPdf } = await import('../engine/to-pdf.js');
		const { findTags } = await import('../engine/find-tags.js');
		const { findFormFields } = await import('../engine/find-form-fields.js');
		const { openPdf } = await import('../../engine/open-pdf.js');
		const { file, bytes } = await readInput(inputs);
		const pdfBytes = toPdf(bytes, file.extension);
		await writeFile(join(folder, PREPARED_FILE), pdfBytes);
		const pdf = openPdf(pdfBytes);
		try {
			const fields = [
				...(textTags ? await findTags(pdf) : []),
				...(acroFields ? await findFormFields(pdf) : []),
			];
			const { pageSizes } = await import('../engine/page-sizes.js');
			const data: Prepared = { pages: await pageSizes(pdf), fields };
			return { kind: 'data', data };
		} finally {
			pdf.destroy();
		}
	},
};
