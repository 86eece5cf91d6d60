import {
	errorOf,
	NODE,
	useFoxitNode,
	type InputItem,
	type Result,
} from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 }, { resetEach: false });

const FROM_HTML = { resource: 'createPdf', operation: 'fromHtml' };
const LINES = Array.from({ length: 120 }, (_, index) => `<p>Line ${index}</p>`).join('');

/** The same below a line that is wider than any page. */
const WIDE = `<pre>${'wide '.repeat(60)}</pre>${LINES}`;

/** Size of the first page as it is seen: turned by its rotation. */
const seenSize = (pdf: Awaited<ReturnType<typeof foxit.pdf>>) => {
	const [page] = pdf.pages;
	if (!page) throw new Error('no page');
	const { width, height, rotation } = page;
	const size = [Math.round(width), Math.round(height)];
	return rotation % 180 === 0 ? size : size.reverse();
};

describe('the input', () => {
	beforeEach(async () => await foxit.control.reset());

	it('is HTML code, put together by an expression, item by item', async () => {
		const names = ['Ada & Co', 'Größe 5 €'];
		const result = await foxit.run(
			{ ...FROM_HTML, html: '=<h1>Dear {{ $json.name }}</h1>' },
			names.map((name) => ({ json: { name } })),
		);
		expect((await foxit.pdf(result, 0)).text).toBe('Dear Ada & Co');
		expect((await foxit.pdf(result, 1)).text).toBe('Dear Größe 5 €');
		expect(result.item(NODE).json).toMatchObject({ operation: 'fromHtml', fileName: 'page.pdf' });
		const tasks = await foxit.control.tasks();
		expect(tasks.map(({ operation }) => operation)).toEqual(['pdf-from-html', 'pdf-from-html']);
	});

	it('is a file, whatever its name', async () => {
		const data = Buffer.from('<p>from a file</p>');
		const names = ['index.html', 'mail.eml', undefined];
		const items = names.map((fileName): InputItem => ({
			file: { data, ...(fileName && { fileName }) },
		}));
		const result = await foxit.run({ ...FROM_HTML, inputMode: 'binary' }, items);
		for (const index of names.keys()) {
			expect((await foxit.pdf(result, index)).text).toBe('from a file');
		}
		const uploads = (await foxit.control.documents()).filter(({ origin }) => origin === 'upload');
		expect(uploads.map(({ fileName }) => fileName).sort()).toEqual([
			'document.html',
			'index.html',
			'mail.eml.html',
		]);
	});

	it('is a document at Foxit', async () => {
		const documentId = await foxit.client.upload('a.html', '<p>uploaded before</p>');
		const result = await foxit.run({ ...FROM_HTML, inputMode: 'documentId', documentId });
		expect((await foxit.pdf(result)).text).toBe('uploaded before');
		expect(await foxit.trace()).toEqual(['upload', 'submit', 'look', 'download']);
	});

	it.each(['', '  ', '={{ $json.missing }}'])('is refused when empty: "%s"', async (html) => {
		const result = await foxit.run({ ...FROM_HTML, html });
		expect(errorOf(result).message).toMatch(/"?HTML"? (is empty|is required)/);
		expect(await foxit.trace()).toEqual([]);
	});
});

describe('Page Layout', () => {
	/** What an item says nothing else about. */
	const USUAL = {
		...{ pageSize: 'a4', rotation: 'NONE', pageMode: 'MULTIPLE_PAGE', scalingMode: 'SCALE' },
		html: LINES,
	};
	/** One item each, so that all of them take one run. */
	const LAYOUTS = {
		usual: {},
		a3: { pageSize: 'a3' },
		a5: { pageSize: 'a5' },
		legal: { pageSize: 'legal' },
		letter: { pageSize: 'letter' },
		custom: { pageSize: 'custom', pageWidth: 300, pageHeight: 200 },
		turned90: { rotation: '90' },
		turned180: { rotation: '180' },
		turned270: { rotation: '270', pageSize: 'a5' },
		singlePage: { pageMode: 'SINGLE_PAGE' },
		scaled: { html: WIDE },
		unscaled: { html: WIDE, scalingMode: 'NO_SCALE' },
	};
	type Name = keyof typeof LAYOUTS;
	const FIELDS = ['pageSize', 'pageWidth', 'pageHeight', 'rotation', 'pageMode', 'scalingMode'];
	const pageLayout = Object.fromEntries(FIELDS.map((field) => [field, `={{ $json.${field} }}`]));

	let result: Result;
	const pdfOf = async (name: Name) => await foxit.pdf(result, Object.keys(LAYOUTS).indexOf(name));

	beforeAll(async () => {
		const options = { concurrency: 12 };
		const items = Object.values(LAYOUTS).map((json: object) => ({
			json: { ...USUAL, ...json },
		}));
		result = await foxit.run(
			{ ...FROM_HTML, html: '={{ $json.html }}', pageLayout, options },
			items,
		);
	});

	it.each<[Name, number[]]>([
		['usual', [595, 842]],
		['a3', [842, 1191]],
		['a5', [420, 595]],
		['legal', [612, 1008]],
		['letter', [612, 792]],
		['custom', [300, 200]],
		['turned90', [842, 595]],
		['turned180', [595, 842]],
		['turned270', [595, 420]],
	])('reaches the pages: %s', async (name, expected) => {
		const pdf = await pdfOf(name);
		expect(seenSize(pdf)).toEqual(expected);
		expect(pdf.pages[0]?.rotation).toBe(Number(/^turned(\d+)$/.exec(name)?.[1] ?? 0));
		expect(pdf.pageCount).toBeGreaterThan(1);
		expect(pdf.text).toContain('Line 119');
	});

	it("is the service's own where nothing is set", async () => {
		await foxit.control.reset();
		const plain = await foxit.pdf(await foxit.run({ ...FROM_HTML, html: LINES }));
		expect(seenSize(plain)).toEqual([595, 842]);
		expect(plain.pages[0]?.rotation).toBe(0);
		expect(plain.pageCount).toBeGreaterThan(1);
		expect(plain.text).toContain('Line 119');
	});

	it('puts everything on one long page', async () => {
		const pdf = await pdfOf('singlePage');
		expect(pdf.pageCount).toBe(1);
		expect(seenSize(pdf)[0]).toBe(595);
		expect(seenSize(pdf)[1]).toBeGreaterThan(842);
		expect(pdf.text).toContain('Line 119');
	});

	it('shrinks wide content, and with it all the rest, unless told otherwise', async () => {
		const [scaled, unscaled] = [await pdfOf('scaled'), await pdfOf('unscaled')];
		expect(scaled.pageCount).toBeLessThan(unscaled.pageCount);
	});

	it('is refused before anything is sent when it cannot be', async () => {
		await foxit.control.reset();
		const parameters = { ...FROM_HTML, html: 'x', pageLayout };
		const refusal = async (json: object) =>
			errorOf(await foxit.run(parameters, [{ json: { ...USUAL, ...json } }]));
		expect(await refusal({ rotation: '45' })).toMatchObject({
			message: '"Rotation" cannot be "45" [item 0]',
			description: 'It can be 180, 270, 90, NONE.',
		});
		// An expression that finds nothing is not taken for "as usual".
		expect((await refusal({ pageSize: null })).message).toBe('"Page Size" cannot be null [item 0]');
		expect(await foxit.trace()).toEqual([]);
	});
});
