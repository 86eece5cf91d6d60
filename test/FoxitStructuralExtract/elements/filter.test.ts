import {
	isWanted,
	type ElementFilter,
} from '../../../nodes/FoxitStructuralExtract/elements/filter';
import { paragraph, region, table } from '../support/elements';

const ALL: ElementFilter = { types: new Set(), pages: '', minimumScore: 0 };

it('wants everything when nothing is said, unknown types included', () => {
	for (const element of [{}, { type: 'new' }, paragraph('a'), paragraph('b', { score: 0 })]) {
		expect(isWanted(element, ALL)).toBe(true);
	}
});

it('goes by type', () => {
	const filter = { ...ALL, types: new Set(['table', 'title']) };
	expect(isWanted(table([['a']]), filter)).toBe(true);
	expect(isWanted(paragraph('a'), filter)).toBe(false);
	expect(isWanted({}, filter)).toBe(false);
});

it.each([
	['2', false],
	['1', true],
	['1-3', true],
	['odd', true],
	['even', false],
	['all', true],
	['2,4-9,1', true],
])('on page 1 the range %s wants: %p', (pages, wanted) => {
	expect(isWanted(paragraph('a'), { ...ALL, pages })).toBe(wanted);
});

it('wants a table on any of its pages, and nothing without a page when pages are named', () => {
	const long = table([['a']], { regions: [region(2), region(3), region(4)] });
	expect(isWanted(long, { ...ALL, pages: '4' })).toBe(true);
	expect(isWanted(long, { ...ALL, pages: '5' })).toBe(false);
	expect(isWanted({ type: 'headerFooter' }, { ...ALL, pages: '1' })).toBe(false);
});

it('goes by score; what has none passes', () => {
	const filter = { ...ALL, minimumScore: 0.8 };
	expect(isWanted(paragraph('a', { score: 0.8 }), filter)).toBe(true);
	expect(isWanted(paragraph('a', { score: 0.79 }), filter)).toBe(false);
	expect(isWanted({ type: 'image' }, filter)).toBe(true);
	expect(isWanted(table([['a']], { scores: [0.9, 0.5] }), filter)).toBe(false);
});
