import { errorOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	said,
	spokenBy,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const facts = async () => await import('../sandbox/operations/pdf-facts.mjs');

const COMPARE = { resource: 'analyze', operation: 'compare' };
const AS_JSON = { ...COMPARE, resultType: 'JSON' };
const PROPERTIES = { resource: 'analyze', operation: 'getProperties' };

describe('Compare', () => {
	let before: TestFile;
	let after: TestFile;
	const results = {} as Record<'pdf' | 'json' | 'same' | 'byId' | 'file' | 'annotations', Result>;
	let five: Result;

	beforeAll(async () => {
		[before, after] = await Promise.all([
			service.pdf(['The price is ten euros.', 'Nothing changes here.'], 'before.pdf'),
			service.pdf(['The price is twelve euros.', 'Nothing changes here.'], 'after.pdf'),
		]);
		const both = { files: { data: before, data2: after } };
		const items = (await fiveItems(service, ['The price is ten euros.'])).map(({ json, file }) => ({
			...(json && { json }),
			files: { ...(file && { data: file }), data2: after },
		}));
		const [first, second] = await Promise.all(
			[before, after].map(
				async ({ data }) => await service.foxit.client.upload('a.pdf', Buffer.from(data)),
			),
		);
		const byId = {
			...{ inputMode: 'documentId', documentId: first },
			...{ compareInputMode: 'documentId', compareDocumentId: second },
		};
		const run = async (name: keyof typeof results, given: object, item: object = both) => {
			results[name] = await service.run(given, [item]);
		};
		await Promise.all([
			run('pdf', { ...COMPARE, options: { deleteCopies: true } }),
			run('json', AS_JSON),
			run('same', AS_JSON, { files: { data: before, data2: before } }),
			run('byId', { ...AS_JSON, ...byId, options: { deleteCopies: true } }, {}),
			run('file', { ...AS_JSON, output: 'file', options: { fileName: 'changes' } }),
			run('annotations', { ...AS_JSON, compareType: 'ANNOTATION' }),
			service
				.runOn({ ...AS_JSON, options: { basePassword: OPENED.password } }, items)
				.then((result) => {
					five = result;
				}),
		]);
	});

	const dataOf = (name: keyof typeof results) => JSON.stringify(results[name].item(NODE).json.data);

	it('marks the differences in a PDF', async () => {
		const { annotationsOf } = await facts();
		const bytes = await service.file(results.pdf);
		expect((await service.read(results.pdf)).text).toMatch(/ten[^]*twelve|twelve[^]*ten/);
		expect((await annotationsOf(bytes)).map(({ subtype }) => subtype as string)).toContain(
			'Highlight',
		);
		const { json } = results.pdf.item(NODE);
		expect(json.documentIds).toHaveLength(2);
		expect(json.fileName).toBe('before-compared.pdf');
	});

	it('tells the differences as JSON, passed on as they come', () => {
		expect(dataOf('json')).toContain('twelve');
		expect(dataOf('json')).toContain('ten');
		expect(dataOf('json')).not.toContain('Nothing');
		expect(results.same.item(NODE).json.data).toMatchObject({ identical: true });
		expect(results.annotations.item(NODE).json.data).toMatchObject({ identical: true });
	});

	it('tells them in a file, where that is wanted', async () => {
		const { json } = results.file.item(NODE);
		expect(json).toMatchObject({ fileName: 'changes.json', mimeType: 'application/json' });
		const content = JSON.parse((await service.file(results.file)).toString('utf8')) as object;
		expect(content).toEqual(results.json.item(NODE).json.data);
	});

	it('deletes its own copies, and leaves documents that the user has named', async () => {
		const left = (await service.control.documents()).map(({ documentId }) => documentId);
		const idsOf = (name: 'pdf' | 'byId') => {
			const { documentIds, resultDocumentId } = results[name].item(NODE).json;
			return { inputs: documentIds as string[], result: resultDocumentId as string };
		};
		const own = idsOf('pdf');
		for (const id of [...own.inputs, own.result]) expect(left).not.toContain(id);
		const named = idsOf('byId');
		expect(left).toEqual(expect.arrayContaining(named.inputs));
		expect(left).not.toContain(named.result);
		expect(dataOf('byId')).toBe(dataOf('json'));
	});

	it('of five items, two fail in their places', () => {
		const ids = expect.arrayContaining([expect.any(String)]) as string[];
		expect(five.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		for (const index of DONE) {
			expect(five.item(NODE, index).json).toMatchObject({ documentIds: ids });
			expect(JSON.stringify(five.item(NODE, index).json.data)).toContain('twelve');
		}
		for (const index of [2, 3]) {
			const { error } = five.item(NODE, index).json;
			expect(error).toBe(`The document is protected by a password [item ${index}]`);
		}
		expect(spokenBy(five)).not.toContain(PASSWORD);
	});

	it('opens each document with its own password', async () => {
		const locked = await service.pdf({ pages: ['Same words'], userPassword: 'one' });
		const other = await service.pdf({ pages: ['Same words'], userPassword: 'two' });
		const options = { basePassword: 'one', comparePassword: 'two' };
		const item = { files: { data: locked, data2: other } };
		const result = await service.run({ ...AS_JSON, options }, [item]);
		expect(result.item(NODE).json.data).toMatchObject({ identical: true });
	});

	it('refuses what it cannot use, before anything is sent', async () => {
		const item = { files: { data: before, data2: after } };
		const bad: BadInput[] = [
			[{ compareType: said('LOOKS') }, 'Compare', '"Compare" cannot be "LOOKS"'],
			[
				{ compareInputMode: 'documentId', compareDocumentId: said('') },
				'Compared Document ID',
				'"Compared Document ID" is empty',
			],
			[
				{ compareBinaryPropertyName: 'data3' },
				'Compared Input Binary Field',
				'The input item has no file in the field "data3" ("Compared Input Binary Field")',
			],
			[
				{ compareInputMode: said('web'), compareDocumentId: 'x' },
				'Compared Input',
				'"Compared Input" cannot be "web"',
			],
		];
		await refusesUnsent(service, COMPARE, bad, item);
		await refusesOtherFiles(service, { ...COMPARE, compareBinaryPropertyName: 'data' });
		const none = { data: Buffer.from('no PDF'), fileName: 'note.txt' };
		const result = await service.run(COMPARE, [{ files: { data: before, data2: none } }]);
		expect(errorOf(result).message).toBe(
			'The file "note.txt" is not a PDF ("Compared Input Binary Field") [item 0]',
		);
	});
});

describe('Get Properties', () => {
	const INFO = { Title: 'Report', Author: 'Ann', Keywords: 'one, two' };
	const PAGES = [
		{ text: 'first' },
		{ text: 'second', width: 420.5, height: 300, rotate: 90 as const },
		{ text: '', fields: [{ name: 'a', value: 'x' }] },
	];
	let file: TestFile;
	let simple: Result;
	let raw: Result;
	let five: Result;

	beforeAll(async () => {
		file = await service.pdf({ pages: PAGES, info: INFO });
		const items = await fiveItems(service, { pages: PAGES, info: INFO });
		[simple, raw, five] = await Promise.all([
			service.run(PROPERTIES, [{ file }]),
			service.run({ ...PROPERTIES, simplify: false }, [{ file }]),
			service.runOn({ ...PROPERTIES, options: OPENED }, items),
		]);
	});

	it('says what pdf.js says of the file', async () => {
		const { infoOf } = await facts();
		const info = await infoOf(file.data);
		const { pages } = await service.foxit.at.readPdf(file.data);
		const { data } = simple.item(NODE).json as { data: Record<string, unknown> };
		expect(data).toMatchObject({
			pageCount: pages.length,
			pdfVersion: info.PDFFormatVersion as string,
			fileSize: file.data.length,
			title: info.Title as string,
			author: info.Author as string,
			keywords: info.Keywords as string,
			hasForm: info.IsAcroFormPresent as boolean,
			isLinearized: info.IsLinearized as boolean,
			isEncrypted: false,
			isSigned: false,
		});
		expect(data.pages).toEqual(
			pages.map(({ width, height, rotation }, index) => ({
				...{ page: index + 1, width, height, rotation },
				isScanned: false,
			})),
		);
		expect(data).not.toHaveProperty('subject');
	});

	it('has no result document', () => {
		const { json, binary } = simple.item(NODE);
		expect(Object.keys(json).sort()).toEqual([
			'credits',
			'data',
			'documentId',
			'inputSha256',
			'operation',
			'polls',
			'resource',
			'taskId',
			'timings',
		]);
		expect(binary).toBeUndefined();
	});

	it('gives the answer as it came, where that is wanted', () => {
		expect(raw.item(NODE).json.data).toMatchObject({
			docInfo: {
				pageCount: 3,
				hasAcroform: true,
				infoDict: { Title: 'Report' },
				userPermissionsAnalysis: { hexValue: '0xFFFFFFFF' },
			},
			pagesInfo: [{ pageIndex: 1 }, { pageIndex: 2, rotation: 90 }, { pageIndex: 3 }],
		});
	});

	it('of five items, two fail in their places', () => {
		expectTwoOfFiveFailed(five);
		expect(DONE.map((index) => five.item(NODE, index).json.data)).toMatchObject([
			{ title: 'Report', isEncrypted: false },
			{ title: 'Report', isEncrypted: true },
			{ title: 'Report', isEncrypted: false },
		]);
	});

	it('takes only a PDF, and an id that is there', async () => {
		await refusesOtherFiles(service, PROPERTIES);
		const empty: BadInput = [
			{ inputMode: 'documentId', documentId: said(' ') },
			'Document ID',
			'"Document ID" is empty',
		];
		await refusesUnsent(service, PROPERTIES, [empty], { file });
	});
});
