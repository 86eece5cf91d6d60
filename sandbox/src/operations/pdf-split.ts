import type { JsonObject } from '../json.js';
import { readSingleDocument } from './body.js';
import { fileResult, readInput } from './files.js';
import { requiredInteger } from './numbers.js';
import { pageIndexes } from '../engine/page-indexes.js';
import type { Operation } from './types.js';

interface SplitOptions extends JsonObject {
	pageCount: number;
}

/**
 * docs/contract/pdf-services.md#modify; `splitStrategy` and its ranges are ignored
 * (docs/contract/pdf-services.md#where-sources-disagree row 8).
 */
export const pdfSplit: Operation<SplitOptions> = {
	name: 'pdf-split',
	paths: ['/documents/modify/pdf-split'],
	accepts: ['.pdf'],
	read: (body) => ({
		...readSingleDocument(body),
		options: { pageCount: requiredInteger(body, 'pageCount', { min: 1 }) },
	}),
	async work({ inputs, options: { pageCount }, folder }) {
		const { openPdf } = await import('../engine/open-pdf.js');
		const { keepPages, savePdf } = await import('../engine/rearrange.js');
		const { zipNumbered } = await import('../engine/zip.js');
		const { file, bytes } = await readInput(inputs);
		const whole = openPdf(bytes, file.password);
		const pages = pageIndexes(undefined, whole.countPages());
		whole.destroy();
		const members = [];
		for (let first = 0; first < pages.length; first += pageCount) {
			// Each part starts from the whole, so that it keeps all that belongs to its pages.
			const part = openPdf(bytes, file.password);
			keepPages(part, pages.slice(first, first + pageCount));
			members.push({ extension: '.pdf', bytes: savePdf(part) });
			part.destroy();
		}
		return await fileResult(folder, file, '.zip', zipNumbered(members));
	},
};
