/** examples/invoices-from-rows.json: rows with the same number become the lines of one invoice. */
import { join } from 'node:path';

import { TEMPLATES, useExample } from './use-example';

const example = useExample('invoices-from-rows.json');

it('makes an invoice for each number, with a line for each of its rows', async () => {
	const { result, folder, files } = await example.run(TEMPLATES);
	expect(result.error).toBeUndefined();
	expect(files.sort()).toEqual(['invoice-2026-101.pdf', 'invoice-2026-102.pdf']);
	const [first = '', second = ''] = await Promise.all(
		files.map(async (file) =>
			(await example.pagesOf(join(folder, file))).join(' ').replace(/\s+/g, ' '),
		),
	);
	expect(first).toContain('Invoice 2026-101 Adatum Corporation Hauptstraße 5, 80331 München');
	expect(first).toContain('1 Consulting, days 2 €1,150.00 €2,300.00 2 Handbooks 15 € 27.50');
	expect(first).toContain('3 Support, months 3 € 320.00 € 960.00 Total €3,672.50');
	expect(second).toContain('Training Closed on January 14, 2026. Due on February 13, 2026.');
	expect(second).toContain('1 Workshop 1 € 980.00 € 980.00 2 Travel 1 € 212.50 € 212.50');
	expect(second).toContain('Total €1,192.50');
	expect(await example.control.ledger()).toHaveLength(2);
});
