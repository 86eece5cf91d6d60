/**
 * Makes the Office files and the templates that examples and demo start from: node scripts/make-samples.mjs
 * The files are the same bytes on every run and are committed, so this is needed only to change them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { makeDocx, makePptx, makeXlsx } from '../test/support/office.mjs';
import { makeTemplate } from '../test/support/word-template.mjs';
import { ROOT } from './lib/paths.mjs';
import { contract } from './samples/contract.mjs';
import { invoiceColumnWidths, invoices } from './samples/invoices.mjs';
import { review } from './samples/review.mjs';
import {
	agreementTemplate,
	invoiceTemplate,
	payslipTemplate,
	screeningTemplate,
	statementTemplate,
} from './samples/templates.mjs';

const FOLDER = join(ROOT, 'examples');

/** @returns {Promise<Record<string, Buffer>>} paths within `examples/` and contents */
export async function makeSamples() {
	return {
		'files/services-agreement.docx': await makeDocx(contract),
		'files/open-invoices.xlsx': await makeXlsx(invoices, {
			sheetName: 'Open invoices',
			columnWidths: invoiceColumnWidths,
			isMoney: true,
		}),
		'files/quarterly-review.pptx': await makePptx(review),
		'templates/invoice-template.docx': await makeTemplate(invoiceTemplate),
		'templates/statement-template.docx': await makeTemplate(statementTemplate),
		'templates/payslip-template.docx': await makeTemplate(payslipTemplate),
		'templates/agreement-template.docx': await makeTemplate(agreementTemplate),
		'templates/screening-template.docx': await makeTemplate(screeningTemplate),
	};
}

if (import.meta.filename === process.argv[1]) {
	for (const [name, content] of Object.entries(await makeSamples())) {
		await mkdir(dirname(join(FOLDER, name)), { recursive: true });
		await writeFile(join(FOLDER, name), content);
		console.log(`${name}: ${content.length} bytes`);
	}
}
