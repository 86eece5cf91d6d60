import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'analyze/pdf-ocr';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const read = () => import('../../support/pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

/** A page of text as a picture, the way a scanner makes one. */
async function scanOf(text: string): Promise<Uint8Array> {
	const { makePdf } = await make();
	const mupdf = await (await facts()).engine();
	const lines = text
		.split('\n')
		.map((line, index) => ({ text: line, x: 60, y: 740 - index * 40, size: 20 }));
	return new mupdf.PDFDocument(await makePdf({ pages: [{ text: lines }] }))
		.loadPage(0)
		.toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceRGB)
		.asPNG()
		.slice();
}

const scanned = async (text: string) => ({
	images: [{ bytes: await scanOf(text), x: 0, y: 0, width: 595, height: 842 }],
});

const TEXT = 'Invoice number 4711\nThe total amount is due today';

it('makes the words of a scan extractable, where they are seen', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const { piecesOf } = await facts();
	const before = await makePdf({ pages: [await scanned(TEXT)] });
	expect((await readPdf(before)).text).toBe('');
	const bytes = await sandbox.client.convert(PATH, 'a.pdf', before);
	expect((await readPdf(bytes)).text).toBe(TEXT);
	const word = (await piecesOf(bytes)).find(({ str }) => str.includes('amount'))!;
	const [, , , , x, y] = word.transform as [number, number, number, number, number, number];
	expect(Math.abs(y - 700)).toBeLessThan(4);
	expect(x).toBeGreaterThan(60);
	expect(x + word.width).toBeLessThan(350);
});

it('changes nothing that is seen', async () => {
	const { makePdf } = await make();
	const mupdf = await (await facts()).engine();
	const before = await makePdf({ pages: [await scanned(TEXT)] });
	const after = await sandbox.client.convert(PATH, 'a.pdf', before);
	const [one, other] = [before, after].map((bytes) =>
		Buffer.from(
			new mupdf.PDFDocument(bytes)
				.loadPage(0)
				.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray)
				.getPixels(),
		),
	);
	expect(one!.equals(other!)).toBe(true);
});

it('leaves pages with text as they are', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const scan = await scanned('from the picture');
	const bytes = await sandbox.client.convert(
		PATH,
		'a.pdf',
		await makePdf({ pages: ['plain', { ...scan, text: 'typed' }, scan, ''] }),
		{ config: { languages: ['en-US', 'de-DE'] } },
	);
	expect((await readPdf(bytes)).pages.map(({ text }) => text)).toEqual([
		'plain',
		'typed',
		'from the picture',
		'',
	]);
});

it('reads a page that is turned', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	// A picture that lies on its side, on a page that turns it upright.
	const mupdf = await (await facts()).engine();
	const upright = await makePdf({
		pages: [{ text: [{ text: 'Sideways words', x: 60, y: 700, size: 24 }] }],
	});
	const source = new mupdf.PDFDocument(upright).loadPage(0);
	const onItsSide = source
		.toPixmap(mupdf.Matrix.rotate(-90), mupdf.ColorSpace.DeviceRGB)
		.asPNG()
		.slice();
	const bytes = await makePdf({
		pages: [
			{
				width: 842,
				height: 595,
				rotate: 90,
				images: [{ bytes: onItsSide, x: 0, y: 0, width: 842, height: 595 }],
			},
		],
	});
	const result = await sandbox.client.convert(PATH, 'a.pdf', bytes, { languages: ['en-GB'] });
	const { text } = await readPdf(result);
	expect(text.replace(/\s+/g, ' ')).toContain('Sideways words');
});

it('opens a protected file with its password, and leaves it protected', async () => {
	const { makePdf } = await make();
	const { readPdf } = await read();
	const bytes = await sandbox.client.convert(
		PATH,
		'a.pdf',
		await makePdf({ pages: [await scanned('hidden words')], userPassword: 'key' }),
		{ password: 'key' },
	);
	expect((await readPdf(bytes, 'key')).text).toBe('hidden words');
	await expect(readPdf(bytes)).rejects.toThrow(/password/i);
});

it.each([
	[{ config: { languages: ['en-US', 'xx-XX'] } }, /^Invalid value 'xx-XX' for 'config.languages'/],
	[{ config: { languages: ['eng'] } }, /^Invalid value 'eng' for 'config.languages'/],
	[{ languages: ['xx-XX'] }, /^Invalid value 'xx-XX' for 'languages'. Accepted values are: ca-ES/],
	[{ config: { languages: 'en-US' } }, /^Invalid value 'en-US' for 'config.languages'. Must be/],
])('refuses %j', async (options, message) => {
	const { textPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
	expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
		validationError(expect.stringMatching(message)),
	);
});

refusesAsAllDo(sandbox, PATH);
