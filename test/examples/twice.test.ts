/** Examples over inputs of which some are bad: the good ones come through, a second click pays and mails nothing. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { at } from '../FoxitStructuralExtract/support/pdfs';
import { useTempDir } from '../support/temp-dir';
import { SAMPLES, TEMPLATES, useExample } from './use-example';
import { writePdfs } from './write-pdfs';

const inputs = useTempDir();

beforeAll(async () => {
	for (const folder of [SAMPLES, TEMPLATES]) cpSync(folder, inputs, { recursive: true });
	mkdirSync(join(inputs, 'originals'));
	const page = {
		text: [at(80, 'Application', 26)],
		fields: [{ name: 'email', value: 'jane@example.com' }],
	};
	for (const folder of [inputs, join(inputs, 'originals')]) {
		await writePdfs(folder, { 'good.pdf': [page] });
		writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7\ncut off');
		writeFileSync(join(folder, 'broken.docx'), 'PK, but no archive');
	}
});

/** Each with the step that lists what was refused, where it reads files that are bad. */
describe.each<[name: string, refused?: string]>([
	['office-to-pdf.json', 'Not Converted'],
	['submit-now-fetch-later.json', 'List Files Not Converted'],
	['pdfs-for-the-web.json', 'Not Converted'],
	['pdf-form-to-crm.json', 'Not Read'],
	['pdf-tables-to-rows.json', 'Not Read'],
	['pdf-to-retrieval-chunks.json', 'Not Read'],
	['html-invoices.json'],
	['invoice-per-deal.json'],
	['invoices-from-rows.json'],
	['statement-from-rows.json'],
	['generate-compress-protect.json'],
	['onboarding-with-embedded-signing.json'],
])('%s', (name, refused) => {
	const example = useExample(name);

	it('lists what was refused, and pays and mails once', async () => {
		const { result, again } = await example.run(inputs);
		expect(result.status).toBe('success');
		if (refused) {
			const [bad, ...others] = result.items(refused).map(({ json }) => json);
			expect(bad?.file).toMatch(/^broken\./);
			expect(others).toEqual([]);
			expect(Object.values(bad ?? {})).not.toContain(null);
		}
		const paid = await example.control.ledger();
		const mails = await example.control.esign.mails();
		expect(paid.length + mails.length).toBeGreaterThan(0);

		expect((await again()).status).toBe('success');
		expect(await example.control.ledger()).toEqual(paid);
		expect(await example.control.esign.mails()).toEqual(mails);
	});
});
