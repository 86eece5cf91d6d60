/** Every output of a result that the input item has as a file. */
import { usePdfServices } from '../FoxitPdfServices/support/pdf-services';
import { hintsOf, NODE, type Result } from '../support/use-foxit-node';
import { paragraph, table, tableOf, cell } from './support/elements';
import { extract, filesOf, jsonOf, zipItem } from './support/extract';
import {
	AUTHORED,
	AUTHORED_ELEMENTS,
	PNG,
	resultArchive,
	resultOf,
	TABLE_PICTURE,
} from './support/results';

const service = usePdfServices();
let zip: Buffer;

beforeAll(async () => {
	zip = await resultArchive(AUTHORED, { 'images/logo.png': PNG });
});

const run = async (parameters: object, data = zip) =>
	await extract(service, { inputMode: 'resultZip', ...parameters }, [zipItem(data)]);
const textIn = async (result: Result, index = 0, field = 'data') =>
	(await service.file(result, index, field)).toString('utf8');

describe('Elements', () => {
	it('are items in reading order, simplified', async () => {
		const result = await run({});
		expect(jsonOf(result).map(({ id, type, text }) => [id, type, text])).toEqual([
			['headerFooter1', 'headerFooter', 'Confidential'],
			['title1', 'title', 'Annual Report'],
			['paragraph1', 'paragraph', 'First line\nsecond line'],
			['head1', 'head', 'Figures'],
			['table1', 'table', 'Item\tPrice\n=1+1\t-5.00\nTotal\t'],
			['image1', 'image', ''],
			['form1', 'form', ''],
			['stamp1', 'stamp', ''],
		]);
		expect(jsonOf(result)[3]).toEqual({
			...{ id: 'head1', type: 'head', text: 'Figures', page: 1, level: 1, score: 0.9 },
			box: { left: 72, top: 100, right: 300, bottom: 120 },
			fileName: 'report.zip',
		});
		for (const { binary, pairedItem } of result.items(NODE)) {
			expect(binary).toBeUndefined();
			expect(pairedItem).toEqual({ item: 0 });
		}
		expect(hintsOf(result)).toEqual([]);
	});

	it('are as they came, if wanted, or both', async () => {
		expect(jsonOf(await run({ simplify: false }))).toEqual(AUTHORED_ELEMENTS);
		const both = jsonOf(await run({ options: { keepRaw: true } }));
		expect(both.map(({ raw }) => raw)).toEqual(AUTHORED_ELEMENTS);
		expect(both[1]).toMatchObject({ id: 'title1', text: 'Annual Report' });
	});

	it.each([
		['types', { elementTypes: ['title', 'table'] }, ['title1', 'table1']],
		['types from an expression', { elementTypes: '={{ "title, image" }}' }, ['title1', 'image1']],
		['pages', { pageRange: '2' }, ['table1', 'image1', 'stamp1']],
		['score', { minimumScore: 0.9 }, ['title1', 'head1', 'table1', 'image1', 'form1', 'stamp1']],
		['all of it', { elementTypes: ['table'], pageRange: '1', minimumScore: 0.98 }, []],
	])('are filtered by %s', async (_what, parameters, ids) => {
		expect(jsonOf(await run(parameters)).map(({ id }) => id)).toEqual(ids);
	});

	it('may have their images', async () => {
		const result = await run({ options: { attachImages: true } });
		const files = result.items(NODE).map((_, index) => filesOf(result, index));
		expect(files.filter((fields) => Object.keys(fields).length > 0)).toEqual([
			{ data: TABLE_PICTURE },
			{ data: 'logo.png' },
		]);
		expect(await service.file(result, 4)).toEqual(PNG);
		expect(result.item(NODE, 4).binary?.data?.mimeType).toBe('image/png');
		expect(hintsOf(result)).toEqual([]);
	});
});

describe('images', () => {
	const paths = (...originalTableImagePaths: string[]) =>
		resultOf([table([['a']], { originalTableImagePaths })]);
	const attach = { options: { attachImages: true } };
	const other = Buffer.concat([PNG, Buffer.from('other')]);

	it('are found by their exact names first, by their base names next', async () => {
		const given = paths('x/a.png', 'b.png');
		const members = { 'a.png': other, 'x/a.png': PNG, 'deep/b.png': other };
		const result = await run(attach, await resultArchive(given, members));
		expect(filesOf(result)).toEqual({ data: 'a.png', data_2: 'b.png' });
		expect(await service.file(result, 0, 'data')).toEqual(PNG);
		expect(await service.file(result, 0, 'data_2')).toEqual(other);
	});

	it('go into the field that the user names', async () => {
		const result = await run({ ...attach, outputBinaryPropertyName: 'picture' });
		expect(filesOf(result, 4)).toEqual({ picture: TABLE_PICTURE });
	});

	it('that are missing are told of in one hint', async () => {
		const names = ['1', '2', '3', '4', '5', '6', '7'].map((name) => `${name}.png`);
		const result = await run(attach, await resultArchive(paths(...names, TABLE_PICTURE)));
		expect(filesOf(result)).toEqual({ data: TABLE_PICTURE });
		expect(hintsOf(result)).toEqual([
			'The result refers to images that are not in its archive: "1.png", "2.png", "3.png", "4.png", "5.png" and 2 more [item 0]',
		]);
	});

	it('of the whole document come with its item', async () => {
		const result = await run({ output: 'document', ...attach });
		expect(filesOf(result)).toEqual({ data: TABLE_PICTURE, data_2: 'logo.png' });
	});
});

it('Document is one item with everything', async () => {
	const [json, ...others] = jsonOf(await run({ output: 'document' }));
	expect(others).toEqual([]);
	expect(json).toMatchObject({
		version: { schema: '1.0.7' },
		info: { basicInfo: { analyzedPageCount: 2 } },
		pages: [{ pageNumber: 1 }, { pageNumber: 2 }],
		counts: { headerFooter: 1, title: 1, paragraph: 1, head: 1, table: 1, stamp: 1 },
	});
	expect(json?.elements).toHaveLength(8);
	expect(json?.elements).toContainEqual(
		expect.objectContaining({ id: 'paragraph1', text: 'First line\nsecond line' }),
	);
	const [raw] = jsonOf(await run({ output: 'document', simplify: false }));
	expect(raw?.elements).toEqual(AUTHORED_ELEMENTS);
});

describe('Tables', () => {
	it('have rows as objects and the grid', async () => {
		const result = await run({ output: 'tables' });
		expect(jsonOf(result)).toEqual([
			{
				...{ table: 1, id: 'table1', pages: [1, 2], rowCount: 3, columnCount: 2, score: 0.97 },
				fileName: 'report.zip',
				columns: ['Item', 'Price'],
				rows: [
					{ Item: '=1+1', Price: '-5.00' },
					{ Item: 'Total', Price: '' },
				],
				grid: [
					['Item', 'Price'],
					['=1+1', '-5.00'],
					['Total', ''],
				],
			},
		]);
		expect(filesOf(result)).toEqual({});
	});

	it('may have no header', async () => {
		const [json] = jsonOf(await run({ output: 'tables', headerRow: false }));
		expect(json).toMatchObject({ columns: ['Column 1', 'Column 2'] });
		expect(json?.rows).toHaveLength(3);
	});

	it('repeat merged cells or leave them blank', async () => {
		const cells = [cell(0, 0, 'M', { columnSpan: 2 }), cell(1, 0, 'a'), cell(1, 1, 'b')];
		const given = tableOf({ rowCount: 2, columnCount: 2, cells });
		const data = await resultArchive(resultOf([given]));
		const gridBy = async (mergedCells: string) =>
			jsonOf(await run({ output: 'tables', mergedCells }, data))[0]?.grid;
		expect(await gridBy('repeat')).toEqual([
			['M', 'M'],
			['a', 'b'],
		]);
		expect(await gridBy('blank')).toEqual([
			['M', ''],
			['a', 'b'],
		]);
	});

	it('keep the order of their columns as lists, whatever the columns are called', async () => {
		const texts = [
			['Item', '2023', '2024', 'Note'],
			['Pen', '1', '2', 'new'],
		];
		const cells = texts.flatMap((row, y) => row.map((text, x) => cell(y, x, text)));
		const data = await resultArchive(resultOf([tableOf({ rowCount: 2, columnCount: 4, cells })]));
		const by = async (rowsAs: string) => jsonOf(await run({ output: 'tables', rowsAs }, data))[0];
		expect(await by('lists')).toMatchObject({ columns: texts[0], rows: [texts[1]] });
		expect((await by('objects'))?.rows).toEqual([
			{ Item: 'Pen', 2023: '1', 2024: '2', Note: 'new' },
		]);
	});

	it('may come with their pictures alone', async () => {
		const result = await run({ output: 'tables', options: { attachImages: true } });
		expect(filesOf(result)).toEqual({ data: TABLE_PICTURE });
		const named = { outputBinaryPropertyName: 'picture', options: { attachImages: true } };
		expect(filesOf(await run({ output: 'tables', ...named }))).toEqual({ picture: TABLE_PICTURE });
	});

	it('may come as CSV files, with their pictures after them', async () => {
		const options = { attachImages: true, keepRaw: true };
		const result = await run({ output: 'tables', csv: true, options });
		expect(filesOf(result)).toEqual({ data: 'report-table1.csv', data_2: TABLE_PICTURE });
		expect(result.item(NODE).binary?.data?.mimeType).toBe('text/csv');
		expect(await textIn(result)).toBe("Item,Price\r\n'=1+1,-5.00\r\nTotal,\r\n");
		expect(jsonOf(result)[0]?.raw).toEqual(AUTHORED_ELEMENTS[4]);
	});

	it('are none where there are none', async () => {
		const data = await resultArchive(resultOf([paragraph('text')]));
		expect(jsonOf(await run({ output: 'tables' }, data))).toEqual([]);
	});
});

describe('Text and Markdown', () => {
	const TEXT =
		'Annual Report\n\nFirst line\nsecond line\n\nFigures\n\nItem\tPrice\n=1+1\t-5.00\nTotal\t\n';
	const MARKDOWN =
		'# Annual Report\n\nFirst line\nsecond line\n\n## Figures\n\n' +
		'| Item | Price |\n| --- | --- |\n| =1+1 | -5.00 |\n| Total |  |\n\n![image1](<images/logo.png>)\n';

	it.each([
		['text', TEXT, 'report.txt', 'text/plain'],
		['markdown', MARKDOWN, 'report.md', 'text/markdown'],
	])('%s is a field, a file or both', async (output, content, fileName, mimeType) => {
		const asField = await run({ output });
		expect(jsonOf(asField)).toMatchObject([{ pageCount: 2, [output]: content }]);
		expect(filesOf(asField)).toEqual({});

		const asFile = await run({ output, textAs: 'file' });
		expect(jsonOf(asFile)[0]).not.toHaveProperty(output);
		expect(jsonOf(asFile)[0]).toMatchObject({ pageCount: 2, counts: { title: 1 } });
		expect(filesOf(asFile)).toEqual({ data: fileName });
		expect(asFile.item(NODE).binary?.data?.mimeType).toBe(mimeType);
		expect(await textIn(asFile)).toBe(content);

		const options = { fileName: 'mine' };
		const both = await run({ output, textAs: 'both', outputBinaryPropertyName: 'out', options });
		expect(jsonOf(both)).toMatchObject([{ [output]: content }]);
		expect(filesOf(both)).toEqual({ out: fileName.replace('report', 'mine') });
	});

	it('may keep headers and footers', async () => {
		const [json] = jsonOf(await run({ output: 'text', headersAndFooters: true }));
		expect(json?.text).toBe(`Confidential\n\n${TEXT}`);
	});

	it('may be empty', async () => {
		const result = await run({ output: 'text', textAs: 'both' }, await resultArchive(resultOf([])));
		expect(jsonOf(result)).toMatchObject([{ pageCount: 2, text: '', counts: {} }]);
	});
});

it('Chunks keep their headings, pages and boxes', async () => {
	const chunks = jsonOf(await run({ output: 'chunks', maxCharacters: 100, overlapCharacters: 0 }));
	expect(chunks).toMatchObject([
		{
			...{ chunk: 1, headings: ['Annual Report'], pages: [1] },
			text: '# Annual Report\n\nFirst line\nsecond line',
			elementIds: ['title1', 'paragraph1'],
		},
		{
			...{ chunk: 2, headings: ['Annual Report', 'Figures'], pages: [1, 2] },
			text: '## Figures\n\n| Item | Price |\n| --- | --- |\n| =1+1 | -5.00 |\n| Total |  |',
			elementIds: ['head1', 'table1'],
		},
		{ chunk: 3, text: '![image1](<images/logo.png>)', pages: [2] },
	]);
	expect(chunks[1]?.boxes).toHaveLength(3);
});

it('Form Data is an object of the fields', async () => {
	expect(jsonOf(await run({ output: 'formData' }))).toEqual([
		{ fieldCount: 1, formData: { email: 'ann@example.com' }, fileName: 'report.zip' },
	]);
});

it('ZIP File passes the archive on', async () => {
	const result = await run({ output: 'zip' });
	expect(result.error).toBeUndefined();
	expect(filesOf(result)).toEqual({ data: 'report.zip' });
	expect((await service.file(result)).equals(zip)).toBe(true);
});

it('sends nothing for any of this', async () => {
	await service.control.clearRequests();
	await run({ output: 'document' });
	expect(await service.control.requests()).toEqual([]);
});
