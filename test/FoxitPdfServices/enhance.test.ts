import { NODE, type Result, type TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	said,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();
const facts = async () => await import('../sandbox/operations/pdf-facts.mjs');

const WATERMARK = { resource: 'enhance', operation: 'watermark', text: 'CONFIDENTIAL' };
const OCR = { resource: 'enhance', operation: 'ocr' };

let file: TestFile;
beforeAll(async () => {
	file = await service.pdf(['first page', { text: 'second page', rotate: 90 }, 'third page']);
});

describe('Text Watermark', () => {
	const CASES = {
		plain: {},
		styled: {
			text: 'Draft – Entwurf',
			opacity: 35,
			rotation: -30,
			fontSize: 60,
			color: '#ff0000',
			position: 'TOP_LEFT',
		},
		edges: { opacity: '={{ "0" }}', rotation: 0, fontSize: '={{ "12" }}' },
	};
	const results = {} as Record<keyof typeof CASES, Buffer>;
	let five: Result;

	beforeAll(async () => {
		const items = await fiveItems(service, ['first page', 'second page'], { text: 'MINE' });
		const names = Object.keys(CASES) as Array<keyof typeof CASES>;
		const each = { text: '={{ $json.text }}', options: OPENED };
		await Promise.all([
			...names.map(async (name) => {
				const result = await service.run({ ...WATERMARK, ...CASES[name] }, [{ file }]);
				results[name] = await service.file(result);
			}),
			service.runOn({ ...WATERMARK, ...each }, items).then((result) => {
				five = result;
			}),
		]);
	});

	/** The watermark of a page as pdf.js places it, and whether the page kept its own text. */
	async function markOf(name: keyof typeof CASES, text: string, page: number) {
		const { piecesOf } = await facts();
		const pieces = await piecesOf(results[name], page);
		const [a = 0, b = 0] = pieces.find(({ str }) => str === text)?.transform ?? [];
		return {
			size: Math.round(Math.hypot(a, b)),
			angle: Math.round((Math.atan2(b, a) * 180) / Math.PI),
			kept: pieces.some(({ str }) => str.endsWith('page')),
		};
	}

	it('stands on every page, which keeps its text', async () => {
		const marks = [1, 2, 3].map(async (page) => await markOf('plain', 'CONFIDENTIAL', page));
		const upright = { size: 48, angle: 45, kept: true };
		expect(await Promise.all(marks)).toEqual([
			upright,
			// The second page is turned itself.
			{ ...upright, angle: 135 },
			upright,
		]);
	});

	it('is as large, turned, transparent and coloured as told', async () => {
		const { rawContent } = await facts();
		expect(await markOf('styled', 'Draft – Entwurf', 1)).toMatchObject({ size: 60, angle: -30 });
		expect(rawContent(results.styled)).toMatch(/\/ca 0?\.35\b/);
		expect(rawContent(results.styled)).toMatch(/\b1 0 0 rg\b/);
	});

	it('may be wholly transparent, and takes numbers as text', async () => {
		const { rawContent } = await facts();
		expect(rawContent(results.edges)).toMatch(/\/ca 0\b/);
		expect(await markOf('edges', 'CONFIDENTIAL', 1)).toMatchObject({ size: 12, angle: 0 });
	});

	it('of five items, two fail in their places', async () => {
		expectTwoOfFiveFailed(five);
		for (const index of DONE) {
			const { pages } = await service.read(five, index, 'data', PASSWORD);
			expect(pages.map(({ text }) => /MINE/.test(text))).toEqual([true, true]);
		}
	});

	it('refuses what the service would refuse, before anything is sent', async () => {
		const opacity = '"Opacity" must be a whole number between 0 and 100';
		const rotation = '"Rotation" must be a whole number between -360 and 360 degrees';
		const size = '"Font Size" must be a whole number between 1 and 1000 points';
		const bad: BadInput[] = [
			[{ text: said('') }, 'Text', '"Text" is empty'],
			[{ text: said('  ') }, 'Text', '"Text" is empty'],
			...[0.35, -1, 101, 'half'].map((value): BadInput => [
				{ opacity: said(value) },
				'Opacity',
				opacity,
			]),
			...[361, 1.5].map((value): BadInput => [{ rotation: said(value) }, 'Rotation', rotation]),
			...[0, 12.5, 1001].map((value): BadInput => [{ fontSize: said(value) }, 'Font Size', size]),
			...['red', '#F00', '#GGGGGG', ''].map((value): BadInput => [
				{ color: said(value) },
				'Color',
				`"Color" cannot be "${value}"`,
			]),
			[{ position: said('MIDDLE') }, 'Position', '"Position" cannot be "MIDDLE"'],
		];
		await refusesUnsent(service, WATERMARK, bad, { file });
		await refusesOtherFiles(service, WATERMARK);
	});
});

describe('OCR', () => {
	const WORDS = ['Invoice number 4711', 'Delivery on Friday'];
	let scanned: Result;
	let five: Result;

	beforeAll(async () => {
		const { scannedPage } = await import('../support/scan.mjs');
		const pages = await Promise.all(WORDS.map(scannedPage));
		const items = await fiveItems(service, { pages: pages.slice(0, 1) });
		[scanned, five] = await Promise.all([
			service.run({ ...OCR, languages: ['en-US', 'en-GB'] }, [{ file: await service.pdf(pages) }]),
			service.runOn({ ...OCR, options: OPENED }, items),
		]);
	});

	it('makes the text of pictures searchable, page by page', async () => {
		const { pages } = await service.read(scanned);
		expect(pages.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual(
			WORDS.map((text) => expect.stringContaining(text) as string),
		);
		expect(pages.map(({ width, height }) => [width, height])).toEqual([
			[595, 842],
			[595, 842],
		]);
	});

	it('of five items, two fail in their places', async () => {
		expectTwoOfFiveFailed(five);
		for (const index of DONE) {
			expect((await service.read(five, index, 'data', PASSWORD)).text).toContain('4711');
		}
	});

	it('is told the languages', async () => {
		expect(scanned.item(NODE).json).toMatchObject({ resource: 'enhance', operation: 'ocr' });
		const result = await service.run(
			{ ...OCR, languages: '={{ "en-US,de-DE" }}', output: 'taskId' },
			[{ file }],
		);
		expect(result.status).toBe('success');
	});

	it('refuses languages that there are not, before anything is sent', async () => {
		const empty = '"Languages" is empty';
		const bad: BadInput[] = [
			[{ languages: [] }, 'Languages', empty],
			[{ languages: said('') }, 'Languages', empty],
			[{ languages: said([]) }, 'Languages', empty],
			[{ languages: said(['en-US', 'tlh']) }, 'Languages', '"Languages" cannot be "tlh"'],
			[{ languages: said('english') }, 'Languages', '"Languages" cannot be "english"'],
		];
		await refusesUnsent(service, OCR, bad, { file });
		await refusesOtherFiles(service, OCR);
	});
});
