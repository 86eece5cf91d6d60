import {
	boxOf,
	idOf,
	isHeaderFooter,
	levelOf,
	listOf,
	pagesOf,
	regionsOf,
	scoreOf,
	textOf,
	typeOf,
} from '../../../nodes/FoxitStructuralExtract/elements/rawElement';
import { objectIn } from '../../../nodes/shared/values/members';
import { cell, corners, region, simplifyElement, tableOf } from '../support/elements';

const NOTHINGS = [undefined, null, 0, 1, '', 'text', true, [], [1], {}];

describe('whatever is missing or of another type', () => {
	it('is nothing, and never an error', () => {
		for (const value of NOTHINGS) {
			const element = {
				...{ id: value, type: value, content: value, region: value, regions: value },
				...{ score: value, scores: value, level: value },
			};
			expect(() => simplifyElement(element)).not.toThrow();
			expect(objectIn(value)).toEqual({});
			expect(listOf(value)).toEqual(Array.isArray(value) ? value.map(() => ({})) : []);
			expect(textOf({ content: { text: value } })).toBe(typeof value === 'string' ? value : '');
			expect(boxOf({ boundingBox: value })).toBeUndefined();
			expect(pagesOf({ region: { page: value } })).toEqual(
				typeof value === 'number' ? [value] : [],
			);
		}
		expect(simplifyElement({})).toEqual({ id: '', type: '', text: '' });
	});

	it('leaves what is there', () => {
		expect(simplifyElement({ type: 'headerFooter', id: 'headerFooter1' })).toEqual({
			id: 'headerFooter1',
			type: 'headerFooter',
			text: '',
		});
		expect(simplifyElement({ type: 'new kind', content: { text: ' here ' } }).text).toBe('here');
	});
});

it('reads id, type and text', () => {
	const element = { id: 'head1', type: 'head', content: { text: 'a\r\nb\rc\nd ' } };
	expect([idOf(element), typeOf(element), textOf(element)]).toEqual([
		'head1',
		'head',
		'a\nb\nc\nd',
	]);
	expect(isHeaderFooter({ type: 'headerFooter' })).toBe(true);
	expect(isHeaderFooter({ type: 'head' })).toBe(false);
});

it.each([
	[1, 1],
	[3, 3],
	[0, undefined],
	[-1, undefined],
	['1', undefined],
])('level %p is %p', (level, wanted) => {
	expect(levelOf({ level })).toBe(wanted);
});

it('takes the score, or the lowest of the scores', () => {
	expect(scoreOf({ score: 0.5 })).toBe(0.5);
	expect(scoreOf({ score: 0 })).toBe(0);
	expect(scoreOf({ scores: [0.9, 'x', 0.7, null] })).toBe(0.7);
	expect(scoreOf({ scores: [] })).toBeUndefined();
	expect(scoreOf({ scores: new Array(500_000).fill(0.3) })).toBe(0.3);
});

describe('the place of an element', () => {
	it('is its region, else its regions', () => {
		expect(regionsOf({ region: region(2), regions: [region(3)] })).toEqual([region(2)]);
		expect(regionsOf({ region: {}, regions: [region(3), region(4)] })).toHaveLength(2);
		expect(pagesOf({ regions: [region(3), region(4), region(3)] })).toEqual([3, 4]);
	});

	it('is that of the first cell, where a table has no regions', () => {
		const cells = [cell(0, 0, 'a', { region: region(7) }), cell(0, 1, 'b', { region: region(8) })];
		expect(pagesOf(tableOf({ cells }, { regions: [] }))).toEqual([7]);
		expect(pagesOf(tableOf({ cells: [] }, { regions: [] }))).toEqual([]);
	});

	it('is a box around four corners, also of text that is turned', () => {
		const box = { left: 10, top: 20, right: 110, bottom: 70 };
		expect(boxOf({ boundingBox: corners(10, 20, 110, 70) })).toEqual(box);
		expect(boxOf({ boundingBox: [60, 20, 110, 45, 60, 70, 10, 45] })).toEqual(box);
		expect(boxOf({ boundingBox: [1, 2, 3, 4] })).toBeUndefined();
		expect(boxOf({ boundingBox: [1, 2, 3, 4, 5, 6, 7, '8'] })).toBeUndefined();
	});
});

it('a text has no control characters but tabs and line ends', () => {
	const element = { content: { text: 'a\u0000b\u001b[31m\tc\r\nd\u0085e' } };
	expect(textOf(element)).toBe('ab[31m\tc\nde');
});
