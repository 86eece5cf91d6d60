/** Page: cutting up, and taking out. */
import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { picture } from './support/contents';
import { testFiveItems, type Output } from './support/five-items';
import { usePdfServices, type PageSpec } from './support/pdf-services';
import { badRanges, notPdf, testRefused } from './support/refused';

const service = usePdfServices();

const page = (operation: string, more: object = {}) => ({ resource: 'page', operation, ...more });
const planned = (parameters: object, pages: PageSpec[] | (() => PageSpec[]), name = 'book.pdf') =>
	service.plan(async () => {
		const file = await service.pdf(typeof pages === 'function' ? pages() : pages, name);
		return await service.run(parameters, [{ file }]);
	});

const FIVE: PageSpec[] = ['one', 'two', 'three', 'four', 'five'];

const textsOf = async (result: Result, index = 0, field = 'data') =>
	(await service.read(result, index, field)).pages.map(({ text }) => text);
const partsOf = async (result: Result) =>
	await Promise.all(result.items(NODE).map(async (_, index) => await textsOf(result, index)));

describe('Split', () => {
	const byTwo = planned(page('split', { pageCount: 2 }), FIVE);
	const byNine = planned(page('split', { pageCount: 9 }), FIVE);
	const single = planned(
		page('split'),
		Array.from({ length: 12 }, (_, index) => `page ${index + 1}`),
	);
	const onOneItem = planned(page('split', { pageCount: 3, output: 'oneItem' }), FIVE);
	const named = planned(page('split', { pageCount: 3, options: { fileName: 'part' } }), FIVE);
	const asZip = planned(page('split', { output: 'file' }), FIVE);
	const copiesDeleted = planned(page('split', { options: { deleteCopies: true } }), ['a', 'b']);
	const tooMany = planned(page('split', { options: { maxFiles: 4 } }), FIVE);

	it('gives an item for each part, the last one shorter', async () => {
		const result = await byTwo();
		expect(await partsOf(result)).toEqual([['one', 'two'], ['three', 'four'], ['five']]);
		expect(
			result.items(NODE).map(({ json, pairedItem }) => ({ ...json, pairedItem })),
		).toMatchObject(
			[1, 2, 3].map((part) => ({
				part,
				fileName: `book-${part}.pdf`,
				mimeType: 'application/pdf',
				pairedItem: { item: 0 },
			})),
		);
	});

	it('gives the whole document where it has fewer pages', async () => {
		expect(await partsOf(await byNine())).toEqual([['one', 'two', 'three', 'four', 'five']]);
	});

	it('makes single pages by default, in order also from the tenth on', async () => {
		const texts = (await partsOf(await single())).flat();
		expect(texts).toEqual(Array.from({ length: 12 }, (_, index) => `page ${index + 1}`));
	});

	it('can put all parts on one item', async () => {
		const { json, binary } = (await onOneItem()).item(NODE);
		expect(Object.keys(binary ?? {})).toEqual(['data_1', 'data_2']);
		expect(json.files).toMatchObject([
			{ part: 1, field: 'data_1', fileName: 'book-1.pdf' },
			{ part: 2, field: 'data_2', fileName: 'book-2.pdf' },
		]);
		expect(await textsOf(await onOneItem(), 0, 'data_2')).toEqual(['four', 'five']);
	});

	it('names the parts as wished, or gives the ZIP', async () => {
		const names = (await named()).items(NODE).map(({ binary }) => binary?.data?.fileName);
		expect(names).toEqual(['part-1.pdf', 'part-2.pdf']);
		const { json } = (await asZip()).item(NODE);
		expect(json).toMatchObject({ fileName: 'book.zip', mimeType: 'application/zip' });
		expect((await service.file(await asZip())).toString('latin1', 0, 4)).toBe('PK\x03\x04');
	});

	it('refuses more parts than allowed, with the way to the result', async () => {
		const { message, context } = errorOf(await tooMany());
		expect(message).toBe(
			'The ZIP archive cannot be read: it has 5 members, more than the limit of 4 [item 0]',
		);
		expect(context.data).toMatchObject({ resultDocumentId: expect.any(String) as string });
	});

	it('leaves nothing at Foxit where copies are to be deleted', async () => {
		expect(await partsOf(await copiesDeleted())).toEqual([['a'], ['b']]);
		const { documentId, resultDocumentId } = (await copiesDeleted()).item(NODE).json;
		const kept = (await service.control.documents()).map((one) => one.documentId);
		expect(kept).not.toContain(documentId);
		expect(kept).not.toContain(resultDocumentId);
	});
});

describe('Extract Pages', () => {
	const RANGES: Array<[range: string, texts: string[]]> = [
		['2', ['two']],
		['2-3,5', ['two', 'three', 'five']],
		['even', ['two', 'four']],
		['odd', ['one', 'three', 'five']],
		['all', FIVE as string[]],
		['', FIVE as string[]],
		['4-99', ['four', 'five']],
	];
	const extracted = RANGES.map(([pageRange]) => planned(page('extractPages', { pageRange }), FIVE));
	const beyond = planned(page('extractPages', { pageRange: '7-9' }), FIVE);

	it.each(RANGES.map(([range, texts], index) => ({ range, texts, index })))(
		'takes "$range"',
		async ({ texts, index }) => {
			expect(await textsOf(await (extracted[index] as typeof beyond)())).toEqual(texts);
		},
	);

	it('fails where the document has no such page', async () => {
		const { message, description } = errorOf(await beyond());
		expect(message).toBe('Foxit could not process the document [item 0]');
		expect(description).toContain('Foxit says:');
	});
});

describe('Extract Text', () => {
	const whole = planned(page('extractText'), FIVE);
	const some = planned(page('extractText', { pageRange: '2,4', output: 'textAndFile' }), FIVE);
	const byId = planned(page('extractText', { output: 'documentId' }), FIVE);
	const started = planned(page('extractText', { output: 'taskId' }), FIVE);

	it('gives the text of all pages, or of some', async () => {
		const { json, binary } = (await whole()).item(NODE);
		expect((json.text as string).split(/\s+/).filter(Boolean)).toEqual(FIVE);
		expect(binary).toBeUndefined();
		const result = await some();
		const text = result.item(NODE).json.text as string;
		expect(text.split(/\s+/).filter(Boolean)).toEqual(['two', 'four']);
		expect((await service.file(result)).toString()).toBe(text);
		expect(result.item(NODE).json.fileName).toBe('book.txt');
	});

	it('can leave it at Foxit', async () => {
		const { json, binary } = (await byId()).item(NODE);
		expect([json.text, binary]).toEqual([undefined, undefined]);
		const stored = await service.foxit.client.download(json.resultDocumentId as string);
		expect(Buffer.from(stored).toString()).toContain('three');
		const { taskId } = (await started()).item(NODE).json;
		const task = await service.foxit.client.settled(taskId as string);
		expect(task.status).toBe('COMPLETED');
	});
});

describe('Extract Images', () => {
	const pages = (): PageSpec[] => {
		const { makePng, JPEG_16_BY_12 } = service.make;
		return [
			{ images: [{ bytes: makePng(30, 20) }, { bytes: JPEG_16_BY_12, x: 200 }] },
			'no picture here',
			{ images: [{ bytes: makePng(7, 9, [0, 0, 200]) }] },
		];
	};
	const all = planned(page('extractImages'), pages);
	const last = planned(page('extractImages', { pageRange: '2-3' }), pages);
	const none = planned(page('extractImages', { pageRange: '2' }), pages);

	const picturesOf = async (result: Result) =>
		await Promise.all(
			result.items(NODE).map(async (_, index) => await picture(await service.file(result, index))),
		);

	it('gives each picture as it was put in', async () => {
		const result = await all();
		expect(await picturesOf(result)).toEqual([
			{ type: 'PNG', width: 30, height: 20 },
			{ type: 'JPG', width: 16, height: 12 },
			{ type: 'PNG', width: 7, height: 9 },
		]);
		expect(
			result.items(NODE).map(({ json }) => [json.image, json.fileName, json.mimeType]),
		).toEqual([
			[1, 'book-1.png', 'image/png'],
			[2, 'book-2.jpg', 'image/jpeg'],
			[3, 'book-3.png', 'image/png'],
		]);
	});

	it('gives those of some pages, and no item where there are none', async () => {
		expect(await picturesOf(await last())).toEqual([{ type: 'PNG', width: 7, height: 9 }]);
		expect((await none()).status).toBe('success');
		expect((await none()).items(NODE)).toEqual([]);
	});
});

testFiveItems(service, {
	'Extract Pages': {
		parameters: page('extractPages', { pageRange: '2' }),
		tell: async ({ texts }) => await texts(),
		told: (label) => [`${label} two`],
	},
	'Extract Text': {
		parameters: page('extractText', { pageRange: '1' }),
		tell: async ({ json }) => (json.text as string).trim(),
		told: (label) => `${label} one`,
	},
	'Extract Images': {
		parameters: page('extractImages'),
		pages: (_, index) => [{ images: [{ bytes: service.make.makePng(10 + index, 5) }] }],
		tell: async ({ items, file }) => [items.length, await picture(await file())],
		told: (_, index) => [1, { type: 'PNG', width: 10 + index, height: 5 }],
	},
	Split: {
		parameters: page('split'),
		tell: async ({ items, texts }: Output) =>
			await Promise.all(
				items.map(async ({ json }, position) => [
					json.part,
					json.fileName,
					await texts('data', position),
				]),
			),
		told: (label) => [
			[1, `${label}-1.pdf`, [`${label} one`]],
			[2, `${label}-2.pdf`, [`${label} two`]],
		],
	},
});

const COUNT = '"Pages per File" must be a whole number between 1 and 1000000';

testRefused(service, {
	...notPdf('page', { extractImages: {}, extractPages: {}, extractText: {}, split: {} }),
	...badRanges(page('extractPages'), 'pageRange', 'Page Range'),
	'text, pages that run backwards': [
		page('extractText', { pageRange: '5-4' }),
		'"Page Range" cannot be used. 5-4: the range runs backwards',
	],
	'images, pages that run backwards': [
		page('extractImages', { pageRange: '5-4' }),
		'"Page Range" cannot be used. 5-4: the range runs backwards',
	],
	'parts of nothing': [page('split', { pageCount: '={{ 0 }}' }), COUNT],
	'parts of half a page': [page('split', { pageCount: '={{ 0.5 }}' }), COUNT],
	'parts of some pages': [page('split', { pageCount: '={{ "some" }}' }), COUNT],
});
