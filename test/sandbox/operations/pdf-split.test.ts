import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';
import { zipMembers } from './zip-members';

const PATH = 'modify/pdf-split';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');
const facts = () => import('./pdf-facts.mjs');

async function split(bytes: Uint8Array, options: object) {
	const { readPdf } = await import('../../support/pdf.mjs');
	const members = await zipMembers(await sandbox.client.convert(PATH, 'a.pdf', bytes, options));
	return await Promise.all(
		members.map(async ({ name, bytes: part }) => {
			const { pages } = await readPdf(part);
			return { name, bytes: part, texts: pages.map(({ text }) => text), pages };
		}),
	);
}

it.each([
	[1, [['a'], ['b'], ['c'], ['d'], ['e']]],
	[2, [['a', 'b'], ['c', 'd'], ['e']]],
	[5, [['a', 'b', 'c', 'd', 'e']]],
	[99, [['a', 'b', 'c', 'd', 'e']]],
])('makes parts of %d pages', async (pageCount, texts) => {
	const { textPdf } = await make();
	const parts = await split(await textPdf('a', 'b', 'c', 'd', 'e'), { pageCount });
	expect(parts.map((part) => part.texts)).toEqual(texts);
	expect(parts.map(({ name }) => name)).toEqual(texts.map((_, index) => `/${index + 1}.pdf`));
});

it('keeps sizes, rotations and the order beyond the ninth part', async () => {
	const { makePdf } = await make();
	const pages = Array.from({ length: 12 }, (_, index) => ({
		text: `page ${index}`,
		width: 300 + index,
		height: 200,
		rotate: index % 2 ? (90 as const) : (0 as const),
	}));
	const parts = await split(await makePdf({ pages }), { pageCount: 1 });
	expect(parts.map((part) => part.pages)).toEqual(
		pages.map(({ rotate, ...page }) => [{ ...page, rotation: rotate }]),
	);
});

it('gives each part its own fields, bookmarks and labels, and nothing of the others', async () => {
	const { makePdf } = await make();
	const { withPdf, rawContent } = await facts();
	const bytes = await makePdf({
		pages: [
			{ text: 'alpha', fields: [{ name: 'f.one', value: 'uno' }] },
			{ text: 'beta', fields: [{ name: 'f.two', value: 'due' }] },
		],
		outline: [
			{ title: 'A', page: 1 },
			{ title: 'B', page: 2 },
		],
		labels: [{ from: 1, style: 'r' }],
	});
	const parts = await split(bytes, { pageCount: 1 });
	const seen = await Promise.all(
		parts.map(({ bytes: part }) =>
			withPdf(part, async (document) => ({
				fields: Object.keys((await document.getFieldObjects()) ?? {}),
				bookmarks: (await document.getOutline()).map(({ title }) => title),
				labels: await document.getPageLabels(),
			})),
		),
	);
	expect(seen).toEqual([
		{ fields: ['f', 'f.one'], bookmarks: ['A'], labels: ['i'] },
		{ fields: ['f', 'f.two'], bookmarks: ['B'], labels: ['ii'] },
	]);
	expect(rawContent(parts[0]!.bytes)).toContain('(uno)');
	expect(rawContent(parts[0]!.bytes)).not.toMatch(/due|beta/);
});

it.each([
	[undefined, 'pageCount: must not be null'],
	[null, 'pageCount: must not be null'],
	[0, "Invalid value '0' for 'pageCount'. Must be at least 1"],
	[1.5, "Invalid value '1.5' for 'pageCount'. Must be a valid integer"],
	['2', "Invalid value '2' for 'pageCount'. Must be a valid integer"],
])('refuses a page count of %j', async (pageCount, message) => {
	const { textPdf } = await make();
	const documentId = await sandbox.client.upload('a.pdf', await textPdf('a'));
	const body = { documentId, pageCount, splitStrategy: 'EVERY_PAGE' };
	expect(await refusalOf(sandbox, PATH, body)).toEqual(validationError(message));
});

it('leaves the parts of a protected document protected', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await makePdf({ pages: ['a', 'b'], userPassword: 'pw' });
	const zip = await sandbox.client.convert(PATH, 'a.pdf', bytes, { password: 'pw', pageCount: 1 });
	const [, second] = await zipMembers(zip);
	await expect(readPdf(second!.bytes)).rejects.toThrow(/password/i);
	expect((await readPdf(second!.bytes, 'pw')).text).toBe('b');
});

refusesAsAllDo(sandbox, PATH, { pageCount: 1 });
