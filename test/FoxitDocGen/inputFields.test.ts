/** Include Input Fields: what came in goes on with the document. */
import { NODE } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const WITH_INPUT = { options: { includeInputFields: true, beforeGenerating: 'off' } };
const deals = [1, 2].map((deal) => ({ deal, name: 'Ann', fileName: 'of the deal.txt' }));

it('is off unless it is wanted', async () => {
	const result = await docGen.run({}, [{ json: deals[0]!, file: await template(['{{name}}']) }]);
	expect(result.item(NODE).json).not.toHaveProperty('deal');
});

it('each document keeps the fields of its own row, after its own', async () => {
	const file = await template(['{{name}}'], { fileName: 'letter.docx' });
	const result = await docGen.run(
		WITH_INPUT,
		deals.map((json) => ({ json, file })),
	);
	const items = result.items(NODE);
	expect(items.map(({ json, pairedItem }) => [json.deal, pairedItem])).toEqual([
		[1, { item: 0 }],
		[2, { item: 1 }],
	]);
	const { json } = result.item(NODE);
	expect(json.fileName).toBe('letter.pdf');
	const names = Object.keys(json);
	expect(names.slice(0, 2)).toEqual(['fileName', 'fileSize']);
	expect(names.slice(-4)).toEqual(['deal', 'name', 'credits', 'timings']);
});

it('a document of many rows has the fields of none', async () => {
	const file = await template([{ rows: [['Name'], loopRow('people', ['name'])] }]);
	const result = await docGen.run(
		{ ...WITH_INPUT, documents: 'allItems', loopName: 'people' },
		deals.map((json) => ({ json, file })),
	);
	expect(result.items(NODE)).toHaveLength(1);
	expect(result.item(NODE).json).not.toHaveProperty('deal');
	expect(result.item(NODE).pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
});
