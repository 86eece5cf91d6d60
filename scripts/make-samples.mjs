/**
 * Makes the Office files that the examples and the demo start from: node scripts/make-samples.mjs
 * The files are the same bytes on every run and are committed, so this is needed only to change them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeDocx, makePptx, makeXlsx } from '../test/support/office.mjs';
import { ROOT } from './lib/paths.mjs';
import { contract } from './samples/contract.mjs';
import { invoiceColumnWidths, invoices } from './samples/invoices.mjs';
import { review } from './samples/review.mjs';

const FOLDER = join(ROOT, 'examples/files');

/** @returns {Promise<Record<string, Buffer>>} file names and contents */
export async function makeSamples() {
	return {
		'services-agreement.docx': await makeDocx(contract),
		'open-invoices.xlsx': await makeXlsx(invoices, {
			sheetName: 'Open invoices',
			columnWidths: invoiceColumnWidths,
			isMoney: true,
		}),
		'quarterly-review.pptx': await makePptx(review),
	};
}

if (import.meta.filename === process.argv[1]) {
	await mkdir(FOLDER, { recursive: true });
	for (const [name, content] of Object.entries(await makeSamples())) {
		await writeFile(join(FOLDER, name), content);
		console.log(`${name}: ${content.length} bytes`);
	}
}
