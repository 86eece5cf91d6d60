/** Rows of a sheet become one document for each group. */
import { errorOf, hintsOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const linksOf = (result: Result) => result.items(NODE).map(({ pairedItem }) => pairedItem);
const GROUPED = { documents: 'perGroup', groupBy: 'invoice', loopName: 'lines' };

let file: TestFile;
beforeAll(async () => {
	file = await template(
		[
			'Invoice {{invoice}} for {{customer}} of {{day \\@ "MMMM d, yyyy"}}',
			{ rows: [['No', 'Product'], loopRow('lines', ['ROW_NUMBER', 'product'])] },
		],
		{ fileName: 'invoice.docx' },
	);
});

const row = (invoice: unknown, product: string, customer = 'Ada') => ({
	json: { invoice: invoice as string, product, customer, day: '2026-02-03' },
	file,
});

it('makes an invoice with its lines of each group, linked to all its rows', async () => {
	const items = [row(1, 'Desk'), row(2, 'Lamp', 'Bob'), row('1', 'Rug')];
	const options = { beforeGenerating: 'stop', fileNameField: 'customer' };
	const result = await docGen.run({ ...GROUPED, options }, items);
	expect(await docGen.texts(result)).toEqual([
		'Invoice 1 for Ada of February 3, 2026 No Product 1 Desk 2 Rug',
		'Invoice 2 for Bob of February 3, 2026 No Product 1 Lamp',
	]);
	expect(linksOf(result)).toEqual([[{ item: 0 }, { item: 2 }], { item: 1 }]);
	expect(result.items(NODE).map(({ json }) => [json.group, json.rows, json.fileName])).toEqual([
		[{ invoice: 1 }, 2, 'Ada.pdf'],
		[{ invoice: 2 }, 1, 'Bob.pdf'],
	]);
	expect(await docGen.trace()).toEqual(['Generate', 'Generate']);
});

it('fails alone for a group that cannot be made, and for a row without a key', async () => {
	const items = [
		row(1, 'Desk'),
		row(2, 'Lamp'),
		row(null, 'Pen'),
		row(1, 'Rug', 'Bob'),
		row(2, ''),
	];
	const options = { beforeGenerating: 'stop' };
	const result = await docGen.runOn({ ...GROUPED, options }, items);
	expect(result.items(NODE).map(({ json }) => json.error ?? json.rows)).toEqual([
		'The tag "customer" has no data: Foxit renders a blank (body, paragraph 1) ("Data") [item 0]',
		2,
		'The field "invoice", which rows are grouped by, has no value in this row ("Group Rows By") [item 2]',
	]);
	expect(linksOf(result)).toEqual([
		[{ item: 0 }, { item: 3 }],
		[{ item: 1 }, { item: 4 }],
		{ item: 2 },
	]);
	expect(JSON.stringify(result.items(NODE)[0]?.json)).toContain('The rows of \\"lines\\" have it');
	expect(await docGen.trace()).toEqual(['Generate']);
});

it('is checked like other data', async () => {
	const parameters = { operation: 'check', dataMode: 'item', ...GROUPED };
	const result = await docGen.run(parameters, [row(1, 'Desk'), row(1, 'Rug'), row(2, 'Pen')]);
	expect(result.items(NODE).map(({ json }) => [json.ready, json.rows])).toEqual([
		[true, 2],
		[true, 1],
	]);
	expect(hintsOf(result)).toEqual([]);
	expect(await docGen.trace()).toEqual([]);
});

it('needs a field to group by', async () => {
	const result = await docGen.run({ ...GROUPED, groupBy: '={{ "" }}' }, [row(1, 'Desk')]);
	expect(errorOf(result).message).toContain('"Group Rows By" is empty');
	expect(await docGen.trace()).toEqual([]);
});
