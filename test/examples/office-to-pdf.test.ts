/** examples/office-to-pdf.json: three Office files on disk become three PDFs on disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { useTempDir } from '../support/temp-dir';
import { useExample } from './use-example';

const example = useExample('office-to-pdf.json');
const brokenFolder = useTempDir();

it('turns every Office file of a folder into a PDF with the same text', async () => {
	const { result, folder, files } = await example.run();
	expect(result.error).toBeUndefined();
	expect(result.status).toBe('success');
	expect(files).toEqual(['open-invoices.pdf', 'quarterly-review.pdf', 'services-agreement.pdf']);

	const agreement = await example.pagesOf(join(folder, 'services-agreement.pdf'));
	expect(agreement).toHaveLength(2);
	expect(agreement[0]).toContain('Services Agreement');
	expect(agreement[0]).toContain('Lindenstraße 8, 10969 Berlin');
	expect(agreement[1]).toContain('Margaret Ellis, Managing Director');

	const invoices = (await example.pagesOf(join(folder, 'open-invoices.pdf'))).join('\n');
	expect(invoices).toContain('Südwind Bücher e.K.');
	expect(invoices).toContain('2026-0128');
	expect(invoices).toContain('59421.75');

	const review = await example.pagesOf(join(folder, 'quarterly-review.pdf'));
	expect(review).toHaveLength(3);
	expect(review[1]).toContain('€3.2 million');
});

it('spends four requests and one credit on a file', async () => {
	await example.control.reset();
	const { result } = await example.run();
	const polls = result.items('Create PDFs').map(({ json }) => Number(json.polls));
	const requests = await example.control.requests();
	expect(requests).toHaveLength(3 * 3 + polls.reduce((sum, count) => sum + count, 0));
	expect(await example.control.ledger()).toHaveLength(3);
});

it('lists what cannot be converted, with a sentence about why', async () => {
	writeFileSync(join(brokenFolder, 'broken.docx'), 'PK, but no archive');
	const { result, files } = await example.run(brokenFolder);
	expect(result.status).toBe('success');
	expect(result.items('Not Converted').map(({ json }) => json)).toEqual([
		{
			file: 'broken.docx',
			what: 'Foxit could not process the document [item 0]',
			next: expect.stringContaining('Task ID: ') as unknown,
			taskId: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
		},
	]);
	expect(files).toEqual([]);
});
