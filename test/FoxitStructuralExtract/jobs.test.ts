/** Extractions by the service: PDF in, and what is taken over from one run to the next. */
import { usePdfServices, type Item } from '../FoxitPdfServices/support/pdf-services';
import { errorOf, hintsOf, NODE, type TestFile } from '../support/use-foxit-node';
import { extract, extractOn, filesOf, jsonOf } from './support/extract';
import { formPage, PRICES, reportPage } from './support/pdfs';

const service = usePdfServices({
	// The OpenAPI description knows no 405.
	credentials: (data) => ({ beyondTheContract: data }),
});
const ID = expect.stringMatching(/^[0-9a-f]{24}$/) as string;
const PASSWORD = 'opens-it';
let file: TestFile;

beforeAll(async () => {
	file = await service.pdf([reportPage(), formPage()], 'report.pdf');
});
beforeEach(async () => {
	await service.control.reset();
});

const run = async (parameters: object, items: Item[] = [{ file }]) =>
	await extract(service, parameters, items);
const charges = async () => (await service.control.ledger()).length;
const submits = async () =>
	(await service.control.requests())
		.filter(({ method, path }) => method === 'POST' && !path.endsWith('/upload'))
		.map(({ path, status }) => `${path.split('/').pop()} ${status}`);

describe('a PDF as a file', () => {
	it('becomes elements, for one credit', async () => {
		const elements = jsonOf(await run({}));
		expect(elements[0]).toMatchObject({ id: 'title1', text: 'Annual Report', page: 1 });
		expect(elements).toContainEqual(expect.objectContaining({ type: 'head', level: 1 }));
		expect(elements).toContainEqual(expect.objectContaining({ type: 'table', page: 1 }));
		expect(await charges()).toBe(1);
		expect(await submits()).toEqual(['pdf-structural-extract 202']);
	});

	it('becomes tables', async () => {
		const result = await run({ output: 'tables', csv: true, options: { attachImages: true } });
		expect(jsonOf(result)).toMatchObject([
			{
				...{ table: 1, pages: [1], rowCount: 3, columnCount: 3, grid: PRICES },
				rows: [
					{ Item: 'Pen', Quantity: '3', Price: '-4.50' },
					{ Item: 'Paper', Quantity: '', Price: '=2+3' },
				],
			},
		]);
		expect(filesOf(result)).toEqual({
			data: 'report-table1.csv',
			data_2: expect.stringMatching(/\.png$/) as string,
		});
		const csv = (await service.file(result)).toString('utf8');
		expect(csv).toBe("Item,Quantity,Price\r\nPen,3,-4.50\r\nPaper,,'=2+3\r\n");
	});

	it('leads to what was paid for, also where nothing comes out', async () => {
		const text = jsonOf(await run({ output: 'text' }));
		expect(text).toMatchObject([{ fileName: 'report.pdf', resultDocumentId: ID }]);
		const bare = await service.pdf([{ text: 'No table here' }], 'letter.pdf');
		for (const output of ['tables', 'tableRows']) {
			const result = await run({ output }, [{ file: bare }]);
			expect(jsonOf(result)).toEqual([]);
			expect(hintsOf(result)).toEqual([
				expect.stringMatching(/^"letter.pdf" has no table \(Result Document ID [0-9a-f]{24}\)/),
			]);
		}
	});

	it('tells in one sentence of all files that nothing came of', async () => {
		const bare = await service.pdf([{ text: 'No table here' }], 'letter.pdf');
		const result = await run({ output: 'tables' }, [{ file: bare }, { file: bare }]);
		expect(hintsOf(result)).toContainEqual(
			expect.stringMatching(
				/^2 of 2 files have no table: "letter.pdf" \(.+\) \[item 0\], "letter.pdf" \(.+\) \[item 1\]$/,
			),
		);
	});

	it('becomes chunks', async () => {
		const chunks = jsonOf(
			await run({ output: 'chunks', maxCharacters: 300, overlapCharacters: 60 }),
		);
		for (const { headings } of chunks) expect((headings as string[])[0]).toBeTruthy();
		expect(chunks[0]).toMatchObject({ pages: [1], chunk: 1 });
		expect(chunks[0]?.text).toMatch(/^# Annual Report\n\n### Results of the year\n\nThis sentence/);
		const all = chunks.map(({ text }) => text).join('\n');
		expect(all).toContain('| Pen | 3 | -4.50 |');
	});

	it('becomes form data', async () => {
		const [json] = jsonOf(await run({ output: 'formData' }));
		expect(json).toMatchObject({
			fieldCount: 4,
			formData: { 'name.first': 'Jane', 'name.last': 'Größe', plan: 'team' },
		});
	});

	it('becomes Markdown and a ZIP', async () => {
		const [{ markdown } = {}] = jsonOf(await run({ output: 'markdown' }));
		expect(markdown).toMatch(/^# Annual Report\n\n### Results of the year\n/);
		const zip = await run({ output: 'zip' });
		expect(filesOf(zip)).toEqual({ data: 'report.zip' });
		expect(jsonOf(zip)).toMatchObject([
			{ resource: 'structuralExtract', documentId: ID, taskId: ID, resultDocumentId: ID },
		]);
		const again = { inputMode: 'resultZip', output: 'markdown' };
		const item = { file: { data: await service.file(zip), fileName: 'report.zip' } };
		expect(jsonOf(await run(again, [item]))[0]?.markdown).toBe(markdown);
		expect(await charges()).toBe(2);
	});

	it('is opened with its password', async () => {
		const locked = await service.pdf({ pages: [reportPage()], userPassword: PASSWORD });
		const open = await run({ options: { password: PASSWORD } }, [{ file: locked }]);
		expect(jsonOf(open)[0]).toMatchObject({ text: 'Annual Report' });
		const error = errorOf(await run({}, [{ file: locked }]));
		expect(error.message).toBe('The document is protected by a password [item 0]');
	});

	it('is refused when it is none, before it is sent', async () => {
		const data = Buffer.from('PK\u0003\u0004 an Office file');
		const error = errorOf(await run({}, [{ file: { data, fileName: 'report.docx' } }]));
		expect(error.message).toBe(
			'The file "report.docx" is not a PDF ("Input Binary Field") [item 0]',
		);
		expect(await service.control.requests()).toEqual([]);
	});
});

describe('what is at Foxit already', () => {
	it('may be the PDF', async () => {
		const documentId = await service.foxit.client.upload('report.pdf', Buffer.from(file.data));
		const elements = jsonOf(await run({ inputMode: 'documentId', documentId }, [{}]));
		expect(elements[0]).toMatchObject({ text: 'Annual Report' });
		expect(await charges()).toBe(1);
	});

	it('may be the extraction, which is read again without paying again', async () => {
		const [first] = jsonOf(await run({ output: 'documentId' }));
		expect(first).toMatchObject({ documentId: ID, taskId: ID, resultDocumentId: ID });
		expect(await charges()).toBe(1);
		const again = {
			inputMode: 'resultDocumentId',
			resultDocumentId: '={{ $json.resultDocumentId }}',
		};
		const item = { json: { resultDocumentId: first?.resultDocumentId as string } };
		const elements = jsonOf(await run(again, [item]));
		expect(elements[0]).toMatchObject({ text: 'Annual Report' });
		expect(jsonOf(await run({ ...again, output: 'tables' }, [item]))).toMatchObject([
			{ grid: PRICES },
		]);
		const zip = await run({ ...again, output: 'zip' }, [item]);
		expect(filesOf(zip)).toEqual({ data: `${first?.resultDocumentId as string}.zip` });
		expect(await charges()).toBe(1);
	});

	it('may be another document by mistake', async () => {
		const documentId = await service.foxit.client.upload('report.pdf', Buffer.from(file.data));
		const parameters = { inputMode: 'resultDocumentId', resultDocumentId: documentId };
		const { message } = errorOf(await run(parameters, [{}]));
		expect(message).toMatch(/ \[item 0\]$/);
		expect(message).not.toMatch(/undefined|object/);
	});

	it('may be a task, which Foxit PDF Services waits for', async () => {
		const [started] = jsonOf(await run({ output: 'taskId' }));
		expect(started).toMatchObject({ documentId: ID, taskId: ID });
		expect(started).not.toHaveProperty('resultDocumentId');
		const wait = { resource: 'task', operation: 'waitForResult', taskId: started?.taskId };
		const result = await service.run({ ...wait, output: 'documentId' }, [{}]);
		const { resultDocumentId } = result.item(NODE).json;
		expect(resultDocumentId).toEqual(ID);
		const elements = jsonOf(await run({ inputMode: 'resultDocumentId', resultDocumentId }, [{}]));
		expect(elements[0]).toMatchObject({ text: 'Annual Report' });
		expect(await charges()).toBe(1);
	});
});

describe('the path', () => {
	it.each([
		[false, 404],
		[405, 405],
	])('is the other one where the trial is %p', async (structuralTrialPath, status) => {
		await service.control.settings({ structuralTrialPath });
		const items = [{ file }, { file }];
		const parameters = { output: 'text', options: { concurrency: 1 } };
		const credential = 'beyondTheContract';
		const result = await extract(service, parameters, items, { credential });
		expect(jsonOf(result)).toHaveLength(2);
		// The second item knows already.
		expect(await submits()).toEqual([
			`pdf-structural-extract ${status}`,
			'pdf-structural-analysis 202',
			'pdf-structural-analysis 202',
		]);
		expect(await charges()).toBe(2);
	});

	it('can be chosen', async () => {
		jsonOf(await run({ options: { endpoint: 'analyze' } }));
		expect(await submits()).toEqual(['pdf-structural-analysis 202']);
		await service.control.settings({ structuralTrialPath: false });
		const error = errorOf(await run({ options: { endpoint: 'trial' } }));
		expect(error.message).toContain('There is no such Foxit service at this address');
		expect((await submits()).slice(1)).toEqual(['pdf-structural-extract 404']);
	});
});

it.each([
	['elements', 2],
	['documentId', 1],
])('deletes its copies, if wanted: output %s', async (output, deleted) => {
	jsonOf(await run({ output, options: { deleteCopies: true } }));
	const requests = await service.control.requests();
	expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(deleted);
	expect(await service.control.documents()).toHaveLength(2 - deleted);
});

it('of five PDFs, one that is damaged fails in its place, with the ids of its task', async () => {
	const damaged = { data: Buffer.from('%PDF-1.7\nthis is none\n%%EOF'), fileName: 'damaged.pdf' };
	const items = [file, file, damaged, file, file].map((given) => ({ file: given }));
	const result = await extractOn(service, { output: 'tables' }, items);
	expect(result.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3, 4].map((item) => ({ item })),
	);
	const { json } = result.item(NODE, 2);
	expect(json.error).toMatch(/ \[item 2\]$/);
	expect(json.message).toMatchObject({
		...{ resource: 'structuralExtract', operation: 'extract', documentId: ID, taskId: ID },
	});
	for (const index of [0, 1, 3, 4]) expect(result.item(NODE, index).json.grid).toEqual(PRICES);
	expect(hintsOf(result)).toEqual([
		expect.stringMatching(/^1 item failed\. 4 credits used in \d+ requests\.$/),
	]);
	expect(await charges()).toBe(4);
});
