/** How items become documents, and which items a document knows it came from. */
import { said } from '../FoxitPdfServices/support/checks';
import { errorOf, hintsOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
let invoice: TestFile;
let statement: TestFile;

beforeAll(async () => {
	invoice = await template(['Invoice {{number}} by {{seller.name}}'], { fileName: 'invoice.docx' });
	const rows = [['Day', 'Amount'], loopRow('bookings', ['day', 'amount \\# "0.00"'])];
	statement = await template(['Statement of {{month}}', { rows }], { fileName: 'statement.docx' });
});

const linksOf = (result: Result) => result.items(NODE).map(({ pairedItem }) => pairedItem);
const namesOf = (result: Result) => result.items(NODE).map(({ json }) => json.fileName);
/** A node behind the one under test that asks where its items came from. */
const asker = {
	type: 'set',
	name: 'Ask',
	parameters: {
		assignments: {
			assignments: [{ name: 'of', type: 'string', value: "={{ $('Start').item.json.of }}" }],
		},
	},
};

it('one document per item, in the order of the items', async () => {
	const items = Array.from({ length: 12 }, (_, index) => ({
		json: { of: `item ${index}`, number: index, seller: { name: 'S' } },
		file: invoice,
	}));
	const result = await docGen.run({}, items, { after: [asker] });
	expect(await docGen.texts(result)).toEqual(items.map((_, index) => `Invoice ${index} by S`));
	expect(linksOf(result)).toEqual(items.map((_, item) => ({ item })));
	expect(result.items('Ask').map(({ json }) => json.of)).toEqual(items.map(({ json }) => json.of));
});

describe('one document from all items', () => {
	const TOGETHER = {
		...{ documents: 'allItems', loopName: 'bookings' },
		otherData: '={ "month": "{{ $json.month }}" }',
	};
	const days = ['2026-03-01', '2026-03-09', '2026-03-17'];
	const items = () =>
		days.map((day, index) => ({
			json: { day, amount: index + 0.5, month: index === 0 ? 'March' : 'not asked' },
			...(index === 0 && { file: statement }),
		}));

	it('has a row for each, costs one credit, and is linked to all of them', async () => {
		const result = await docGen.run(TOGETHER, items());
		expect(await docGen.texts(result)).toEqual([
			'Statement of March Day Amount 2026-03-01 0.50 2026-03-09 1.50 2026-03-17 2.50',
		]);
		expect(linksOf(result)).toEqual([[{ item: 0 }, { item: 1 }, { item: 2 }]]);
		expect(namesOf(result)).toEqual(['statement.pdf']);
		expect(await docGen.control.ledger()).toHaveLength(1);
	});

	it('is linked to one when there is one', async () => {
		expect(linksOf(await docGen.run(TOGETHER, items().slice(0, 1)))).toEqual([{ item: 0 }]);
	});

	it('takes a thousand rows', async () => {
		const many = Array.from({ length: 1_000 }, (_, index) => ({
			json: { day: `day ${index}`, amount: 1, month: 'a year' },
			...(index === 0 && { file: statement }),
		}));
		const result = await docGen.run(TOGETHER, many);
		const text = await docGen.text(result);
		expect(text).toContain('day 999 1.00');
		expect(linksOf(result)[0]).toHaveLength(1_000);
	});

	it('fails as a whole, in the place of the first', async () => {
		const result = await docGen.runOn({ ...TOGETHER, loopName: said('') }, items());
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).json.error).toBe('"Loop Name" is empty [item 0]');
	});
});

describe('one document per element of an array', () => {
	const PER_ELEMENT = { documents: 'perElement', arrayField: 'batch.invoices' };
	const batch = (of: string, ...numbers: number[]) => ({
		json: {
			...{ of, seller: { name: of } },
			batch: { invoices: numbers.map((number) => ({ number })) },
		},
		file: invoice,
	});

	it('has its own data and that of its item, and is linked to it', async () => {
		const items = [batch('A', 1, 2), batch('B'), batch('C', 3)];
		const result = await docGen.run(PER_ELEMENT, items, { after: [asker] });
		expect(await docGen.texts(result)).toEqual([
			...['Invoice 1 by A', 'Invoice 2 by A', 'Invoice 3 by C'],
		]);
		expect(linksOf(result)).toEqual([{ item: 0 }, { item: 0 }, { item: 2 }]);
		expect(result.items(NODE).map(({ json }) => json.element)).toEqual([1, 2, 1]);
		expect(namesOf(result)).toEqual(['invoice-1.pdf', 'invoice-2.pdf', 'invoice-1.pdf']);
		expect(result.items('Ask').map(({ json }) => json.of)).toEqual(['A', 'A', 'C']);
		expect(hintsOf(result)).toEqual(['3 credits used in 3 requests.']);
	});

	it('is named by its data', async () => {
		const parameters = { ...PER_ELEMENT, options: { fileNameField: 'number' } };
		const result = await docGen.run(parameters, [batch('A', 17, 18)]);
		expect(namesOf(result)).toEqual(['17.pdf', '18.pdf']);
	});

	it('takes the array out of JSON data, too', async () => {
		const data = '={{ { seller: { name: "J" }, list: [{ number: 1 }, { number: 2 }] } }}';
		const parameters = { documents: 'perElement', arrayField: 'list', dataMode: 'json', data };
		const result = await docGen.run(parameters, [{ file: invoice }]);
		expect(await docGen.texts(result)).toEqual(['Invoice 1 by J', 'Invoice 2 by J']);
	});

	it('fails for an item without one, and for nobody else', async () => {
		const items = [batch('A', 1), { json: { batch: {} }, file: invoice }, batch('C', 3)];
		const result = await docGen.runOn(PER_ELEMENT, items);
		expect(result.items(NODE).map(({ json }) => json.error ?? json.fileName)).toEqual([
			'invoice-1.pdf',
			'The field "batch.invoices" of the data is not there ("Array Field") [item 1]',
			'invoice-1.pdf',
		]);
		expect(linksOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	it('fails for the element that is no object, and for no other', async () => {
		const item = batch('A', 1, 2);
		const { invoices } = item.json.batch as { invoices: unknown[] };
		invoices.splice(1, 0, 'text');
		const result = await docGen.runOn(PER_ELEMENT, [item]);
		expect(result.items(NODE).map(({ json }) => json.error ?? json.element)).toEqual([
			1,
			'Element 2 of "Array Field" is not an object [item 0]',
			3,
		]);
	});
});

it('of five items, one that fails does so in its place, and leaves by the error output', async () => {
	const items = ['a', 'b', 'c', 'd', 'e'].map((number) => ({
		json: { of: number, number, seller: { name: 'S' } },
		file: number === 'c' ? { data: Buffer.from('none'), fileName: 'c.docx' } : invoice,
	}));
	const result = await docGen.runOn({}, items);
	expect(result.items(NODE).map(({ json }) => json.error ?? json.operation)).toEqual([
		...['generate', 'generate'],
		'The template is not a Word document ("Template Binary Field") [item 2]',
		...['generate', 'generate'],
	]);
	expect(linksOf(result)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	expect(hintsOf(result)).toEqual([
		expect.stringMatching(/^1 item failed\. 4 credits used in \d+ requests\.$/),
	]);

	const apart = await docGen.run({}, items, {
		node: { onError: 'continueErrorOutput' },
		after: [asker, { ...asker, name: 'Bad' }],
		wires: { Start: NODE, [NODE]: ['Ask', 'Bad'] },
	});
	expect(apart.items('Ask').map(({ json }) => json.of)).toEqual(['a', 'b', 'd', 'e']);
	expect(apart.items('Bad').map(({ json }) => json.of)).toEqual(['c']);
});

it('stops at the first failure, unless told otherwise', async () => {
	const items = ['a', 'b'].map((number) => ({
		json: { number, seller: { name: 'S' } },
		file: number === 'a' ? { data: Buffer.from('none'), fileName: 'a.docx' } : invoice,
	}));
	const result = await docGen.run({ options: { concurrency: 1 } }, items);
	expect(errorOf(result).context.itemIndex).toBe(0);
	expect(await docGen.trace()).toEqual([]);
});
