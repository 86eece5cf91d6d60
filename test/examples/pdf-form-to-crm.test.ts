/** examples/pdf-form-to-crm.json: filled forms become contacts for a CRM. */
import type { PageSpec } from '../FoxitPdfServices/support/pdf-services';
import { at } from '../FoxitStructuralExtract/support/pdfs';
import { useTempDir } from '../support/temp-dir';
import { useExample } from './use-example';
import { writePdfs } from './write-pdfs';

const example = useExample('pdf-form-to-crm.json');
const pdfs = useTempDir();

const application = (values: Record<string, string>, newsletter: boolean): PageSpec => ({
	text: [at(80, 'Application', 26)],
	fields: [
		...Object.entries(values).map(([name, value]) => ({ name, value })),
		{ name: 'newsletter', type: 'checkbox', value: newsletter },
	],
});

it('puts the fields of each form into the shape of a contact', async () => {
	const jane = { 'name.first': 'Jane', 'name.last': 'Größe', email: 'jane@example.com' };
	const joe = { 'name.first': 'Joe', 'name.last': 'Bloggs', company: 'Adatum' };
	await writePdfs(pdfs, {
		'jane.pdf': [application(jane, true)],
		'joe.pdf': [application(joe, false)],
	});
	const { result } = await example.run(pdfs);
	expect(result.error).toBeUndefined();
	expect(result.items('Your CRM').map(({ json }) => json)).toEqual([
		{
			properties: {
				...{ firstname: 'Jane', lastname: 'Größe', email: 'jane@example.com', company: '' },
				newsletter: true,
			},
			source: 'jane.pdf',
		},
		{
			properties: {
				...{ firstname: 'Joe', lastname: 'Bloggs', email: '', company: 'Adatum' },
				newsletter: false,
			},
			source: 'joe.pdf',
		},
	]);
	expect(await example.control.ledger()).toHaveLength(2);
});
