/** Documents from templates: where the data comes from, and what comes out. */
import { officeText } from '../FoxitPdfServices/support/contents';
import { errorOf, hintsOf, NODE } from '../support/use-foxit-node';
import { template, useDocGen } from './support/doc-gen';
import { loopRow } from './support/words';

const docGen = useDocGen();
const ID = expect.stringMatching(/^[0-9a-f]{24}$/) as string;

const LETTER = [
	'Dear {{customer.name}}, you owe {{amount \\# "$#,##0.00"}} by {{due \\@ MMMM d, yyyy}}.',
];
const DATA = { customer: { name: 'Müller & Söhne <GmbH>' }, amount: 1234.5, due: '2026-03-05' };
const SAID = 'Dear Müller & Söhne <GmbH>, you owe $1,234.50 by March 5, 2026.';
const letter = async () => await template(LETTER, { fileName: 'letter.docx' });

it('a PDF of the item, for one request and one credit', async () => {
	const result = await docGen.run({}, [{ json: DATA, file: await letter() }]);
	expect(await docGen.text(result)).toBe(SAID);
	const { json, binary, pairedItem } = result.item(NODE);
	expect(json).toEqual({
		...{ resource: 'docGen', operation: 'generate', fileName: 'letter.pdf' },
		...{ mimeType: 'application/pdf', fileSize: binary?.data?.bytes },
		...{ credits: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
		templateSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
		timings: { waitMs: expect.any(Number) as number },
	});
	expect(binary?.data).toMatchObject({ fileName: 'letter.pdf', mimeType: 'application/pdf' });
	expect(pairedItem).toEqual({ item: 0 });
	expect(hintsOf(result)).toEqual([]);
	expect(await docGen.trace()).toEqual(['Generate']);
	expect(await docGen.control.ledger()).toMatchObject([{ credits: 1 }]);
});

it('a Word document', async () => {
	const parameters = { outputFormat: 'docx', outputBinaryPropertyName: 'letter' };
	const result = await docGen.run(parameters, [{ json: DATA, file: await letter() }]);
	const bytes = await result.readBinary(result.item(NODE), 'letter');
	expect(await officeText(bytes, /^word\/document.xml$/)).toEqual([
		SAID.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
	]);
	expect(result.item(NODE).binary?.letter).toMatchObject({
		fileName: 'letter.docx',
		mimeType: expect.stringContaining('wordprocessingml.document') as string,
	});
});

it('rows of a table, their numbers and their sum; headers, footers and boxes', async () => {
	const rows = [
		['No', 'Product', 'Price'],
		loopRow('order.lines', ['ROW_NUMBER', 'product', 'price \\# "0.00"']),
		['', 'Total', '{{=SUM(ABOVE) \\# "0.00"}}'],
	];
	const file = await template([{ rows }, { textBox: ['Boxed {{note}}'] }], {
		header: ['Order {{order.number}}'],
		footer: ['Page of {{order.number}}'],
	});
	const lines = [
		{ product: 'Desk', price: 195 },
		{ product: 'Lamp', price: '45.5' },
	];
	const json = { order: { number: 'A-7', lines }, note: 'with care' };
	const text = await docGen.text(await docGen.run({}, [{ json, file }]));
	for (const part of [
		'Order A-7',
		'1 Desk 195.00 2 Lamp 45.50',
		'Total 240.50',
		'Boxed with care',
	]) {
		expect(text).toContain(part);
	}
	expect(text).toContain('Page of A-7');
});

describe('the data', () => {
	const say = async (parameters: object, json: object = {}) => {
		const file = await template(['{{a}} {{b.c}} {{d}}']);
		const result = await docGen.run(parameters, [{ json: json as never, file }]);
		expect(hintsOf(result)).toEqual([]);
		return await docGen.text(result);
	};

	it('is the item, unless something else is chosen', async () => {
		expect(await say({}, { a: 1, b: { c: true }, d: null, e: 'unused' })).toBe('1 true');
		expect(await say({ dataMode: 'item' }, { a: '', b: { c: 0.1 }, d: 'x' })).toBe('0.1 x');
	});

	it('is JSON with expressions in it', async () => {
		const data = '={ "a": {{ $json.n * 2 }}, "b": { "c": "{{ $json.name }}" }, "d": "" }';
		expect(await say({ dataMode: 'json', data }, { n: 21, name: 'Ann' })).toBe('42 Ann');
		const object = '={{ { a: 1, b: { c: 2 }, d: 3 } }}';
		expect(await say({ dataMode: 'json', data: object })).toBe('1 2 3');
	});

	it('is fields, whose names may have dots', async () => {
		const value = { a: '={{ $json.n }}', 'b.c': 'nested', d: '' };
		const ids = Object.keys(value).map((id) => ({ id, displayName: id, type: 'string' }));
		const fields = { mappingMode: 'defineBelow', value, schema: ids };
		expect(await say({ dataMode: 'fields', fields }, { n: 7 })).toBe('7 nested');
	});

	it('is fields with the rows of a loop', async () => {
		const file = await template([{ rows: [['Name'], loopRow('people', ['name'])] }]);
		const schema = [{ id: 'people', displayName: 'people', type: 'array' }];
		for (const people of ['={{ $json.list }}', '[{"name": "Ann"}, {"name": "Bob"}]']) {
			const fields = { mappingMode: 'defineBelow', value: { people }, schema };
			const json = { list: [{ name: 'Ann' }, { name: 'Bob' }] };
			const result = await docGen.run({ dataMode: 'fields', fields }, [{ json, file }]);
			expect(await docGen.text(result)).toBe('Name Ann Bob');
		}
	});

	it('is fields that are mapped by their names', async () => {
		const fields = { mappingMode: 'autoMapInputData', value: null };
		expect(await say({ dataMode: 'fields', fields }, { a: 1, b: { c: 2 }, d: 3 })).toBe('1 2 3');
	});

	it.each(['{', '[1]', '"text"'])('is refused when it is no JSON object: %s', async (data) => {
		const result = await docGen.run({ dataMode: 'json', data }, [{ file: await letter() }]);
		expect(errorOf(result).message).toMatch(
			/^"Data" (must be a JSON object, not .*|is not valid JSON) \[/,
		);
		expect(await docGen.trace()).toEqual([]);
	});
});

describe('the file name', () => {
	const nameOf = async (options: object, json: object = DATA) => {
		const result = await docGen.run({ options: { beforeGenerating: 'off', ...options } }, [
			{ json: json as never, file: await letter() },
		]);
		return result.item(NODE).json.fileName;
	};

	it("is the user's, the data's or the template's", async () => {
		expect(await nameOf({})).toBe('letter.pdf');
		expect(await nameOf({ fileName: '=bill-{{ $json.amount }}.docx' })).toBe('bill-1234.5.pdf');
		expect(await nameOf({ fileNameField: 'customer.name' })).toBe('Müller & Söhne _GmbH_.pdf');
		expect(await nameOf({ fileName: 'bill', fileNameField: 'customer.none' })).toBe('bill.pdf');
		expect(await nameOf({ fileNameField: 'n' }, { n: '../../etc/passwd' })).toBe(
			'_.._etc_passwd.pdf',
		);
		expect(await nameOf({ fileNameField: 'n' }, { n: '2026/0042' })).toBe('2026_0042.pdf');
	});
});

it('passes the culture of currencies on', async () => {
	const file = await template(['{{amount \\# Currency}}'], {
		application: 'Microsoft Office Word',
	});
	const options = { currencyCulture: ' en-GB ', beforeGenerating: 'off' };
	const result = await docGen.run({ options }, [{ json: { amount: 1234.5 }, file }]);
	expect(await docGen.text(result)).toBe('£1,234.50');
});

describe('a document that stays at Foxit', () => {
	it('goes on in Foxit PDF Services by its ID', async () => {
		const result = await docGen.run(
			{ output: 'documentId', options: { fileName: 'kept' } },
			[{ json: DATA, file: await letter() }],
			{
				after: [
					{
						type: 'n8n-nodes-foxit.foxitPdfServices',
						name: 'Protect',
						credentials: 'foxitApi',
						parameters: {
							...{ resource: 'secure', operation: 'protect', inputMode: 'documentId' },
							...{ documentId: '={{ $json.resultDocumentId }}', userPassword: 'opens-it' },
						},
					},
				],
			},
		);
		expect(result.error).toBeUndefined();
		const { json, binary } = result.item(NODE);
		expect(json).toMatchObject({
			...{ resultDocumentId: ID, fileName: 'kept.pdf', mimeType: 'application/pdf' },
			timings: { waitMs: expect.any(Number) as number, uploadMs: expect.any(Number) as number },
		});
		expect(binary).toBeUndefined();
		const bytes = await result.readBinary(result.item('Protect'));
		const { text } = await docGen.foxit.at.readPdf(bytes, 'opens-it');
		expect(text.replace(/\s+/g, ' ').trim()).toBe(SAID);
	});

	it('may be a Word document', async () => {
		const parameters = { output: 'documentId', outputFormat: 'docx' };
		const result = await docGen.run(parameters, [{ json: DATA, file: await letter() }]);
		const [document] = await docGen.control.documents();
		expect(document).toMatchObject({ documentId: result.item(NODE).json.resultDocumentId });
		expect(await docGen.trace()).toEqual(['Generate', 'upload']);
	});
});

it('leaves tags of eSign alone', async () => {
	const file = await template(['Sign here: ${signfield:1:y:____} {{name}}']);
	const result = await docGen.run({}, [{ json: { name: 'Ann' }, file }]);
	expect(hintsOf(result)).toEqual([]);
	expect(await docGen.text(result)).toBe('Sign here: ${signfield:1:y:____} Ann');
});
