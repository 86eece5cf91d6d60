import { useSandbox } from '../../support/use-sandbox';
import { analyse, at, gridOf, PROSE } from './structure-result';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

/** Lines of a grid between these positions, `y` from the top. */
const grid = (xs: number[], tops: number[]): Array<[number, number, number, number]> => {
	const [left, right] = [xs[0]!, xs.at(-1)!];
	const [top, bottom] = [842 - tops[0]!, 842 - tops.at(-1)!];
	return [
		...tops.map((y): [number, number, number, number] => [left, 842 - y, right, 842 - y]),
		...xs.map((x): [number, number, number, number] => [x, top, x, bottom]),
	];
};

describe('tables', () => {
	const XS = [60, 160, 300, 400];
	const TOPS = [200, 220, 240, 260];

	it('takes a ruled one cell by cell, empty cells in their odd form', async () => {
		const { makePdf } = await make();
		const text = [
			...[at(60, 100, 'Before the table stands a line of text.')],
			...[at(65, 214, 'Name', 10), at(165, 214, 'Description', 10), at(305, 214, 'Sum', 10)],
			...[at(65, 234, 'Alpha', 10), at(305, 234, '$ 10.00', 10)],
			...[at(65, 254, 'Beta', 10), at(165, 254, 'the second', 10), at(305, 254, '7', 10)],
			...[at(60, 320, 'After the table stands another one.')],
		];
		const bytes = await makePdf({ pages: [{ text, strokes: grid(XS, TOPS) }] });
		const { elements, of, info, members, json } = await analyse(sandbox, bytes);
		expect(elements.map(({ id }) => id)).toEqual(['paragraph1', 'table1', 'paragraph11']);
		const [table] = of('table');
		expect(gridOf(table!)).toEqual([
			['Name', 'Description', 'Sum'],
			['Alpha', '', '$ 10.00'],
			['Beta', 'the second', '7'],
		]);
		expect(info.basicInfo!.elementCounts).toEqual({ paragraph: 11, table: 1 });
		expect(json.match(/Alpha/g)).toHaveLength(1);
		const { cells } = (table!.content as { body: { cells: unknown[] } }).body;
		expect(cells[4]).toEqual({
			paragraph: { region: expect.anything() as unknown, id: 'paragraph6', paragraphOrder: 6 },
			...{ rowSpan: 1, columnSpan: 1, rowIndex: 1, columnIndex: 1 },
			region: { page: 1, boundingBox: [160, 220, 300, 220, 300, 240, 160, 240] },
		});
		const mupdf = await (await facts()).engine();
		const picture = new mupdf.Image(members.get('page_p0.pdf_0.png')!);
		expect(picture.getWidth()).toBeGreaterThan(600);
		expect(picture.getHeight()).toBeGreaterThan(100);
	});

	it('joins cells without a border between them', async () => {
		const { makePdf } = await make();
		const [first, ...others] = XS;
		const strokes = [
			...grid([first!, XS.at(-1)!], [200, 220, 260]),
			// The upper row is one cell; the first column goes over two rows.
			...others.map((x): [number, number, number, number] => [x, 842 - 220, x, 842 - 260]),
			[160, 842 - 240, 400, 842 - 240] as [number, number, number, number],
		];
		const text = [
			...[at(150, 214, 'Whole row', 10), at(65, 244, 'Tall', 10)],
			...[at(165, 234, 'a', 10), at(305, 234, 'b', 10)],
			...[at(165, 254, 'c', 10), at(305, 254, 'd', 10)],
		];
		const { of } = await analyse(sandbox, await makePdf({ pages: [{ text, strokes }] }));
		expect(gridOf(of('table')[0]!)).toEqual([
			['Whole row{1x3}'],
			['Tall{2x1}', 'a', 'b'],
			// eslint-disable-next-line no-sparse-arrays
			[, 'c', 'd'],
		]);
	});

	it('takes an aligned one without any lines, wrapped cells too', async () => {
		const { makePdf } = await make();
		const row = (top: number, ...cells: string[]) =>
			cells.flatMap((cell, index) => (cell ? [at([60, 160, 380][index]!, top, cell, 10)] : []));
		const text = [
			at(60, 100, PROSE[0]!, 10),
			...row(140, 'Item', 'What it is', 'Price'),
			...row(156, 'A-1', 'A thing that is so', '12.00'),
			...row(168, '', 'long that it wraps'),
			...row(184, 'A-2', '', '3.50'),
			...row(200, 'A-3', 'Short', '100.00'),
			at(60, 260, PROSE[1]!, 10),
		];
		const { elements, of } = await analyse(sandbox, await makePdf({ pages: [{ text }] }));
		expect(elements.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
		expect(gridOf(of('table')[0]!)).toEqual([
			['Item', 'What it is', 'Price'],
			['A-1', 'A thing that is so\r\nlong that it wraps', '12.00'],
			['A-2', '', '3.50'],
			['A-3', 'Short', '100.00'],
		]);
	});

	it('makes one of a table that goes on on the next page', async () => {
		const { makePdf } = await make();
		const page = (name: string, top: number) => ({
			text: [0, 1, 2].flatMap((row) =>
				[0, 1].map((column) =>
					at(65 + column * 100, top + 14 + row * 20, `${name}${row}${column}`, 10),
				),
			),
			strokes: grid([60, 160, 260], [top, top + 20, top + 40, top + 60]),
		});
		const bytes = await makePdf({ pages: [page('a', 700), page('b', 60)] });
		const { elements, members } = await analyse(sandbox, bytes);
		expect(elements).toHaveLength(1);
		expect(gridOf(elements[0]!).map((row) => row[1])).toEqual([
			'a01',
			'a11',
			'a21',
			'b01',
			'b11',
			'b21',
		]);
		expect(elements[0]!.regions!.map(({ page: number }) => number)).toEqual([1, 2]);
		expect(elements[0]!.originalTableImagePaths).toEqual([
			'page_p0.pdf_0.png',
			'page_p1.pdf_0.png',
		]);
		expect(members.size).toBe(3);
	});
});
