/** examples/html-invoices.json: data becomes HTML, HTML becomes PDFs. */
import { join } from 'node:path';

import { useExample } from './use-example';

const example = useExample('html-invoices.json');

it('makes one PDF for each order, with names, lines and sums in it', async () => {
	const { result, folder, files } = await example.run();
	expect(result.error).toBeUndefined();
	expect(files).toEqual([
		'invoice-2026-0117.pdf',
		'invoice-2026-0118.pdf',
		'invoice-2026-0119.pdf',
	]);
	const textOf = async (name: string) => (await example.pagesOf(join(folder, name))).join('\n');

	const first = await textOf('invoice-2026-0117.pdf');
	expect(first).toContain('Invoice 2026-0117');
	expect(first).toContain('Adatum Corporation');
	expect(first).toContain('2052.50');

	// What has a meaning in HTML arrives as it was written.
	const second = await textOf('invoice-2026-0118.pdf');
	expect(second).toContain('Müller & Söhne GmbH');
	expect(second).toContain('Licence <Team>, 12 months');

	expect(await textOf('invoice-2026-0119.pdf')).toContain('1276.35');
});

it('leaves nothing behind at the service', async () => {
	await example.control.reset();
	const { result } = await example.run();
	expect(result.status).toBe('success');
	expect(await example.control.documents()).toEqual([]);
	expect(await example.control.ledger()).toHaveLength(3);
});
