/** Templates of Word, Word Online, LibreOffice, Google Docs and Pages are read and filled alike. */
import { checkData } from '../../nodes/FoxitDocGen/template/checkData';
import { checkTemplate, namesOf } from '../../nodes/FoxitDocGen/template/checkTemplate';
import { readDocx } from '../../nodes/FoxitDocGen/template/docx';
import { generate } from '../sandbox/docgen/docgen-client';
import { partOf } from '../sandbox/docgen/raw-template';
import { useSandbox } from '../support/use-sandbox';
import { packed, WRITTEN } from './support/programs';

const sandbox = useSandbox();
const DATA = {
	...{ customer: { name: 'Ada' }, city: 'Bath', boxed: 'Box', number: 17 },
	items: [
		{ product: 'Desk', price: 195 },
		{ product: 'Lamp', price: 20 },
	],
};

describe.each(WRITTEN)('$program', (written) => {
	it('has the names that were typed, each once', async () => {
		const report = await checkTemplate(await readDocx(await packed(written), 'Template'));
		const { scalars, loops } = namesOf(report);
		expect(scalars).toEqual(['customer.name', 'city', 'boxed', 'number']);
		expect(loops).toEqual([{ name: 'items', tags: ['product', 'price'] }]);
		expect(report.findings.map(({ code }) => code)).toEqual(written.warnings);
		expect(checkData(report, DATA).findings).toEqual([]);
	});

	it('is filled', async () => {
		const docx = await generate(sandbox, await packed(written), DATA);
		const text = [await partOf(docx, written.body), await partOf(docx, 'word/header1.xml')]
			.join('')
			.replace(/<[^>]*>/g, ' ')
			.replace(/\s+/g, ' ');
		for (const value of ['Ada', 'Bath', 'Box', 'Desk 195 Lamp 20', '17'])
			expect(text).toContain(value);
		expect(text.replace('{{gone}}', '')).not.toMatch(/\{\{|\}\}/);
	});
});
