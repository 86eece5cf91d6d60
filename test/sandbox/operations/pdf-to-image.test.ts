import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';
import { zipMembers } from './zip-members';

const PATH = 'convert/pdf-to-image';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

async function imagesFrom(bytes: Uint8Array, options: object = {}) {
	return await zipMembers(await sandbox.client.convert(PATH, 'a.pdf', bytes, options));
}

/** Size and middle pixel of a picture file: through a PDF and pdf.js, so really decoded. */
async function decode(name: string, bytes: Uint8Array) {
	const { imagesOf } = await import('./pdf-images.mjs');
	const pdf = await sandbox.client.convert('create/pdf-from-image', name.slice(1), bytes);
	return (await imagesOf(pdf))[0];
}

/** Three pages of one inch by two; the second turned, and red in its middle. */
async function threePages(): Promise<Uint8Array> {
	const { makePdf } = await make();
	const { makePng } = await import('../../support/images.mjs');
	const size = { width: 72, height: 144 };
	const red = { bytes: makePng(2, 2, [200, 30, 30]), x: 0, y: 0, ...size };
	return await makePdf({
		pages: [size, { ...size, rotate: 90, images: [red] }, { text: '3', ...size }],
	});
}

it('makes JPEGs of 150 dots per inch when nothing is said', async () => {
	const members = await imagesFrom(await threePages());
	expect(members.map(({ name }) => name)).toEqual(['/1.jpg', '/2.jpg', '/3.jpg']);
	expect(await decode(members[0]!.name, members[0]!.bytes)).toMatchObject({
		width: 150,
		height: 300,
		pixel: [255, 255, 255],
	});
});

it.each([
	['JPG', '.jpg', 'ffd8ff'],
	['jpg', '.jpg', 'ffd8ff'],
	['PNG', '.png', '89504e47'],
	['TIFF', '.tiff', '49492a00'],
	['BMP', '.bmp', '424d'],
])('makes %s', async (imageFormat, extension, magic) => {
	const members = await imagesFrom(await threePages(), { config: { imageFormat, dpi: 72 } });
	expect(members.map(({ name }) => name)).toEqual([1, 2, 3].map((n) => `/${n}${extension}`));
	const second = members[1]!;
	expect(second.bytes.toString('hex')).toMatch(new RegExp(`^${magic}`));
	const image = await decode(second.name, second.bytes);
	expect(image).toMatchObject({ width: 144, height: 72 });
	image?.pixel.forEach((value, channel) => {
		expect(Math.abs(value - [200, 30, 30][channel]!)).toBeLessThan(12);
	});
});

it.each([
	[{ config: { dpi: 300 } }, '.jpg', 300],
	[{ format: 'png', dpi: 100 }, '.png', 100],
	[{ format: 'png', dpi: 100, config: { imageFormat: 'BMP', dpi: 80 } }, '.bmp', 80],
	[{ config: null, format: null }, '.jpg', 150],
])('reads options %j', async (options, extension, width) => {
	const [first] = await imagesFrom(await threePages(), { ...options, pageRange: '1' });
	expect(first?.name).toBe(`/1${extension}`);
	expect((await decode(first!.name, first!.bytes))?.width).toBe(width);
});

it('renders the pages asked for, numbered from 1', async () => {
	const members = await imagesFrom(await threePages(), { pageRange: 2, config: { dpi: 72 } });
	expect(members.map(({ name }) => name)).toEqual(['/1.jpg']);
	expect(await decode('/1.jpg', members[0]!.bytes)).toMatchObject({ width: 144, height: 72 });
	expect(await imagesFrom(await threePages(), { pageRange: '9' })).toEqual([]);
});

it('draws annotations', async () => {
	const { makePdf } = await make();
	const page = { width: 72, height: 72 };
	const rect: [number, number, number, number] = [0, 0, 72, 72];
	const annotations = [{ type: 'Highlight' as const, rect, color: [1, 1, 0] }];
	const [image] = await imagesFrom(await makePdf({ pages: [{ ...page, annotations }] }));
	const [red, , blue] = (await decode('/1.jpg', image!.bytes))!.pixel;
	expect(red).toBeGreaterThan(200);
	expect(blue).toBeLessThan(100);
});

it.each([
	[
		{ config: { imageFormat: 'GIF' } },
		'GIF',
		'config.imageFormat',
		'Accepted values are: JPG, PNG, TIFF, BMP',
	],
	[{ format: 'webp' }, 'webp', 'format', 'Accepted values are: JPG, PNG, TIFF, BMP'],
	[{ config: { dpi: 71 } }, '71', 'config.dpi', 'Must be between 72 and 300'],
	[{ dpi: 301 }, '301', 'dpi', 'Must be between 72 and 300'],
	[{ config: { dpi: 96.5 } }, '96.5', 'config.dpi', 'Must be a valid integer'],
	[{ config: { dpi: '150' } }, '150', 'config.dpi', 'Must be a valid integer'],
	[{ config: [] }, '[]', 'config', 'Must be an object'],
	[{ pageRange: '0-2' }, '0-2', 'pageRange', 'Pages are counted from 1'],
])('refuses %j', async (options, value, member, rule) => {
	const documentId = await sandbox.client.upload('a.pdf', await threePages());
	expect(await refusalOf(sandbox, PATH, { documentId, ...options })).toEqual(
		validationError(`Invalid value '${value}' for '${member}'. ${rule}`),
	);
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	expect(await imagesFrom(await protectedPdf('pw'), { password: 'pw' })).toHaveLength(1);
});

refusesAsAllDo(sandbox, PATH);
