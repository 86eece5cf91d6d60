/** The document's text beforehand: by the check, without a request. */
import { NODE } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const PREVIEW = { operation: 'check', dataMode: 'item', preview: true };
const ITEMS = [
	{ name: 'Desk', price: 1200.5 },
	{ name: 'Lamp | <b>', price: 40 },
];

const previewOf = async (body: Parameters<typeof template>[0], json: object, parameters = {}) => {
	const file = await template(body);
	const result = await docGen.run({ ...PREVIEW, ...parameters }, [{ json: json as never, file }]);
	expect(result.error).toBeUndefined();
	return result.item(NODE).json.preview as { markdown?: string; remarks: string[] } | undefined;
};

it('shows headings, paragraphs, and tables with their rows', async () => {
	const rows = [
		['Item', 'Price'],
		loopRow('items', ['name', 'price \\# "$#,##0.00"']),
		['Total', '{{=SUM(ABOVE) \\# "$#,##0.00"}}'],
	];
	const preview = await previewOf(
		[
			{ runs: ['Invoice {{number}}'], style: 'Title' },
			{ runs: ['For {{customer.name}}'], style: 'Heading1' },
			'Due on {{due \\@ "MMMM d, yyyy"}}.',
			'# no heading',
			{ rows },
		],
		{ number: 'A-7', customer: { name: 'Ann' }, due: '2026-02-03', items: ITEMS },
	);
	expect(preview?.markdown?.split('\n')).toEqual([
		'# Invoice A-7',
		'',
		'# For Ann',
		'',
		'Due on February 3, 2026.',
		'',
		'\\# no heading',
		'',
		'| Item | Price |',
		'| --- | --- |',
		'| Desk | $1,200.50 |',
		'| Lamp \\| \\<b> | $  40.00 |',
		'| Total | $1,240.50 |',
	]);
	expect(preview?.remarks).toEqual([
		'This is a preview by the node itself. Foxit has not seen it, and no credit was spent.',
		'It does not show images, Word fields, fonts, list numbers and page breaks.',
	]);
	expect(await docGen.trace()).toEqual([]);
});

it('says that the sign of a currency is Foxit’s to choose', async () => {
	const file = await template(['{{total \\# Currency}}'], { application: 'Microsoft Office Word' });
	const result = await docGen.run(PREVIEW, [{ json: { total: -5 }, file }]);
	expect(result.item(NODE).json.preview).toMatchObject({
		markdown: '-$5.00',
		remarks: expect.arrayContaining([
			expect.stringContaining('What sign Foxit gives them is not known for certain'),
		]) as unknown,
	});
});

it('is there for each document of a group', async () => {
	const file = await template(['No. {{number}}', { rows: [loopRow('items', ['name'])] }]);
	const items = [
		{ json: { number: 1, name: 'Desk' }, file },
		{ json: { number: 2, name: 'Lamp' }, file },
		{ json: { number: 1, name: 'Chair' }, file },
	];
	const group = { documents: 'perGroup', groupBy: 'number', loopName: 'items' };
	const result = await docGen.run({ ...PREVIEW, ...group }, items);
	expect(
		result.items(NODE).map(({ json }) => (json.preview as { markdown: string }).markdown),
	).toEqual(['No. 1\n\n| Desk |\n| --- |\n| Chair |', 'No. 2\n\n| Lamp |\n| --- |']);
});

it('says that the service refuses the template', async () => {
	const preview = await previewOf(['{{TableStart:a}}{{x}}{{TableEnd:a}}'], { a: [{ x: 1 }] });
	expect(preview?.markdown).toBeUndefined();
	expect(preview?.remarks.at(-1)).toBe('Foxit refuses the template: a loop is not in a table.');
});

it('says what cannot be known, and where it ends', async () => {
	const body = ['{{today}} {{a | b}}', { rows: [loopRow('items', ['name'])] }];
	const items = Array.from({ length: 3_000 }, () => ({ name: 'x'.repeat(500) }));
	const preview = await previewOf(body, { items });
	expect(preview?.remarks.slice(2)).toEqual([
		'{{today}} is the present day in UTC. Foxit may use another time zone.',
		'Tags with findings may look different in the document that Foxit makes.',
		'The preview is cut off after 1,000,000 characters.',
	]);
	expect(preview?.markdown?.length).toBeLessThan(1_100_000);
});

it('is not there unless it is asked for', async () => {
	expect(await previewOf(['{{name}}'], { name: 'Ann' }, { preview: false })).toBeUndefined();
	expect(await previewOf(['{{name}}'], {}, { dataMode: 'none' })).toBeUndefined();
});
