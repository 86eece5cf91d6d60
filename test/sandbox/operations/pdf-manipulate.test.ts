import { useSandbox } from '../../support/use-sandbox';
import { refusalOf, refusesAsAllDo, validationError } from './refusals';

const PATH = 'modify/pdf-manipulate';
const ROTATIONS = 'ROTATE_0, ROTATE_CLOCKWISE_90, ROTATE_180, ROTATE_COUNTERCLOCKWISE_90';
const TYPES = 'MOVE_PAGES, DELETE_PAGES, ADD_PAGES, ROTATE_PAGES';
const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const make = () => import('../../support/make-pdf.mjs');

async function manipulate(bytes: Uint8Array, ...operations: object[]) {
	const { readPdf } = await import('../../support/pdf.mjs');
	const config = { operations };
	const { pages } = await readPdf(await sandbox.client.convert(PATH, 'a.pdf', bytes, { config }));
	return pages;
}

const five = async () => (await make()).textPdf('a', 'b', 'c', 'd', 'e');
const order = (pages: Array<{ text: string }>) => pages.map(({ text }) => text || '-').join('');

it.each([
	[[1], 5, 'bcdea'],
	[[5], 1, 'eabcd'],
	[[2, 4], 1, 'bdace'],
	[[4, 2], 2, 'adbce'],
	[[1, 2], 3, 'cdabe'],
	[[1, 2], 5, 'cdeab'],
	[[3], 3, 'abcde'],
])('moves pages %j to position %d', async (pages, targetPosition, result) => {
	const step = { type: 'MOVE_PAGES', pages, targetPosition };
	expect(order(await manipulate(await five(), step))).toBe(result);
});

it('deletes, and nothing of the pages stays in the file', async () => {
	const { rawContent } = await import('./pdf-facts.mjs');
	const { textPdf } = await make();
	const config = { operations: [{ type: 'DELETE_PAGES', pages: [2] }] };
	const bytes = await sandbox.client.convert(PATH, 'a.pdf', await textPdf('kept', 'gone'), {
		config,
	});
	expect(rawContent(bytes)).toContain('kept');
	expect(rawContent(bytes)).not.toContain('gone');
});

it('adds blank pages of the last one’s size at the end', async () => {
	const { makePdf } = await make();
	const bytes = await makePdf({ pages: ['a', { text: 'b', width: 300, height: 200 }] });
	const pages = await manipulate(bytes, { type: 'ADD_PAGES', pageCount: 2 });
	expect(order(pages)).toBe('ab--');
	expect(pages[3]).toEqual({ text: '', width: 300, height: 200, rotation: 0 });
});

it.each([
	['ROTATE_0', 0],
	['ROTATE_CLOCKWISE_90', 90],
	['ROTATE_180', 180],
	['ROTATE_COUNTERCLOCKWISE_90', 270],
])('turns pages to %s', async (rotation, degrees) => {
	const { makePdf } = await make();
	const bytes = await makePdf({
		pages: [{ text: 'a', rotate: 90 }, 'b', { text: 'c', rotate: 180 }],
	});
	const pages = await manipulate(bytes, { type: 'ROTATE_PAGES', pages: [1, 2], rotation });
	expect(pages.map((page) => page.rotation)).toEqual([degrees, degrees, 180]);
});

it('does its steps in their order, each on the result of the one before', async () => {
	const pages = await manipulate(
		await five(),
		{ type: 'DELETE_PAGES', pages: [1, 3] },
		{ type: 'MOVE_PAGES', pages: [3], targetPosition: 1 },
		{ type: 'ADD_PAGES', pageCount: 1 },
		{ type: 'ROTATE_PAGES', pages: [1, 4], rotation: 'ROTATE_180' },
		{ type: 'MOVE_PAGES', pages: [4], targetPosition: 2 },
	);
	expect(order(pages)).toBe('e-bd');
	expect(pages.map(({ rotation }) => rotation)).toEqual([180, 180, 0, 0]);
});

it('keeps fields, labels and information', async () => {
	const { makePdf } = await make();
	const { withPdf, infoOf } = await import('./pdf-facts.mjs');
	const bytes = await makePdf({
		pages: ['a', { text: 'b', fields: [{ name: 'x.y', value: 'v' }] }, 'c'],
		labels: [{ from: 1, style: 'A', prefix: 'P-' }],
		info: { Title: 'Kept' },
	});
	const config = { operations: [{ type: 'MOVE_PAGES', pages: [3], targetPosition: 1 }] };
	const moved = await sandbox.client.convert(PATH, 'a.pdf', bytes, { config });
	expect(await infoOf(moved)).toMatchObject({ Title: 'Kept' });
	await withPdf(moved, async (document) => {
		expect(await document.getPageLabels()).toEqual(['P-C', 'P-A', 'P-B']);
		expect(Object.keys((await document.getFieldObjects()) ?? {})).toEqual(['x', 'x.y']);
	});
});

it.each([
	[{ type: 'DELETE_PAGES', pages: [1, 2, 3, 4, 5] }, 'A document cannot lose all its pages'],
	[{ type: 'DELETE_PAGES', pages: [6] }, 'DELETE_PAGES: there is no page 6, only 5'],
	[
		{ type: 'ROTATE_PAGES', pages: [9], rotation: 'ROTATE_180' },
		'ROTATE_PAGES: there is no page 9, only 5',
	],
	[{ type: 'MOVE_PAGES', pages: [1], targetPosition: 6 }, 'MOVE_PAGES: there is no position 6'],
])('fails at %j', async (step, message) => {
	const config = { operations: [step] };
	expect(await sandbox.client.run(PATH, 'a.pdf', await five(), { config })).toMatchObject({
		status: 'FAILED',
		error: { code: 'INTERNAL_SERVER_ERROR', message },
	});
});

const step = (member: string) => `config.operations[0].${member}`;
const rotate = { type: 'ROTATE_PAGES', pages: [1] };

it.each([
	[undefined, 'config: must not be null'],
	['x', "Invalid value 'x' for 'config'. Must be an object"],
	[{}, 'config.operations: must not be null'],
	[{ operations: [] }, 'config.operations: must not be empty'],
	[{ operations: {} }, "Invalid value '{}' for 'config.operations'. Must be a list"],
	[{ operations: [1] }, "Invalid value '1' for 'config.operations[0]'. Must be an object"],
	[{ operations: [{}] }, `${step('type')}: must not be null`],
	[
		{ operations: [{ type: 'REORDER', pageIndex: 0, targetIndex: 1 }] },
		`Invalid value 'REORDER' for '${step('type')}'. Accepted values are: ${TYPES}`,
	],
	[{ operations: [rotate] }, `${step('rotation')}: must not be null`],
	[
		{ operations: [{ ...rotate, rotation: 90 }] },
		`Invalid value '90' for '${step('rotation')}'. Accepted values are: ${ROTATIONS}`,
	],
	[
		{ operations: [{ type: 'ROTATE_PAGES', rotation: 'ROTATE_180' }] },
		`${step('pages')}: must not be null`,
	],
	[{ operations: [{ type: 'DELETE_PAGES', pages: [] }] }, `${step('pages')}: must not be empty`],
	[
		{ operations: [{ type: 'DELETE_PAGES', pages: '1-2' }] },
		`Invalid value '1-2' for '${step('pages')}'. Must be a list of integers`,
	],
	[
		{ operations: [{ type: 'DELETE_PAGES', pages: [1, 0] }] },
		`Invalid value '0' for '${step('pages[1]')}'. Must be at least 1`,
	],
	[
		{ operations: [{ type: 'MOVE_PAGES', pages: [1] }] },
		`${step('targetPosition')}: must not be null`,
	],
	[{ operations: [{ type: 'ADD_PAGES' }] }, `${step('pageCount')}: must not be null`],
	[
		{ operations: [{ type: 'ADD_PAGES', pageCount: 0 }] },
		`Invalid value '0' for '${step('pageCount')}'. Must be between 1 and 10000`,
	],
])('refuses config %j', async (config, message) => {
	const documentId = await sandbox.client.upload('a.pdf', await five());
	expect(await refusalOf(sandbox, PATH, { documentId, config })).toEqual(validationError(message));
});

it('refuses the flat form', async () => {
	const documentId = await sandbox.client.upload('a.pdf', await five());
	const operations = [{ type: 'DELETE_PAGES', pages: [1] }];
	expect(await refusalOf(sandbox, PATH, { documentId, operations })).toEqual(
		validationError('config: must not be null'),
	);
});

it('opens a protected document with its password, and leaves it protected', async () => {
	const { makePdf } = await make();
	const { readPdf } = await import('../../support/pdf.mjs');
	const bytes = await makePdf({ pages: ['a', 'b'], userPassword: 'pw' });
	const config = { operations: [{ type: 'DELETE_PAGES', pages: [1] }] };
	const changed = await sandbox.client.convert(PATH, 'a.pdf', bytes, { config, password: 'pw' });
	await expect(readPdf(changed)).rejects.toThrow(/password/i);
	expect((await readPdf(changed, 'pw')).text).toBe('b');
});

refusesAsAllDo(sandbox, PATH, { config: { operations: [{ type: 'ADD_PAGES', pageCount: 1 }] } });
