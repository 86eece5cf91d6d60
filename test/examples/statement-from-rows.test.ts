/** examples/statement-from-rows.json: all items become the rows of one document. */
import { join } from 'node:path';

import { TEMPLATES, useExample } from './use-example';

const example = useExample('statement-from-rows.json');

it('makes one statement with a row for each booking', async () => {
	const { result, folder, files } = await example.run(TEMPLATES);
	expect(result.error).toBeUndefined();
	expect(files).toEqual(['statement-2026-01.pdf']);
	const text = (await example.pagesOf(join(folder, files[0] ?? ''))).join(' ').replace(/\s+/g, ' ');
	expect(text).toContain('Statement of January 2026 Account of Adatum Corporation');
	expect(text).toContain('2026-01-05 Consulting, 2 days €2,300.00 2026-01-12 Travel € 212.50');
	expect(text).toContain('2026-01-26 Handbooks, 15 pieces € 412.35');
	expect(text).toMatch(/Balance €1,084.85/);
	expect(await example.control.ledger()).toHaveLength(1);
});
