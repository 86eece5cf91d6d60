/** Convert PDF > To Images: pictures, and everything about results that are ZIPs. */
import JSZip from 'jszip';

import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { picture } from './support/contents';
import { testFiveItems } from './support/five-items';
import { usePdfServices, type PageSpec } from './support/pdf-services';
import { badRanges, notPdf, testRefused } from './support/refused';

const service = usePdfServices();

const toImages = (more: object = {}) => ({
	resource: 'convertPdf',
	operation: 'toImages',
	...more,
});
const DPI = '"Resolution (DPI)" must be a whole number between 72 and 300';

describe('images', () => {
	const FORMATS = [
		['BMP', '.bmp', 'image/bmp'],
		['JPG', '.jpg', 'image/jpeg'],
		['PNG', '.png', 'image/png'],
		['TIFF', '.tiff', 'image/tiff'],
	] as const;
	const PAGES: PageSpec[] = [
		{ text: 'a', width: 144, height: 72 },
		{ text: 'b', width: 72, height: 144, rotate: 90 },
		{ text: 'c', width: 36, height: 36 },
	];
	const images = (more: object, pages = PAGES, name = 'a.pdf') =>
		service.plan(async () => {
			return await service.run(toImages(more), [{ file: await service.pdf(pages, name) }]);
		});
	const byFormat = FORMATS.map(([imageFormat]) => images({ imageFormat, dpi: 72 }));
	const fine = images({ imageFormat: 'PNG', dpi: 300 });
	const byDefault = images({});
	const twelve = images(
		{ imageFormat: 'JPG', dpi: 72 },
		Array.from({ length: 12 }, (_, index) => ({ text: 'x', width: 40 + index, height: 40 })),
		'deck.pdf',
	);
	const RANGES = [
		['3,1', [1, 3]],
		['2-9', [2, 3]],
		['even', [2]],
		['odd', [1, 3]],
		['2,2-3', [2, 3]],
	] as const;
	const byRange = RANGES.map(([pageRange]) => images({ pageRange, dpi: 72 }));
	const onOneItem = images({ output: 'oneItem', dpi: 72, outputBinaryPropertyName: 'p' });
	const asZip = images({ output: 'file', dpi: 72, imageFormat: 'JPG' }, PAGES, 'deck.pdf');
	const byId = images({ output: 'documentId', dpi: 72 });
	const tooMany = images({ options: { maxFiles: 2 } });
	const tooLarge = images({ imageFormat: 'BMP', options: { maxUnzippedSize: 1 } }, ['A4', 'A4']);

	const pagesOf = (result: Result) => result.items(NODE).map(({ json }) => json.page);
	const picturesOf = async (result: Result) =>
		await Promise.all(
			result.items(NODE).map(async (_, index) => await picture(await service.file(result, index))),
		);

	it.each(FORMATS.map((format, index) => [...format, index] as const))(
		'of the format %s',
		async (type, extension, mimeType, index) => {
			const result = await (byFormat[index] as typeof fine)();
			expect(await picturesOf(result)).toEqual([
				{ type, width: 144, height: 72 },
				// A page that is turned is shown turned.
				{ type, width: 144, height: 72 },
				{ type, width: 36, height: 36 },
			]);
			expect(result.items(NODE).map(({ binary }) => binary?.data)).toMatchObject(
				[1, 2, 3].map((page) => ({ fileName: `a-${page}${extension}`, mimeType })),
			);
		},
	);

	it('of the resolution that was asked for, 150 DPI by default', async () => {
		expect((await picturesOf(await fine()))[0]).toEqual({ type: 'PNG', width: 600, height: 300 });
		expect((await picturesOf(await byDefault()))[0]).toMatchObject({ width: 300, height: 150 });
	});

	it('are items in the order of the pages, also from the tenth on', async () => {
		const result = await twelve();
		const wanted = Array.from({ length: 12 }, (_, index) => index + 1);
		expect(pagesOf(result)).toEqual(wanted);
		const names = result.items(NODE).map(({ json }) => json.fileName);
		expect(names).toEqual(wanted.map((page) => `deck-${page}.jpg`));
		const widths = (await picturesOf(result)).map(({ width }) => width);
		expect(widths).toEqual(wanted.map((page) => 39 + page));
		for (const { json, pairedItem } of result.items(NODE)) {
			expect(pairedItem).toEqual({ item: 0 });
			expect(json).toMatchObject({ operation: 'toImages', mimeType: 'image/jpeg' });
		}
	});

	it.each(RANGES.map(([range, pages], index) => ({ range, pages, index })))(
		'are numbered by the range $range',
		async ({ pages, index }) => {
			const result = await (byRange[index] as typeof fine)();
			expect(pagesOf(result)).toEqual(pages);
			const widths = (await picturesOf(result)).map(({ width }) => width);
			expect(widths).toEqual(pages.map((page) => [144, 144, 36][page - 1]));
		},
	);

	it('can be fields of one item', async () => {
		const { json, binary, pairedItem } = (await onOneItem()).item(NODE);
		expect(Object.keys(binary ?? {})).toEqual(['p_1', 'p_2', 'p_3']);
		expect(pairedItem).toEqual({ item: 0 });
		expect(json.files).toMatchObject([
			{ page: 1, field: 'p_1', fileName: 'a-1.png', mimeType: 'image/png' },
			{ page: 2, field: 'p_2' },
			{ page: 3, field: 'p_3' },
		]);
		const third = await picture(await service.file(await onOneItem(), 0, 'p_3'));
		expect(third).toEqual({ type: 'PNG', width: 36, height: 36 });
	});

	it('can be the ZIP itself, or its id', async () => {
		const { json } = (await asZip()).item(NODE);
		expect(json).toMatchObject({ fileName: 'deck.zip', mimeType: 'application/zip' });
		const zip = await JSZip.loadAsync(await service.file(await asZip()));
		expect(Object.keys(zip.files)).toHaveLength(3);

		const { resultDocumentId } = (await byId()).item(NODE).json;
		const stored = await service.foxit.client.download(resultDocumentId as string);
		expect(Object.keys((await JSZip.loadAsync(stored)).files)).toHaveLength(3);
	});

	it('are refused beyond the limits, with a way to the result', async () => {
		const many = errorOf(await tooMany());
		expect(many.message).toBe(
			'The ZIP archive cannot be read: it has 3 members, more than the limit of 2 [item 0]',
		);
		const large = errorOf(await tooLarge());
		expect(large.message).toBe(
			'The ZIP archive cannot be read: it inflates to more than the limit of 1048576 bytes [item 0]',
		);
		for (const { context, description } of [many, large]) {
			const { resultDocumentId } = context.data as { resultDocumentId: string };
			expect(resultDocumentId).toMatch(/^[0-9a-f]{24}$/);
			expect(description).toContain('raise the limits in the options');
			expect(description).toContain(`Result Document ID: ${resultDocumentId}`);
		}
	});

	it('may come without a ZIP around', async () => {
		// All bytes of this one are ASCII.
		const body = service.make.makeBmp(4, 4, [1, 2, 3]).toString('latin1');
		await service.control.faults({
			match: { path: '/download$' },
			action: { type: 'status', status: 200, body, contentType: 'application/octet-stream' },
		});
		const file = await service.pdf(['x', 'y', 'z'], 'photo.pdf');
		const parameters = toImages({ imageFormat: 'BMP', pageRange: '3' });
		const result = await service.run(parameters, [{ file }]);
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).json).toMatchObject({ page: 3, fileName: 'photo.bmp' });
		const seen = await picture(await service.file(result));
		expect(seen).toEqual({ type: 'BMP', width: 4, height: 4 });
	});
});

testFiveItems(service, {
	'To Images': {
		parameters: toImages({ dpi: 72 }),
		pages: (label, index) => [1, 2].map((page) => ({ text: label, width: 100 * page + index })),
		tell: async ({ items, file }) =>
			await Promise.all(
				items.map(async ({ json }, position) => {
					const { width } = await picture(await file('data', position));
					return [json.page, json.fileName, width];
				}),
			),
		told: (label, index) => [
			[1, `${label}-1.png`, 100 + index],
			[2, `${label}-2.png`, 200 + index],
		],
	},
});

testRefused(service, {
	...notPdf('convertPdf', { toImages: {} }),
	...badRanges(toImages(), 'pageRange', 'Page Range'),
	'too low a resolution': [toImages({ dpi: '={{ 71 }}' }), DPI],
	'too high a resolution': [toImages({ dpi: '={{ 301 }}' }), DPI],
	'half a dot': [toImages({ dpi: '={{ 150.5 }}' }), DPI],
	'a resolution in words': [toImages({ dpi: '={{ "fine" }}' }), DPI],
	'an unknown format': [
		toImages({ imageFormat: '={{ "GIF" }}' }),
		'"Image Format" cannot be "GIF"',
	],
	'no files at all': [
		toImages({ options: { maxFiles: '={{ 0 }}' } }),
		'"Maximum Files" must be a whole number of at least 1',
	],
	'no bytes at all': [
		toImages({ options: { maxUnzippedSize: '={{ 0 }}' } }),
		'"Maximum Unzipped Size" must be a number of at least 1 MB',
	],
});
