import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'security/pdf-redact';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const read = () => import('../../support/pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

async function redact(bytes: Uint8Array, config: object, options: object = {}) {
	return await sandbox.client.convert(PATH, 'a.pdf', bytes, { config, ...options });
}

const texts = (...list: string[]) => ({ redactTextList: list.map((text) => ({ text })) });

/** Everything in the file, and all text in it, with what shows hex strings as letters. */
async function everythingIn(bytes: Uint8Array): Promise<string> {
	const { rawContent } = await facts();
	const { readPdf } = await read();
	const raw = rawContent(bytes);
	const hex = [...raw.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)].map(([, digits]) =>
		Buffer.from(digits!.replace(/\s/g, ''), 'hex').toString('latin1'),
	);
	return [raw, ...hex, (await readPdf(bytes)).text].join('\n').replaceAll('\0', '');
}

it('takes the text out of the file, and nothing else', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const pages = [
		'line above TOPSECRET\nName: TOPSECRET, born 1970\nline below topsecret too',
		'no such word here',
		'abcTOPSECRETdef',
	];
	const before = await makePdf({ pages });
	expect(await everythingIn(before)).toContain('TOPSECRET');
	const bytes = await redact(before, texts('TopSecret'));
	expect(await everythingIn(bytes)).not.toMatch(/topsecret/i);
	const words = (await readPdf(bytes)).pages.map(({ text }) => text.split(/\s+/).join(' '));
	expect(words).toEqual([
		'line above Name: , born 1970 line below too',
		'no such word here',
		'abc def',
	]);
});

it('blackens the place', async () => {
	const { makePdf } = await make();
	const mupdf = await (await facts()).engine();
	const bytes = await redact(
		await makePdf({ pages: [{ text: [{ text: 'SECRET', x: 100, y: 400, size: 40 }] }] }),
		texts('SECRET'),
	);
	const pixmap = new mupdf.PDFDocument(bytes)
		.loadPage(0)
		.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray);
	const at = (x: number, y: number) => pixmap.getPixels()[y * pixmap.getStride() + x];
	expect([at(110, 430), at(180, 442), at(230, 425)]).toEqual([0, 0, 0]);
	expect([at(90, 430), at(110, 500)]).toEqual([255, 255]);
});

it('finds text over the end of a line and takes any white space for a blank', async () => {
	const { makePdf } = await make();
	const bytes = await redact(
		await makePdf({ pages: ['it was Jane\nDoe who', 'Jane Doe'] }),
		texts('jane  doe'),
	);
	expect(await everythingIn(bytes)).not.toMatch(/Jane|Doe/);
});

it.each([
	['any case by default', {}, ['the was too']],
	['the same case', { caseSensitive: true }, ['the was cats too']],
	['whole words', { wholeWordsOnly: true }, ['the was cats too']],
	['nothing on other pages', { pageRange: '2' }, ['the Cat was cats too']],
])('searches for %s', async (_, textSearchOptions, expected) => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const bytes = await redact(await makePdf({ pages: ['the Cat was cats too', ''] }), {
		...texts('Cat'),
		textSearchOptions,
	});
	const { text } = (await readPdf(bytes)).pages[0]!;
	const words = text.split(/\s+/).filter((word) => word !== 's');
	expect([words.join(' ')]).toEqual(expected);
});

it('redacts only the pages asked for', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const bytes = await redact(
		await makePdf({ pages: ['one SECRET', 'two SECRET', 'three SECRET'] }),
		{
			...texts('SECRET'),
			textSearchOptions: { pageRange: '1,3' },
		},
	);
	expect((await readPdf(bytes)).pages.map(({ text }) => text.trim())).toEqual([
		'one',
		'two SECRET',
		'three',
	]);
});

it('writes the overlay text in place of what is gone', async () => {
	const { makePdf } = await make();
	const { piecesOf } = await facts();
	const bytes = await redact(await makePdf({ pages: ['Name: JOHN SMITH, clerk'] }), {
		redactTextList: [{ text: 'John Smith', overlayText: 'NAME' }],
	});
	const pieces = await piecesOf(bytes);
	expect(pieces.map(({ str }) => str)).toContain('NAME');
	expect(await everythingIn(bytes)).not.toMatch(/smith/i);
	const overlay = pieces.find(({ str }) => str === 'NAME')!;
	expect(Math.abs(overlay.transform[5]! - 782)).toBeLessThan(6);
});

it('clears notes, form values, bookmarks and metadata of the text', async () => {
	const { makePdf } = await make();
	const bytes = await redact(
		await makePdf({
			pages: [
				{
					text: 'body',
					fields: [
						{ name: 'a', value: 'my SECRET value', rect: [50, 500, 250, 520] },
						{
							name: 'b',
							type: 'combo',
							value: 'SECRET',
							options: ['x', 'y'],
							rect: [50, 400, 250, 420],
						},
					],
					annotations: [
						{ contents: 'SECRET note', rect: [50, 500, 250, 540] },
						{ type: 'Text', contents: 'sticky SECRET', rect: [300, 500, 320, 520] },
					],
				},
			],
			info: { Title: 'The SECRET paper' },
			outline: [{ title: 'SECRET chapter', page: 1 }],
		}),
		texts('secret'),
	);
	expect(await everythingIn(bytes)).not.toMatch(/secret/i);
	expect(await everythingIn(bytes)).toMatch(/The {2}paper/);
});

it('clears alternate texts inside the page', async () => {
	const mupdf = await (await facts()).engine();
	const pdf = new mupdf.PDFDocument();
	const font = pdf.addSimpleFont(new mupdf.Font('Helvetica'), 'Latin');
	const content =
		'/Span <</ActualText (SECRET)>> BDC BT /F 20 Tf 50 300 Td (SECRET) Tj ET EMC BT /F 20 Tf 50 200 Td (kept) Tj ET';
	pdf.insertPage(-1, pdf.addPage([0, 0, 400, 400], 0, { Font: { F: font } }, content));
	const bytes = await redact(new Uint8Array(pdf.saveToBuffer('').asUint8Array()), texts('SECRET'));
	expect(await everythingIn(bytes)).not.toContain('SECRET');
	expect(await everythingIn(bytes)).toContain('kept');
});

it('takes the picture under the text away too', async () => {
	const { makePdf } = await make();
	const { makePng } = await import('../../support/images.mjs');
	const mupdf = await (await facts()).engine();
	const bytes = await redact(
		await makePdf({
			pages: [
				{
					images: [{ bytes: makePng(60, 60), x: 50, y: 350, width: 300, height: 300 }],
					text: [{ text: 'SECRET', x: 100, y: 400, size: 40 }],
				},
			],
		}),
		texts('SECRET'),
	);
	const pdf = new mupdf.PDFDocument(bytes);
	const colors = new Set<string>();
	for (let number = 1; number < pdf.countObjects(); number++) {
		const object = pdf.newIndirect(number);
		if (!object.isStream() || String(object.get('Subtype')) !== '/Image') continue;
		const pixels = pdf.loadImage(object).toPixmap().getPixels();
		for (let at = 0; at < pixels.length; at += 3)
			colors.add([...pixels.subarray(at, at + 3)].join());
	}
	expect(colors.size).toBe(2);
});

describe('form fields', () => {
	const fields = [
		{
			name: 'person.name',
			value: 'Jane',
			rect: [50, 700, 250, 720] as [number, number, number, number],
		},
		{ name: 'ok', type: 'checkbox' as const, value: true },
		{ name: 'pick', type: 'combo' as const, value: 'x', options: ['x', 'y'] },
	];

	it.each<[string, object, string[]]>([
		['all', {}, []],
		['those of a type', { fieldTypes: ['TEXT_FIELD'] }, ['ok', 'pick']],
		['those of two types', { fieldTypes: ['CHECK_BOX', 'COMBO_BOX'] }, ['person.name']],
	])('removes %s', async (_, formFieldRedact, left) => {
		const { makePdf } = await make();
		const { annotationsOf } = await facts();
		const bytes = await redact(await makePdf({ pages: [{ text: 'body', fields }] }), {
			formFieldRedact,
		});
		const names = (await annotationsOf(bytes)).map(({ fieldName }) => fieldName as string);
		expect(names.sort()).toEqual(left);
		if (!left.includes('person.name')) expect(await everythingIn(bytes)).not.toContain('Jane');
	});
});

it('only marks when told to', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const { annotationsOf } = await facts();
	const bytes = await redact(
		await makePdf({ pages: ['a SECRET', { fields: [{ name: 'f', value: 'x' }] }] }),
		{
			redactTextList: [{ text: 'SECRET', overlayText: 'GONE' }],
			formFieldRedact: {},
			applyImmediately: false,
		},
	);
	expect((await readPdf(bytes)).pages[0]!.text).toBe('a SECRET');
	const marks = (await annotationsOf(bytes)).filter(({ subtype }) => subtype === 'Redact');
	expect(marks.map(({ page }) => page)).toEqual([1, 2]);
	expect(await everythingIn(bytes)).toContain('GONE');
});

it('hands the file back when nothing is found', async () => {
	const { textPdf } = await make();
	const { readPdf } = await read();
	expect((await readPdf(await redact(await textPdf('words'), texts('other')))).text).toBe('words');
});

it('opens a protected file with its password', async () => {
	const { protectedPdf } = await make();
	const { readPdf } = await read();
	const bytes = await redact(await protectedPdf('key'), texts('hidden'), { password: 'key' });
	expect((await readPdf(bytes, 'key')).text.trim()).toBe('words');
});

describe('refuses', () => {
	it.each<[string, object, unknown]>([
		['no config', {}, 'config: must not be null'],
		[
			'nothing to redact',
			{ config: {} },
			expect.stringContaining('At least one of redactTextList'),
		],
		[
			'an empty list',
			{ config: { redactTextList: [] } },
			expect.stringContaining('At least one of redactTextList'),
		],
		[
			'a text that is none',
			{ config: { redactTextList: ['x'] } },
			"Invalid value 'x' for 'config.redactTextList[0]'. Must be an object",
		],
		[
			'an empty text',
			{ config: { redactTextList: [{ text: 'x' }, { text: ' ' }] } },
			'config.redactTextList[1].text is required',
		],
		[
			'a list that is none',
			{ config: { redactTextList: 'x' } },
			"Invalid value 'x' for 'config.redactTextList'. Must be an array",
		],
		[
			'an unknown field type',
			{ config: { formFieldRedact: { fieldTypes: ['TEXT'] } } },
			expect.stringMatching(/^Invalid value 'TEXT' for 'config.formFieldRedact.fieldTypes'/),
		],
		[
			'a page range that runs backwards',
			{ config: { ...texts('x'), textSearchOptions: { pageRange: '3-1' } } },
			expect.stringMatching(/^Invalid value '3-1' for 'config.textSearchOptions.pageRange'/),
		],
		[
			'a flag that is none',
			{ config: { ...texts('x'), applyImmediately: 'yes' } },
			"Invalid value 'yes' for 'config.applyImmediately'. Must be a valid boolean",
		],
	])('%s', async (_, options, message) => {
		const { textPdf } = await make();
		const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
		expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
			validationError(message),
		);
	});
});

refusesAsAllDo(sandbox, PATH, { config: { redactTextList: [{ text: 'x' }] } });
