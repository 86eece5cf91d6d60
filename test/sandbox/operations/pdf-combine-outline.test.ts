import { annotationsOf, outlineOf, useCombine, type Input } from './combine';

const { combine } = useCombine();

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');
const reader = () => import('../../support/pdf.mjs');

const labelsOf = async (bytes: Uint8Array) =>
	await (await facts()).withPdf(bytes, (document) => document.getPageLabels());

describe('addBookmark', () => {
	it('makes an entry for each file, with the file’s own below it', async () => {
		const { makePdf, textPdf } = await make();
		const outline = [{ title: 'Part', page: 2, children: [{ title: 'Deep', page: 1 }] }];
		const inputs: Input[] = [
			['Erste Datei.pdf', await makePdf({ pages: ['a', 'b'], outline })],
			['second.v2.pdf', await textPdf('c')],
		];
		expect(await outlineOf(await combine(inputs, { addBookmark: true }))).toEqual([
			['Erste Datei', 1, [['Part', 2, [['Deep', 1]]]]],
			['second.v2', 3],
		]);
		expect(await outlineOf(await combine(inputs))).toEqual([['Part', 2, [['Deep', 1]]]]);
	});
});

describe('retainPageNumbers', () => {
	it('keeps the numbers pages had in their files', async () => {
		const { makePdf, textPdf } = await make();
		const labels = [
			{ from: 1, style: 'r' },
			{ from: 3, prefix: 'X-', start: 7 },
		];
		const inputs: Input[] = [
			['a.pdf', await makePdf({ pages: ['a', 'b', 'c', 'd'], labels })],
			['b.pdf', await textPdf('e', 'f')],
		];
		expect(await labelsOf(await combine(inputs, { retainPageNumbers: true }))).toEqual([
			'i',
			'ii',
			'X-7',
			'X-8',
			'1',
			'2',
		]);
		expect(await labelsOf(await combine(inputs))).toBeNull();
	});
});

describe.each(['addTOC', 'addToc'])('%s', (flag) => {
	it('puts a contents page first: title, entries, page numbers, links', async () => {
		const { makePdf, textPdf } = await make();
		const { readPdf } = await reader();
		const { withPdf } = await facts();
		const outline = [{ title: 'Größe & <Zahl>', page: 2, children: [{ title: 'Deep', page: 2 }] }];
		const bytes = await combine(
			[
				['First.pdf', await makePdf({ pages: ['a', 'b'], outline })],
				['Second.pdf', await textPdf('c')],
			],
			{ [flag]: true, addBookmark: true, tocTitle: 'Inhalt', tocBookmarkLevels: '1-2' },
		);
		const { pages } = await readPdf(bytes);
		expect(pages.map(({ text }) => text)).toEqual([
			'Inhalt\nFirst 2\nGröße & <Zahl> 3\nSecond 4',
			'a',
			'b',
			'c',
		]);
		const links = (await annotationsOf(bytes)).filter(({ subtype }) => subtype === 'Link');
		const targets = await withPdf(bytes, (document) =>
			Promise.all(links.map(async ({ dest }) => (await document.getPageIndex(dest[0])) + 1)),
		);
		expect(targets).toEqual([2, 3, 4]);
		expect(await outlineOf(bytes)).toEqual([
			['First', 2, [['Größe & <Zahl>', 3, [['Deep', 3]]]]],
			['Second', 4],
		]);
	});
});

it('lists the files in the contents when there are no bookmarks at all', async () => {
	const { textPdf } = await make();
	const { readPdf } = await reader();
	const inputs = await Promise.all(
		Array.from({ length: 60 }, async (_, at): Promise<Input> => [
			`f${at}.pdf`,
			await textPdf(`${at}`),
		]),
	);
	const bytes = await combine(inputs, { addTOC: true });
	const { pages } = await readPdf(bytes);
	const contents = pages.slice(0, -60);
	expect(contents.length).toBeGreaterThan(1);
	const lines = contents.flatMap(({ text }) => text.split('\n'));
	expect(lines).toEqual([
		'Table of Contents',
		...inputs.map(([name], at) => `${name.replace('.pdf', '')} ${contents.length + at + 1}`),
	]);
	expect(await outlineOf(bytes)).toEqual([]);
});
