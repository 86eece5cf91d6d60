/** The tags of a template as the service sees them. */
import { answer } from '../support/error-text';
import { errorOf, NODE } from '../support/use-foxit-node';
import { ANALYZES, template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const ANALYZE = { operation: 'analyze' };

const file = async () =>
	await template(
		['{{customer.name}} {{total \\# "$#,##0.00"}}', { rows: [['Item'], loopRow('items', ['x'])] }],
		{ fileName: 'bill.docx' },
	);

it.each(['string', 'array'])('lists scalars and loops: answer as %s', async (analyzeForm) => {
	await docGen.control.settings({ analyzeForm });
	const result = await docGen.run(ANALYZE, [{ file: await file() }]);
	expect(result.item(NODE)).toEqual({
		json: {
			...{ resource: 'docGen', operation: 'analyze', fileName: 'bill.docx', credits: 1 },
			scalars: expect.arrayContaining(['customer.name', 'total']) as string[],
			loops: ['items'],
		},
		pairedItem: { item: 0 },
	});
	expect(await docGen.trace()).toEqual(['Analyze']);
});

it('gives the answer as it came, known form or not', async () => {
	const parameters = { ...ANALYZE, simplify: false };
	const result = await docGen.run(parameters, [{ file: await file() }]);
	expect(result.item(NODE).json.data).toMatchObject({
		singleTagsString: expect.stringContaining('customer.name') as string,
		doubleTagsString: 'items',
	});
	await docGen.control.faults({
		match: ANALYZES,
		action: answer(200, { tags: ['new'] }),
		times: -1,
	});
	const unknown = await docGen.run(parameters, [{ file: await file() }]);
	expect(unknown.item(NODE).json.data).toEqual({ tags: ['new'] });
	const error = errorOf(await docGen.run(ANALYZE, [{ file: await file() }]));
	expect(error.message).toBe("Foxit's answer lists no tags [item 0]");
});

it('takes many items and one template', async () => {
	const items = Array.from({ length: 3 }, () => ({}));
	const text = Buffer.from((await file()).data).toString('base64');
	const parameters = { ...ANALYZE, templateSource: 'base64', templateBase64: text };
	const result = await docGen.run(parameters, items);
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([
		...[{ item: 0 }, { item: 1 }, { item: 2 }],
	]);
});

it('sends nothing for what is no template', async () => {
	const bad = { data: Buffer.from('%PDF-1.7'), fileName: 'a.pdf' };
	expect(errorOf(await docGen.run(ANALYZE, [{ file: bad }])).message).toContain(
		'is not a Word document',
	);
	expect(await docGen.trace()).toEqual([]);
});
