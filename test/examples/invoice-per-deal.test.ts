/** examples/invoice-per-deal.json: deals become invoices by a Word template. */
import { join } from 'node:path';

import { TEMPLATES, useExample } from './use-example';

const example = useExample('invoice-per-deal.json');

it('makes an invoice for each deal, with its lines and their sum', async () => {
	const { result, folder, files } = await example.run(TEMPLATES);
	expect(result.error).toBeUndefined();
	expect(files).toEqual(['invoice-2026-0131.pdf', 'invoice-2026-0132.pdf']);
	expect(result.hints).toMatchObject([{ message: '2 credits used in 2 requests.' }]);
	const [first, second] = await Promise.all(
		files.map(async (name) => {
			const text = (await example.pagesOf(join(folder, name))).join(' ');
			return text.replace(/\s+/g, ' ');
		}),
	);
	expect(first).toContain('Brightwater Consulting GmbH, Lindenstraße 8');
	expect(first).toContain('Closed on January 28, 2026. Due on February 27, 2026.');
	expect(first).toMatch(/1 Consulting, day 8 €1,150.00 €9,200.00 2 Workshop 1 € 960.50 € 960.50/);
	expect(first).toContain('Total €10,160.50');
	// What has a meaning in XML arrives as it was written.
	expect(second).toContain('Müller & Söhne GmbH Am Markt 3, Köln');
	expect(second).toContain('1 Licence <Team>, 12 months 12');
});

it('spends one request and one credit on each, and leaves nothing at the service', async () => {
	await example.control.reset();
	await example.run(TEMPLATES);
	expect((await example.control.requests()).map(({ path }) => path.split('/').pop())).toEqual([
		...['GenerateDocumentBase64', 'GenerateDocumentBase64'],
	]);
	expect(await example.control.ledger()).toHaveLength(2);
	expect(await example.control.documents()).toEqual([]);
});
