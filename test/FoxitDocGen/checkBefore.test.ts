/** What is said of templates and data before a credit is spent. */
import { asMeant, asText } from '../support/error-text';
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();

const CUT = { runs: ['{{na', 'me}}'] };
const broken = async () => await template([CUT, '{{total \\# Currency}}', '{{city}}']);
const ITEM = { json: { name: 'Ann', Total: 7, City: 'Bath' } };
const CUT_HINT =
	"{{name}} is split into several runs of text, by formatting or by Word's spell-checker: Foxit may not recognise it (body, paragraph 1). Delete the whole tag and type it again without a pause, or paste it as plain text, with spelling and AutoFormat off.";

describe('the option Before Generating', () => {
	it('warns, unless told otherwise, and generates all the same', async () => {
		const file = await broken();
		const result = await docGen.run(
			{},
			[0, 1].map(() => ({ ...ITEM, file })),
		);
		expect(result.items(NODE)).toHaveLength(2);
		expect(hintsOf(result)).toEqual([
			'2 tags have no data, and Foxit renders blanks in their place: "total" (body, paragraph 2; the data has "Total"), "city" (body, paragraph 3; the data has "City"). Names must be the same, capitals included. Add them to the data, or remove the tags from the template. Send null or empty text for a blank that is meant. [items 0, 1]',
			`${CUT_HINT} [items 0, 1]`,
			'{{total \\# Currency}} comes out blank in templates that were not written by Word itself (body, paragraph 2). Use a picture in its place, e.g. \\# "$#,##0.00". [items 0, 1]',
			'2 credits used in 2 requests.',
		]);
		expect(await docGen.trace()).toEqual(['Generate', 'Generate']);
	});

	it('can be off', async () => {
		const parameters = { options: { beforeGenerating: 'off' } };
		const result = await docGen.run(parameters, [{ ...ITEM, file: await broken() }]);
		expect(hintsOf(result)).toEqual([]);
		expect(result.items(NODE)).toHaveLength(1);
	});

	it('stops what is not as it should be, and sends nothing', async () => {
		const parameters = { options: { beforeGenerating: 'stop' } };
		const result = await docGen.run(parameters, [{ ...ITEM, file: await broken() }]);
		expect(asText(errorOf(result))).toBe(
			asMeant(`
				{{name}} is split into several runs of text, by formatting or by Word's spell-checker: Foxit
				may not recognise it (body, paragraph 1) ("Template") [item 0]

				Delete the whole tag and type it again without a pause, or paste it as plain text, with
				spelling and AutoFormat off. Also: {{total \\# Currency}} comes out blank in templates that
				were not written by Word itself (body, paragraph 2). The tag "total" has no data: Foxit
				renders a blank (body, paragraph 2). The tag "city" has no data: Foxit renders a blank (body,
				paragraph 3). Nothing was sent. The option Before Generating
				decides what happens in such a case.`),
		);
		expect(await docGen.trace()).toEqual([]);
		expect(await docGen.control.ledger()).toEqual([]);
	});

	it('stops the item whose data lack something, and no other', async () => {
		const file = await template(['{{name}}']);
		const items = [{ name: 'Ann' }, { Name: 'Bob' }, { name: '' }].map((json) => ({ json, file }));
		const parameters = { options: { beforeGenerating: 'stop' } };
		const result = await docGen.runOn(parameters, items);
		expect(result.items(NODE).map(({ json }) => json.error ?? 'done')).toEqual([
			'done',
			'The tag "name" has no data: Foxit renders a blank (body, paragraph 1) ("Data") [item 1]',
			'done',
		]);
		expect(await docGen.trace()).toEqual(['Generate', 'Generate']);
	});

	it('has nothing against data that no tag asks for, nor against an empty loop', async () => {
		const file = await template(['{{name}}', { rows: [['Item'], loopRow('items', ['x'])] }]);
		const parameters = { options: { beforeGenerating: 'stop' } };
		const item = { json: { name: 'Ann', more: 1, items: [] }, file };
		const result = await docGen.run(parameters, [item]);
		expect(await docGen.text(result)).toBe('Ann Item');
		expect(hintsOf(result)).toEqual([]);
	});

	it('says in one sentence which tags have no data, whatever their number', async () => {
		const file = await template(Array.from({ length: 40 }, (_, index) => `{{field${index}}}`));
		const items = Array.from({ length: 20 }, () => ({ file }));
		const hints = hintsOf(await docGen.run({ outputFormat: 'docx' }, items));
		expect(hints.slice(1)).toEqual(['20 credits used in 20 requests.']);
		expect(hints[0]).toMatch(
			/^40 tags have no data.+: "field0" \(body, paragraph 1\), "field1" \(body, paragraph 2\), .+"field29" \(body, paragraph 30\) and 10 more\. .+ \[items 0, 1, 2, 3, 4 and 15 more\]$/,
		);
	});
});

describe('Check Template', () => {
	const CHECK = { operation: 'check' };

	it('lists tags and findings without a request', async () => {
		const file = await broken();
		const result = await docGen.run(CHECK, [{ ...ITEM, file }]);
		expect(result.item(NODE).json).toEqual({
			...{ resource: 'docGen', operation: 'check', fileName: 'template.docx' },
			...{ fileSize: file.data.length, ready: false },
			...{ scalars: ['name', 'total', 'city'], loops: [] },
			findings: [
				{
					...{ severity: 'warning', code: 'splitTag', tag: '{{name}}' },
					...{ part: 'word/document.xml', paragraph: 1 },
					message: CUT_HINT.split('. ')[0],
					advice: expect.any(String) as string,
				},
				expect.objectContaining({ code: 'currencyKeyword', tag: '{{total \\# Currency}}' }),
			],
		});
		expect(await docGen.trace()).toEqual([]);
		expect(await docGen.control.ledger()).toEqual([]);
	});

	it.each<[what: string, body: Parameters<typeof template>[0], codes: string[]]>([
		['tags split over runs', [CUT], ['splitTag']],
		['curly quotes', ['{{t \\# “0.00”}}'], ['curlyQuotes']],
		['curly braces alone', ['{{name}'], ['strayBraces', 'noTags']],
		[
			'loop over two rows',
			[{ rows: [['{{TableStart:a}}{{x}}'], ['{{TableEnd:a}}']] }],
			['loopRows'],
		],
		['loop outside a table', ['{{TableStart:a}}{{x}}{{TableEnd:a}}'], ['loopOutsideTable']],
		['Currency', ['{{t \\# Currency}}'], ['currencyKeyword']],
		['unknown switch', ['{{t \\! Upper}}'], ['unknownSwitch']],
		['filter', ['{{t | Currency}}{{a}}'], ['notEvaluated']],
		['arithmetic', ['{{=a*b}}{{a}}'], ['notEvaluated']],
		['unbalanced loop', [{ rows: [['{{TableStart:a}}{{x}}']] }], ['unbalancedLoop']],
	])('finds what Foxit would render wrong: %s', async (_what, body, codes) => {
		const result = await docGen.run(CHECK, [{ file: await template(body) }]);
		const { findings, ready } = result.item(NODE).json as { findings: object[]; ready: boolean };
		expect(findings).toEqual(codes.map((code) => expect.objectContaining({ code }) as object));
		expect(ready).toBe(false);
	});

	it('is content with a good template, and with data for it', async () => {
		const file = await template(['{{name}}', { rows: [['Item'], loopRow('items', ['x'])] }]);
		const [alone, withData] = [
			await docGen.run(CHECK, [{ file }]),
			await docGen.run({ ...CHECK, dataMode: 'json', data: '{"name": 1, "items": [{"x": 1}]}' }, [
				{ file },
			]),
		];
		const names = { ready: true, scalars: ['name'], loops: [{ name: 'items', tags: ['x'] }] };
		expect(alone.item(NODE).json).toMatchObject({ ...names, findings: [] });
		expect(alone.item(NODE).json).not.toHaveProperty('missingData');
		expect(withData.item(NODE).json).toMatchObject({
			...{ ...names, missingData: [], unusedData: [], findings: [] },
		});
	});

	it('compares with the item, and names other spellings', async () => {
		const file = await template(['{{name}} {{invoice_number}}']);
		const json = { name: 'Ann', invoiceNumber: 7, extra: 1 };
		const result = await docGen.run({ ...CHECK, dataMode: 'item' }, [{ json, file }]);
		expect(result.item(NODE).json).toMatchObject({
			...{ missingData: ['invoice_number'], unusedData: ['invoiceNumber', 'extra'], ready: false },
			findings: [
				{
					code: 'missingData',
					advice: 'The data has "invoiceNumber". Names must be the same, capitals included.',
				},
				{ severity: 'note', code: 'unusedData' },
			],
		});
	});

	it('tells a template that cannot be used by an error', async () => {
		const data = await docGen.foxit.at.makeXlsx([['a']]);
		const result = await docGen.run(CHECK, [{ file: { data, fileName: 'a.docx' } }]);
		expect(errorOf(result).message).toBe(
			'The template is not a Word document ("Template Binary Field") [item 0]',
		);
	});
});
