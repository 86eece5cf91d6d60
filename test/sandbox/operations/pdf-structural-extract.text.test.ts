import { useSandbox } from '../../support/use-sandbox';
import { analyse, at, PROSE } from './structure-result';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

describe('text', () => {
	it('tells title, headings by level and paragraphs from each other', async () => {
		const { makePdf } = await make();
		const text = [
			at(60, 80, 'Annual Report', 26, true),
			at(60, 130, '1 Overview', 18, true),
			at(60, 160, PROSE[0]!),
			at(60, 175, PROSE[1]!),
			at(60, 210, 'A second paragraph of the overview, which is short.'),
			at(60, 250, '1.1 Details', 14),
			at(60, 280, PROSE[0]!),
			at(60, 310, 'A bold line of its own', 12, true),
			at(60, 340, PROSE[1]!),
		];
		const { elements, info, pages } = await analyse(sandbox, await makePdf({ pages: [{ text }] }));
		expect(elements.map(({ id, level, content }) => [id, level, content.text])).toEqual([
			['title1', undefined, 'Annual Report'],
			['head1', 1, '1 Overview'],
			['paragraph1', undefined, PROSE.join('\r\n')],
			['paragraph2', undefined, 'A second paragraph of the overview, which is short.'],
			['head2', 2, '1.1 Details'],
			['paragraph3', undefined, PROSE[0]],
			['head3', 3, 'A bold line of its own'],
			['paragraph4', undefined, PROSE[1]],
		]);
		expect(elements[0]!.content.style).toMatchObject({
			...{ fontName: 'Helvetica-Bold', fontFamilyName: 'Helvetica', fontSize: 26 },
			...{ fontWeight: 0, fontType: 'Type1' },
		});
		const [left, top, , , right, bottom] = elements[0]!.region.boundingBox!;
		expect(left).toBeGreaterThanOrEqual(58);
		expect(right).toBeLessThan(260);
		expect(top).toBeGreaterThan(45);
		expect(bottom).toBeLessThan(95);
		expect(info.basicInfo!.elementCounts).toEqual({ title: 1, head: 3, paragraph: 4 });
		expect(pages).toEqual([
			{ pageNumber: 1, size: { width: 595, height: 842, unit: 'point' }, state: 'success' },
		]);
	});

	it('reads columns one after the other', async () => {
		const { makePdf } = await make();
		const column = (x: number, word: string) =>
			[0, 1, 2, 3].map((line) => at(x, 150 + line * 15, `${word} column, its line number ${line}`));
		const text = [
			at(60, 80, 'A heading across both of the two columns', 24),
			...column(60, 'Left'),
			...column(320, 'Right'),
			at(60, 260, 'A last line that stands below both columns, from left to right, all the way.'),
		];
		const { texts } = await analyse(sandbox, await makePdf({ pages: [{ text }] }));
		const [first, second, third] = texts('paragraph') as string[];
		expect(first).toMatch(/^Left column, its line number 0\r\n(Left.*\r\n){2}Left.*3$/);
		expect(second).toMatch(/^Right column, its line number 0\r\n(Right.*\r\n){2}Right.*3$/);
		expect(third).toMatch(/^A last line/);
	});

	it('finds running headers and footers, and each text only once', async () => {
		const { makePdf } = await make();
		const page = (number: number) => ({
			text: [
				at(60, 40, 'Fox Ltd. confidential', 9),
				// No footer, though it stands low on each page: more text is close by.
				at(60, 745, `Chapter ${number} has a text of its own`),
				at(60, 760, `and a line ${number} at its end`),
				at(280, 810, `Page ${number} of 3`, 9),
			],
		});
		const bytes = await makePdf({ pages: [page(1), page(2), page(3)] });
		const { elements, json } = await analyse(sandbox, bytes);
		expect(elements.map(({ type, content, region }) => [region.page, type, content.text])).toEqual(
			[1, 2, 3].flatMap((number) => [
				[number, 'headerFooter', 'Fox Ltd. confidential'],
				[
					number,
					'paragraph',
					`Chapter ${number} has a text of its own\r\nand a line ${number} at its end`,
				],
				[number, 'headerFooter', `Page ${number} of 3`],
			]),
		);
		expect(json.match(/Page 2 of 3/g)).toHaveLength(1);
	});

	it('tells footnotes by size and place', async () => {
		const { makePdf } = await make();
		const text = [at(60, 100, PROSE[0]!), at(60, 760, '1 See the appendix of the report.', 8)];
		const { texts } = await analyse(sandbox, await makePdf({ pages: [{ text }] }));
		expect(texts('paragraph')).toEqual([PROSE[0]]);
		expect(texts('footnote')).toEqual(['1 See the appendix of the report.']);
	});

	it('reads scanned pages', async () => {
		const { makePdf } = await make();
		const mupdf = await (await facts()).engine();
		const words = [at(60, 100, 'Invoice number 4711', 20), at(60, 180, 'Due today', 20)];
		const scan = new mupdf.PDFDocument(await makePdf({ pages: [{ text: words }] }))
			.loadPage(0)
			.toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceRGB)
			.asPNG()
			.slice();
		const images = [{ bytes: scan, x: 0, y: 0, width: 595, height: 842 }];
		const { elements } = await analyse(sandbox, await makePdf({ pages: [{ images }] }));
		expect(elements.map(({ type, content }) => [type, content.text])).toEqual([
			['paragraph', 'Invoice number 4711'],
			['paragraph', 'Due today'],
		]);
		const [left, top, , , right, bottom] = elements[0]!.region.boundingBox!;
		expect(left).toBeGreaterThan(50);
		expect(right).toBeLessThan(270);
		expect(top).toBeGreaterThan(70);
		expect(bottom).toBeLessThan(115);
	});
});
