/** Convert PDF: to Office files, HTML and text. */
import { NODE, type Result } from '../support/use-foxit-node';
import { officeText, wordsOf } from './support/contents';
import { testFiveItems, type Output, type Telling } from './support/five-items';
import { usePdfServices, type PageSpec } from './support/pdf-services';
import { badRanges, notPdf, testRefused } from './support/refused';

const service = usePdfServices();

const convert = (operation: string, more: object = {}) => ({
	resource: 'convertPdf',
	operation,
	...more,
});
const planned = (parameters: object, pages: PageSpec[], name = 'a.pdf') =>
	service.plan(async () => {
		const file = await service.pdf(pages, name);
		return await service.run(parameters, [{ file }]);
	});

const OOXML = 'application/vnd.openxmlformats-officedocument';
const SLIDES = /^ppt\/slides\/slide\d+\.xml$/;
const SHEETS = /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/;

describe('an Office file', () => {
	const PAGES: PageSpec[] = ['Dear Ada', 'Second: 100 €'];
	const word = planned(convert('toWord'), PAGES, 'Letter.v2.pdf');
	const excel = planned(convert('toExcel'), PAGES);
	const slides = planned(convert('toPowerPoint'), PAGES);
	const html = planned(convert('toHtml', { options: { fileName: 'page' } }), PAGES);

	it('of Word holds the text', async () => {
		const result = await word();
		const [text] = await officeText(await service.file(result), /^word\/document\.xml$/);
		expect(text).toMatch(/Dear Ada.*Second: 100 €/);
		expect(result.item(NODE).json).toMatchObject({
			fileName: 'Letter.v2.docx',
			mimeType: `${OOXML}.wordprocessingml.document`,
			fileSize: (await service.file(result)).length,
		});
	});

	it('of Excel holds the text', async () => {
		const result = await excel();
		const text = (await officeText(await service.file(result), SHEETS)).join(' ');
		expect(text).toContain('Dear Ada');
		expect(text).toContain('Second: 100 €');
		expect(result.item(NODE).json.mimeType).toBe(`${OOXML}.spreadsheetml.sheet`);
	});

	it('of PowerPoint has a slide for each page', async () => {
		const result = await slides();
		const texts = await officeText(await service.file(result), SLIDES);
		expect(texts).toEqual(['Dear Ada', 'Second: 100 €']);
		expect(result.item(NODE).json.fileName).toBe('a.pptx');
	});

	it('and HTML holds the text, under the name that was wished', async () => {
		const result = await html();
		const markup = (await service.file(result)).toString('utf8');
		expect(markup).toMatch(/<html/i);
		expect(wordsOf(markup)).toMatch(/Dear Ada.*Second: 100/);
		expect(result.item(NODE).binary?.data).toMatchObject({
			fileName: 'page.html',
			mimeType: 'text/html',
		});
	});
});

describe('text', () => {
	const PAGES: PageSpec[] = ['one', 'two – zwei', 'three'];
	const whole = planned(convert('toText'), PAGES);
	const range = planned(convert('toText', { pageRange: ' 3, 1-2 ' }), PAGES);
	const even = planned(convert('toText', { pageRange: 'Even' }), PAGES);
	const both = planned(convert('toText', { output: 'textAndFile' }), PAGES, 'notes.pdf');
	const alone = planned(
		convert('toText', { output: 'file', outputBinaryPropertyName: 'plain' }),
		PAGES,
	);
	const added = planned(
		convert('toText', { pageRange: '1', options: { additionalFields: '{"pageRange":"2"}' } }),
		PAGES,
	);

	const linesOf = (result: Result) =>
		(result.item(NODE).json.text as string).split(/[\r\n]+/).filter(Boolean);

	it('is a field of the item, without a file', async () => {
		const { json, binary } = (await whole()).item(NODE);
		expect(linesOf(await whole())).toEqual(['one', 'two – zwei', 'three']);
		// Line ends stay as the service makes them.
		expect(json.text).toContain('one\r\n');
		expect(json.fileSize).toBe(Buffer.byteLength(json.text as string));
		expect(binary).toBeUndefined();
	});

	it('is that of the pages of the range', async () => {
		expect(linesOf(await range()).sort()).toEqual(['one', 'three', 'two – zwei']);
		expect(linesOf(await even())).toEqual(['two – zwei']);
	});

	it('comes with a file, or as a file alone', async () => {
		const result = await both();
		expect(linesOf(result)).toEqual(['one', 'two – zwei', 'three']);
		expect((await service.file(result)).toString()).toBe(result.item(NODE).json.text);
		expect(result.item(NODE).binary?.data?.fileName).toBe('notes.txt');

		const { json, binary } = (await alone()).item(NODE);
		expect(json.text).toBeUndefined();
		expect(Object.keys(binary ?? {})).toEqual(['plain']);
		const file = (await service.file(await alone(), 0, 'plain')).toString();
		expect(file).toContain('two – zwei');
	});

	it('obeys Additional Fields more than the parameters', async () => {
		expect(linesOf(await added())).toEqual(['two – zwei']);
	});
});

it('drops the byte order mark of a text', async () => {
	await service.control.faults({
		match: { path: '/download$' },
		action: {
			type: 'status',
			status: 200,
			body: '\ufeffOnce upon a time',
			contentType: 'application/octet-stream',
		},
	});
	const result = await service.run(convert('toText'), [{ file: await service.pdf(['x']) }]);
	expect(result.item(NODE).json.text).toBe('Once upon a time');
});

testFiveItems(service, {
	'To Word': office('toWord', /^word\/document\.xml$/),
	'To Excel': office('toExcel', SHEETS),
	'To PowerPoint': office('toPowerPoint', SLIDES),
	'To HTML': {
		parameters: convert('toHtml'),
		tell: async ({ file }) => labelsIn(wordsOf((await file()).toString())),
		told: (label) => [`${label} one`, `${label} two`],
	},
	'To Text': {
		parameters: convert('toText'),
		tell: async ({ json }) => labelsIn(json.text as string),
		told: (label) => [`${label} one`, `${label} two`],
	},
});

function office(operation: string, parts: RegExp): Telling {
	return {
		parameters: convert(operation),
		tell: async ({ file }: Output) => labelsIn((await officeText(await file(), parts)).join(' ')),
		told: (label) => [`${label} one`, `${label} two`],
	};
}

function labelsIn(text: string): string[] {
	return text.match(/\w+ (one|two)\b/g) ?? [];
}

testRefused(service, {
	...notPdf('convertPdf', {
		toWord: {},
		toExcel: {},
		toPowerPoint: {},
		toHtml: {},
		toText: {},
	}),
	...badRanges(convert('toText'), 'pageRange', 'Page Range'),
	'text as JSON': [convert('toText', { output: '={{ "json" }}' }), '"Output" cannot be "json"'],
});
