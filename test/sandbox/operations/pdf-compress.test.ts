import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'modify/pdf-compress';
const LEVELS = ['LOW', 'MEDIUM', 'HIGH'];
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

async function compress(bytes: Uint8Array, compressionLevel: string, options: object = {}) {
	return await sandbox.client.convert(PATH, 'a.pdf', bytes, { compressionLevel, ...options });
}

it('makes the file smaller with each level, and keeps what is to be read', async () => {
	const { makePdf, photoPng } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const { imagesOf } = await import('./pdf-images.mjs');
	// 600 pixels over two inches: 300 dots per inch.
	const photo = { bytes: await photoPng(600, 600), width: 144, height: 144 };
	const bytes = await makePdf({
		pages: [{ text: 'caption', images: [photo] }, 'Größe'],
		save: 'decompress',
	});
	const results = await Promise.all(LEVELS.map((level) => compress(bytes, level)));
	const sizes = results.map(({ length }) => length);
	expect(sizes[0]).toBeLessThan(bytes.length / 2);
	expect(sizes[1]).toBeLessThan(sizes[0]!);
	expect(sizes[2]).toBeLessThan(sizes[1]!);

	const [before] = await imagesOf(bytes);
	const images = await Promise.all(results.map(async (result) => (await imagesOf(result))[0]!));
	expect(images.map(({ width, height }) => [width, height])).toEqual([
		[450, 450],
		[300, 300],
		[192, 192],
	]);
	for (const { pixel } of images) {
		pixel.forEach((value, channel) => {
			expect(Math.abs(value - before!.pixel[channel]!)).toBeLessThan(30);
		});
	}
	for (const result of results) expect(await readPdf(result)).toEqual(await readPdf(bytes));
});

it('packs a file without pictures: streams, objects, what nothing refers to', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const pages = Array.from({ length: 40 }, (_, index) => `page ${index} `.repeat(40));
	const bytes = await makePdf({ pages, save: 'decompress' });
	const small = await compress(bytes, 'LOW');
	expect(small.length).toBeLessThan(bytes.length / 3);
	expect(await readPdf(small)).toEqual(await readPdf(bytes));
});

it('never hands back a larger file, and leaves pictures alone that are small enough', async () => {
	const { makePdf } = await make();
	const { JPEG_16_BY_12 } = await import('../../support/images.mjs');
	const { imagesOf } = await import('./pdf-images.mjs');
	const bytes = await makePdf({ pages: [{ images: [{ bytes: JPEG_16_BY_12 }] }] });
	const once = await compress(bytes, 'HIGH');
	const twice = await compress(once, 'HIGH');
	expect(once.length).toBeLessThanOrEqual(bytes.length);
	expect(twice.length).toBeLessThanOrEqual(once.length);
	expect(await imagesOf(twice)).toEqual(await imagesOf(bytes));
});

it.each([
	[undefined, 'compressionLevel: must not be null'],
	[
		'EXTREME',
		"Invalid value 'EXTREME' for 'compressionLevel'. Accepted values are: LOW, MEDIUM, HIGH",
	],
	['low', "Invalid value 'low' for 'compressionLevel'. Accepted values are: LOW, MEDIUM, HIGH"],
	[1, "Invalid value '1' for 'compressionLevel'. Accepted values are: LOW, MEDIUM, HIGH"],
])(
	'refuses the level %j, and does not look for it in config',
	async (compressionLevel, message) => {
		const { textPdf } = await make();
		const documentId = await sandbox.client.upload('a.pdf', await textPdf('a'));
		const body = { documentId, compressionLevel, config: { compressionLevel: 'LOW' } };
		expect(await refusalOf(sandbox, PATH, body)).toEqual(validationError(message));
	},
);

it('opens a protected document with its password, and leaves it protected', async () => {
	const { protectedPdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const small = await compress(await protectedPdf('pw'), 'MEDIUM', { password: 'pw' });
	await expect(readPdf(small)).rejects.toThrow(/password/i);
	expect((await readPdf(small, 'pw')).text).toBe('hidden words');
});

refusesAsAllDo(sandbox, PATH, { compressionLevel: 'LOW' });
