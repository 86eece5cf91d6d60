/** Page: turning, deleting, moving, adding; one by one and as a list of steps. */
import type { IDataObject } from 'n8n-workflow';

import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { testFiveItems, type Telling } from './support/five-items';
import { usePdfServices, type PageSpec } from './support/pdf-services';
import { badRanges, notPdf, testRefused } from './support/refused';

const service = usePdfServices();

const page = (operation: string, more: object = {}) => ({ resource: 'page', operation, ...more });
const manipulate = (...step: object[]) => page('manipulate', { steps: { step } });

/** Pages to be told apart by text, size and rotation. */
const PAGES: PageSpec[] = [
	{ text: 'A', width: 300, height: 400 },
	{ text: 'B', width: 310, height: 410, rotate: 90 },
	{ text: 'C', width: 320, height: 420 },
	{ text: 'D', width: 330, height: 430, rotate: 180 },
];

const planned = (parameters: object) =>
	service.plan(async () => {
		return await service.run(parameters, [{ file: await service.pdf(PAGES, 'book.pdf') }]);
	});

/** The pages of a result as words: text, and rotation where there is one. */
const lookOf = async (result: Result) =>
	(await service.read(result)).pages.map(({ text, rotation }) => `${text || '-'}${rotation || ''}`);

const CASES: Array<[label: string, parameters: object, pages: string[]]> = [
	['Rotate, clockwise', page('rotate', { pages: '1,3' }), ['A90', 'B90', 'C90', 'D180']],
	[
		'Rotate, counterclockwise',
		page('rotate', { pages: '1', rotation: 'ROTATE_COUNTERCLOCKWISE_90' }),
		['A270', 'B90', 'C', 'D180'],
	],
	[
		'Rotate, upside down',
		page('rotate', { pages: '3', rotation: 'ROTATE_180' }),
		['A', 'B90', 'C180', 'D180'],
	],
	['Delete, one page', page('delete', { pages: '2' }), ['A', 'C', 'D180']],
	['Delete, several', page('delete', { pages: '4, 1-2' }), ['C']],
	['Move, to the front', page('move', { pages: '3-4' }), ['C', 'D180', 'A', 'B90']],
	['Move, to the end', page('move', { pages: '1', targetPosition: 4 }), ['B90', 'C', 'D180', 'A']],
	['Add Blank, one by default', page('addBlank'), ['A', 'B90', 'C', 'D180', '-']],
	['Add Blank, two', page('addBlank', { pageCount: 2 }), ['A', 'B90', 'C', 'D180', '-', '-']],
	[
		'Manipulate, each step on what the one before left',
		manipulate(
			{ action: 'delete', pages: '1' },
			{ action: 'move', pages: '2', targetPosition: 1 },
			{ action: 'rotate', pages: '1', rotation: 'ROTATE_180' },
			{ action: 'addBlank', pageCount: 1 },
		),
		['C180', 'B90', 'D180', '-'],
	],
	[
		'Manipulate, the same steps in another order',
		manipulate(
			{ action: 'rotate', pages: '1', rotation: 'ROTATE_180' },
			{ action: 'move', pages: '3', targetPosition: 1 },
			{ action: 'delete', pages: '1' },
		),
		['A180', 'B90', 'D180'],
	],
];

describe('pages after', () => {
	const cases = CASES.map(([label, parameters, pages]) => ({
		label,
		pages,
		result: planned(parameters),
	}));
	const upright = planned(page('rotate', { pages: '1-4', rotation: 'ROTATE_0' }));

	it.each(cases)('$label', async ({ pages, result }) => {
		const looks = (await lookOf(await result())).map((look) => look.replace(/^-.*/, '-'));
		expect(looks).toEqual(pages);
		expect((await result()).item(NODE).json).toMatchObject({
			fileName: 'book.pdf',
			mimeType: 'application/pdf',
		});
	});

	it('Rotate, upright', async () => {
		expect(await lookOf(await upright())).toEqual(['A', 'B', 'C', 'D']);
	});

	it('any of them keep their sizes', async () => {
		const moved = cases.find(({ label }) => label === 'Move, to the front');
		const { pages } = await service.read(await (moved as (typeof cases)[0]).result());
		expect(pages.map(({ width, height }) => [width, height])).toEqual([
			[320, 420],
			[330, 430],
			[300, 400],
			[310, 410],
		]);
	});
});

describe('what only the service can know', () => {
	const allDeleted = planned(page('delete', { pages: '1-4' }));
	const beyond = planned(page('rotate', { pages: '9' }));

	it.each([
		['every page deleted', allDeleted],
		['a page beyond the last', beyond],
	])('is told in its words: %s', async (_, result) => {
		const { message, description, context } = errorOf(await result());
		expect(message).toBe('Foxit could not process the document [item 0]');
		expect(description).toMatch(/Foxit says: ".+" \(/);
		expect(context.data).toMatchObject({ taskId: expect.any(String) as string });
	});
});

it('sends one request for a list of steps, which Additional Fields can change', async () => {
	const operations = [{ type: 'DELETE_PAGES', pages: [2] }];
	const additionalFields = JSON.stringify({ config: { operations } });
	const parameters = {
		...manipulate({ action: 'delete', pages: '1' }, { action: 'delete', pages: '1' }),
		options: { additionalFields },
	};
	const file = await service.pdf(['one', 'two', 'three']);
	await service.control.clearRequests();
	const before = await service.foxit.charges();
	const result = await service.run(parameters, [{ file }]);
	expect((await service.read(result)).text).toBe('one\nthree');
	const words = new Set(await service.foxit.trace());
	expect([...words]).toEqual(['upload', 'submit', 'look', 'download']);
	expect(await service.foxit.charges()).toBe(before + 1);
});

const two = (operation: string, more: object, told: (label: string) => string[]): Telling => ({
	parameters: page(operation, more),
	tell: async ({ texts }) => await texts(),
	told,
});

testFiveItems(service, {
	Rotate: two('rotate', { pages: '1' }, (label) => [`${label} one`, `${label} two`]),
	Delete: two('delete', { pages: '1' }, (label) => [`${label} two`]),
	Move: two('move', { pages: '2' }, (label) => [`${label} two`, `${label} one`]),
	'Add Blank': two('addBlank', {}, (label) => [`${label} one`, `${label} two`, '']),
	Manipulate: two(
		'manipulate',
		{ steps: { step: [{ action: 'delete', pages: '2' }, { action: 'addBlank' }] } },
		(label) => [`${label} one`, ''],
	),
});

const PAGES_ARE = '"Pages" cannot be used. ';
const POSITION = '"Target Position" must be a whole number between 1 and 1000000';
const NUMBER = '"Number of Pages" must be a whole number between 1 and 10000';

/** A parameter that an expression has made. */
const made = (value: unknown): string => `={{ ${JSON.stringify(value)} }}`;
const step = (values: IDataObject) => manipulate({ action: 'delete', pages: '1' }, values);

testRefused(service, {
	...notPdf('page', {
		rotate: { pages: '1' },
		delete: { pages: '1' },
		move: { pages: '1' },
		addBlank: {},
		manipulate: { steps: { step: [{ action: 'addBlank' }] } },
	}),
	...badRanges(page('rotate'), 'pages', 'Pages'),
	'no pages': [page('move', { pages: made('') }), `${PAGES_ARE}It is empty`],
	'a word for pages': [
		page('rotate', { pages: 'even' }),
		`${PAGES_ARE}"even" cannot be used here: name the pages by their numbers`,
	],
	'too many pages': [
		page('rotate', { pages: '1-30000' }),
		`${PAGES_ARE}It lists 30000 pages; the most is 20000`,
	],
	'every page deleted': [
		page('delete', { pages: 'all' }),
		'"Pages" names every page, but a PDF needs at least one page',
	],
	'an odd angle': [
		page('rotate', { pages: '1', rotation: made('ROTATE_45') }),
		'"Rotation" cannot be "ROTATE_45"',
	],
	'a place before the first': [page('move', { pages: '1', targetPosition: made(0) }), POSITION],
	'a place in words': [page('move', { pages: '1', targetPosition: made('end') }), POSITION],
	'no blank page': [page('addBlank', { pageCount: made(0) }), NUMBER],
	'half a blank page': [page('addBlank', { pageCount: made(1.5) }), NUMBER],
	'blank pages without end': [page('addBlank', { pageCount: made(10_001) }), NUMBER],
	'no steps': [page('manipulate'), '"Steps" is empty'],
	'an empty list of steps': [manipulate(), '"Steps" is empty'],
	'a step of another kind': [
		step({ action: made('crop'), pages: '1' }),
		'"Action" cannot be "crop"',
	],
	'a step with bad pages': [
		step({ action: 'rotate', pages: '3-1' }),
		`${PAGES_ARE}3-1: the range runs backwards`,
	],
	'a step that deletes all': [
		step({ action: 'delete', pages: 'all' }),
		'"Pages" names every page, but a PDF needs at least one page',
	],
	'a step with a bad place': [
		step({ action: 'move', pages: '1', targetPosition: made(-1) }),
		POSITION,
	],
});
