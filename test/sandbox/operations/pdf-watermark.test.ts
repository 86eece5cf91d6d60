import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'enhance/pdf-watermark';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const read = () => import('../../support/pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

async function watermark(bytes: Uint8Array, config: object, options: object = {}) {
	return await sandbox.client.convert(PATH, 'a.pdf', bytes, {
		config: { type: 'TEXT', ...config },
		...options,
	});
}

/** The pieces of text of a page. What is drawn by a form of its own follows without a line end. */
async function textsOf(bytes: Uint8Array, pageNumber = 1): Promise<string[]> {
	const { piecesOf } = await facts();
	return (await piecesOf(bytes, pageNumber)).map(({ str }) => str);
}

/** The watermark on a page, as pdf.js places it: middle, angle in degrees, size. */
async function placeOf(bytes: Uint8Array, text: string, pageNumber = 1) {
	const { piecesOf } = await facts();
	const piece = (await piecesOf(bytes, pageNumber)).find(({ str }) => str === text);
	const [a, b, , , x, y] = piece!.transform as [number, number, number, number, number, number];
	const size = Math.hypot(a, b);
	const half = piece!.width / 2;
	return {
		angle: Math.round((Math.atan2(b, a) * 180) / Math.PI),
		size: Math.round(size),
		x: x + (half * a) / size,
		y: y + (half * b) / size,
		width: piece!.width,
	};
}

it('puts the text on every page and keeps what is there', async () => {
	const { textPdf } = await make();
	const bytes = await watermark(await textPdf('one', 'two', 'three'), {
		text: 'CONFIDENTIAL',
		opacity: 35,
		rotation: 45,
		fontSize: 42,
		color: '#FF0000',
		position: 'CENTER',
	});
	for (const [index, text] of ['one', 'two', 'three'].entries())
		expect(await textsOf(bytes, index + 1)).toEqual([text, 'CONFIDENTIAL']);
});

it('can be said with the text alone', async () => {
	const { textPdf } = await make();
	const bytes = await sandbox.client.convert(PATH, 'a.pdf', await textPdf('one'), {
		config: { text: 'DRAFT' },
	});
	expect(await textsOf(bytes)).toEqual(['one', 'DRAFT']);
	expect(await placeOf(bytes, 'DRAFT')).toMatchObject({ angle: 0 });
});

it.each([0, 30, -45, 90, 180])('turns it by %i degrees and gives it its size', async (rotation) => {
	const { textPdf } = await make();
	const bytes = await watermark(await textPdf('x'), { text: 'MARK', rotation, fontSize: 50 });
	const place = await placeOf(bytes, 'MARK');
	expect(Math.abs(place.angle)).toBe(Math.abs(rotation));
	expect(Math.sign(place.angle)).toBe(
		rotation === 180 ? Math.sign(place.angle) : Math.sign(rotation),
	);
	expect(place.size).toBe(50);
	// Centre of the line; half the height of letters away from the centre of the page at most.
	expect(Math.abs(place.x - 595 / 2)).toBeLessThan(25);
	expect(Math.abs(place.y - 842 / 2)).toBeLessThan(25);
});

it.each([
	['TOP_LEFT', 'left', 'top'],
	['TOP_RIGHT', 'right', 'top'],
	['BOTTOM_LEFT', 'left', 'bottom'],
	['BOTTOM_RIGHT', 'right', 'bottom'],
])('places it %s', async (position, side, end) => {
	const { textPdf } = await make();
	const bytes = await watermark(await textPdf('x'), { text: 'MARK', position });
	const { x, y, width } = await placeOf(bytes, 'MARK');
	const gap = side === 'left' ? x - width / 2 : 595 - x - width / 2;
	expect(Math.round(gap)).toBe(36);
	expect(end === 'top' ? 842 - y : y).toBeLessThan(36 + 24);
	expect(end === 'top' ? 842 - y : y).toBeGreaterThan(36);
});

it('stands upright on a turned page', async () => {
	const { makePdf } = await make();
	const bytes = await watermark(await makePdf({ pages: [{ rotate: 90 }] }), {
		text: 'MARK',
		position: 'TOP_LEFT',
	});
	// Seen upright, a page turned by 90 degrees has its own y axis to the right.
	expect(await placeOf(bytes, 'MARK')).toMatchObject({ angle: 90 });
});

it('makes it as transparent and as coloured as asked', async () => {
	const { textPdf } = await make();
	const mupdf = await (await facts()).engine();
	const bytes = await watermark(await textPdf(''), {
		text: 'MMMMMM',
		fontSize: 80,
		opacity: 35,
		color: '#FF0000',
	});
	const { rawContent } = await facts();
	expect(rawContent(bytes)).toMatch(/\/ca (0?\.35)\b/);
	const pixels = new mupdf.PDFDocument(bytes)
		.loadPage(0)
		.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceRGB)
		.getPixels();
	const colors = new Map<string, number>();
	for (let at = 0; at < pixels.length; at += 3) {
		const color = [...pixels.subarray(at, at + 3)].join();
		colors.set(color, (colors.get(color) ?? 0) + 1);
	}
	const [, strongest] = [...colors].sort((one, other) => other[1] - one[1]).map(([color]) => color);
	// White paper seen through 65 %: 255 * 0.65 = 166 in green and blue.
	const [red, green, blue] = strongest!.split(',').map(Number) as [number, number, number];
	expect(red).toBe(255);
	expect(Math.abs(green - 166)).toBeLessThan(3);
	expect(green).toBe(blue);
});

it.each(['Größe – 5 €', 'Привет κόσμε', '机密 日本語', 'back\\slash (and) more'])(
	'writes %s',
	async (text) => {
		const { textPdf } = await make();
		const { readPdf } = await read();
		const { text: found } = await readPdf(await watermark(await textPdf('x'), { text }));
		expect(found).toBe(`x${text}`);
	},
);

it('can be put on top of another', async () => {
	const { textPdf } = await make();
	const first = await watermark(await textPdf('x'), { text: 'FIRST', position: 'TOP_LEFT' });
	const second = await watermark(first, { text: 'SECOND', position: 'BOTTOM_LEFT' });
	expect(await textsOf(second)).toEqual(['x', 'FIRST', 'SECOND']);
});

it('opens a protected file with its password, and leaves it protected', async () => {
	const { protectedPdf } = await make();
	const { readPdf } = await read();
	const bytes = await watermark(
		await protectedPdf('key', 'words'),
		{ text: 'MARK' },
		{ password: 'key' },
	);
	await expect(readPdf(bytes)).rejects.toThrow(/password/i);
	expect((await readPdf(bytes, 'key')).text).toBe('wordsMARK');
});

it('says that it knows no picture watermarks', async () => {
	const { textPdf } = await make();
	const task = await sandbox.client.run(PATH, 'a.pdf', await textPdf('x'), {
		config: { type: 'IMAGE', content: 'some id' },
	});
	expect(task).toMatchObject({
		status: 'FAILED',
		error: { message: expect.stringMatching(/sandbox makes no picture watermarks/) as unknown },
	});
});

describe('refuses', () => {
	const rule = (shown: string, member: string, text: string) =>
		`Invalid value '${shown}' for 'config.${member}'. ${text}`;
	const INTEGER = 'Must be a valid integer';

	it.each<[string, object, unknown]>([
		['no config', {}, 'config: must not be null'],
		['no text', { config: { type: 'TEXT' } }, 'config.text is required'],
		['the old name of the text', { config: { content: 'X' } }, 'config.text is required'],
		[
			'a fraction of opacity',
			{ config: { text: 'X', opacity: 0.35 } },
			rule('0.35', 'opacity', INTEGER),
		],
		[
			'a fraction of opacity, before it is missed that there is no text',
			{ config: { opacity: 0.35 } },
			rule('0.35', 'opacity', INTEGER),
		],
		['opacity in words', { config: { text: 'X', opacity: '35' } }, rule('35', 'opacity', INTEGER)],
		[
			'more than full opacity',
			{ config: { text: 'X', opacity: 101 } },
			rule('101', 'opacity', 'Must be between 0 and 100'),
		],
		[
			'a fraction of a degree',
			{ config: { text: 'X', rotation: 0.5 } },
			rule('0.5', 'rotation', INTEGER),
		],
		[
			'no size at all',
			{ config: { text: 'X', fontSize: 0 } },
			rule('0', 'fontSize', 'Must be at least 1'),
		],
		[
			'a color by name',
			{ config: { text: 'X', color: 'red' } },
			rule('red', 'color', 'Must be a color like #RRGGBB'),
		],
		[
			'an unknown position',
			{ config: { text: 'X', position: 'MIDDLE' } },
			expect.stringMatching(
				/^Invalid value 'MIDDLE' for 'config.position'. Accepted values are: CENTER,/,
			),
		],
		[
			'an unknown type',
			{ config: { text: 'X', type: 'STAMP' } },
			rule('STAMP', 'type', 'Accepted values are: TEXT, IMAGE'),
		],
	])('%s', async (_, options, message) => {
		const { textPdf } = await make();
		const documentId = await sandbox.client.upload('a.pdf', await textPdf('x'));
		expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
			validationError(message),
		);
	});
});

refusesAsAllDo(sandbox, PATH, { config: { text: 'X' } });
