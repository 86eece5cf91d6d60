import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';
import { zipMembers } from './zip-members';

const PATH = 'modify/pdf-extract';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const reader = () => import('../../support/pdf.mjs');

async function extract(bytes: Uint8Array, extractType: string, options: object = {}) {
	return await sandbox.client.convert(PATH, 'a.pdf', bytes, { extractType, ...options });
}

describe('TEXT', () => {
	it('is the text of the pages asked for', async () => {
		const { textPdf } = await make();
		const bytes = await textPdf('eins', 'zwei', 'drei ß');
		const text = async (options?: object) =>
			Buffer.from(await extract(bytes, 'TEXT', options)).toString('utf8');
		expect(await text()).toBe('eins\r\n\nzwei\r\n\ndrei ß\r\n\n');
		expect(await text({ pageRange: '2-3' })).toBe('zwei\r\n\ndrei ß\r\n\n');
		expect(await text({ pageRange: '9' })).toBe('');
	});
});

describe('PAGE', () => {
	it('is one PDF of the pages asked for, in the order of the range', async () => {
		const { makePdf } = await make();
		const { readPdf } = await reader();
		const bytes = await makePdf({
			pages: ['a', { text: 'b', width: 300, height: 200, rotate: 270 }, 'c', 'd'],
		});
		const { pages } = await readPdf(await extract(bytes, 'PAGE', { pageRange: '3-4,2,3' }));
		expect(pages.map(({ text }) => text)).toEqual(['c', 'd', 'b']);
		expect(pages[2]).toMatchObject({ width: 300, height: 200, rotation: 270 });
		expect((await readPdf(await extract(bytes, 'PAGE'))).pageCount).toBe(4);
	});

	it('leaves nothing of the other pages in the file', async () => {
		const { makePdf } = await make();
		const { rawContent } = await import('./pdf-facts.mjs');
		const bytes = await makePdf({
			pages: ['public', 'classified'],
			outline: [{ title: 'Two', page: 2 }],
		});
		const part = rawContent(await extract(bytes, 'PAGE', { pageRange: '1' }));
		expect(part).toContain('public');
		expect(part).not.toMatch(/classified|Two/);
	});

	it('fails when the range selects no page: a PDF has at least one', async () => {
		const { textPdf } = await make();
		const body = { extractType: 'PAGE', pageRange: '7-9' };
		expect(await sandbox.client.run(PATH, 'a.pdf', await textPdf('a'), body)).toMatchObject({
			status: 'FAILED',
			error: { message: 'The document has no page in the range 7-9' },
		});
	});
});

describe('IMAGE', () => {
	it('is a ZIP of the pictures in the file, each once, in the order of the pages', async () => {
		const { makePdf } = await make();
		const { JPEG_16_BY_12, makePng } = await import('../../support/images.mjs');
		const png = makePng(9, 7, [10, 200, 30]);
		const bytes = await makePdf({
			pages: [
				{ images: [{ bytes: JPEG_16_BY_12 }] },
				{ images: [{ bytes: png }, { bytes: makePng(5, 5, [0, 0, 255]), x: 200 }] },
				'no picture',
			],
		});
		const members = await zipMembers(await extract(bytes, 'IMAGE'));
		expect(members.map(({ name }) => name)).toEqual(['/1.jpg', '/2.png', '/3.png']);
		expect(members[0]!.bytes.equals(JPEG_16_BY_12)).toBe(true);
		const { imagesOf } = await import('./pdf-images.mjs');
		const back = await makePdf({ pages: [{ images: [{ bytes: members[1]!.bytes }] }] });
		expect(await imagesOf(back)).toEqual([{ page: 1, width: 9, height: 7, pixel: [10, 200, 30] }]);
		const second = await zipMembers(await extract(bytes, 'IMAGE', { pageRange: 2 }));
		expect(second.map(({ name }) => name)).toEqual(['/1.png', '/2.png']);
		expect(await zipMembers(await extract(bytes, 'IMAGE', { pageRange: '3' }))).toEqual([]);
	});
});

it.each([
	[undefined, 'extractType: must not be null'],
	['IMAGES', "Invalid value 'IMAGES' for 'extractType'. Accepted values are: TEXT, IMAGE, PAGE"],
	['PAGES', "Invalid value 'PAGES' for 'extractType'. Accepted values are: TEXT, IMAGE, PAGE"],
	['text', "Invalid value 'text' for 'extractType'. Accepted values are: TEXT, IMAGE, PAGE"],
	[3, "Invalid value '3' for 'extractType'. Accepted values are: TEXT, IMAGE, PAGE"],
])('refuses the type %j', async (extractType, message) => {
	const { textPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('a'));
	expect(await refusalOf(sandbox, PATH, { documentId, extractType })).toEqual(
		validationError(message),
	);
});

it('opens a protected document with its password', async () => {
	const { protectedPdf } = await make();
	const text = await extract(await protectedPdf('pw'), 'TEXT', { password: 'pw' });
	expect(Buffer.from(text).toString()).toBe('hidden words\r\n\n');

	const { makePdf } = await make();
	const { JPEG_16_BY_12 } = await import('../../support/images.mjs');
	const bytes = await makePdf({
		pages: [{ images: [{ bytes: JPEG_16_BY_12 }] }],
		userPassword: 'pw',
	});
	const [image] = await zipMembers(await extract(bytes, 'IMAGE', { password: 'pw' }));
	expect(image!.bytes.equals(JPEG_16_BY_12)).toBe(true);
});

describe.each(['TEXT', 'IMAGE', 'PAGE'])('%s', (extractType) => {
	refusesAsAllDo(sandbox, PATH, { extractType });
});
