import fc from 'fast-check';

import { isInRange, pageList, pageRange } from '../../../nodes/shared/pages/pageRange';
import { thrownBy } from '../../support/failures';

const ADVICE = 'Write pages and spans with commas between them, e.g. 1-3,5,8-10.';

describe('a page range', () => {
	it.each([
		['', ''],
		['  ', ''],
		['1', '1'],
		['1,3,5', '1,3,5'],
		['1-5', '1-5'],
		['1,3,5-10', '1,3,5-10'],
		['7-7', '7'],
		[' 1 - 3 , 5 ', '1-3,5'],
		['1–3', '1-3'],
		['003', '3'],
		['3,1,2', '3,1,2'],
		['2,2', '2,2'],
		['all', 'all'],
		[' EVEN ', 'even'],
		['Odd', 'odd'],
	])('"%s" is sent as "%s"', (text, sent) => {
		expect(pageRange(text, 'Page Range')).toBe(sent);
	});
});

describe('a list of pages', () => {
	it.each([
		['1', [1]],
		['1-3,5', [1, 2, 3, 5]],
		['5,1-2', [5, 1, 2]],
		['2-2', [2]],
	])('"%s" is %j', (text, pages) => {
		expect(pageList(text, 'Pages')).toEqual(pages);
	});

	it.each([
		['', 'It is empty'],
		['all', '"all" cannot be used here: name the pages by their numbers'],
		['Even', '"even" cannot be used here: name the pages by their numbers'],
		['1-20001', 'It lists 20001 pages; the most is 20000'],
		['1-15000,1-15000', 'It lists 30000 pages; the most is 20000'],
	])('"%s" is refused', (text, reason) => {
		expect(thrownBy(() => pageList(text, 'Pages'))).toMatchObject({
			kind: 'input',
			message: `"Pages" cannot be used. ${reason}`,
			facts: { parameter: 'Pages', advice: ADVICE },
		});
	});

	it('takes as many pages as the most', () => {
		expect(pageList('1-20000', 'Pages')).toHaveLength(20_000);
	});
});

describe.each([
	['pageRange', pageRange],
	['pageList', pageList],
])('%s refuses', (_name, read) => {
	it.each([
		['3-1', '3-1: the range runs backwards'],
		['1,10-2', '10-2: the range runs backwards'],
		['0', '0: pages are counted from 1'],
		['0-3', '0-3: pages are counted from 1'],
		['1,,2', 'There is nothing between two commas, or after the last one'],
		['1,', 'There is nothing between two commas, or after the last one'],
		[',', 'There is nothing between two commas, or after the last one'],
		['1,all', '"all" stands for a whole range and cannot be combined with others'],
		['odd,2', '"odd" stands for a whole range and cannot be combined with others'],
		['abc', '"abc" is neither a page nor a span of pages'],
		['1-', '"1-" is neither a page nor a span of pages'],
		['-2', '"-2" is neither a page nor a span of pages'],
		['1-2-3', '"1-2-3" is neither a page nor a span of pages'],
		['1.5', '"1.5" is neither a page nor a span of pages'],
		['1;2', '"1;2" is neither a page nor a span of pages'],
		['1 2', '"1 2" is neither a page nor a span of pages'],
		['٣', '"٣" is neither a page nor a span of pages'],
		['9007199254740993', '9007199254740993: no document has that many pages'],
	])('"%s"', (text, reason) => {
		expect(thrownBy(() => read(text, 'Pages'))).toMatchObject({
			kind: 'input',
			message: `"Pages" cannot be used. ${reason}`,
			facts: { parameter: 'Pages', advice: ADVICE },
		});
	});
});

describe('whether a page is in a range', () => {
	it.each([
		['', [1, 2, 3, 4]],
		['all', [1, 2, 3, 4]],
		['even', [2, 4]],
		['odd', [1, 3]],
		['2-3', [2, 3]],
		['4,1', [1, 4]],
		['9', []],
	])('"%s"', (range, pages) => {
		expect([1, 2, 3, 4].filter((page) => isInRange(page, range))).toEqual(pages);
	});
});

describe('any range', () => {
	const span = fc
		.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 20 }))
		.map(([first, more]) => ({ first, last: first + more }));
	const spans = fc.array(span, { minLength: 1, maxLength: 8 });
	const blank = fc.constantFrom('', ' ', '  ', '\t');
	const written = fc.tuple(spans, blank, fc.constantFrom('-', '–')).map(([list, space, dash]) => ({
		text: list
			.map(({ first, last }) =>
				first === last ? `${first}` : `${first}${space}${dash}${space}${last}`,
			)
			.join(`${space},${space}`),
		pages: list.flatMap(({ first, last }) =>
			Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
		),
	}));

	it('means the same to the service as it lists here', () => {
		fc.assert(
			fc.property(written, ({ text, pages }) => {
				expect(pageList(text, 'Pages')).toEqual(pages);
				const sent = pageRange(text, 'Pages');
				expect(sent).toMatch(/^\d+(-\d+)?(,\d+(-\d+)?)*$/);
				expect(pageList(sent, 'Pages')).toEqual(pages);
				// Once tidy, it stays as it is.
				expect(pageRange(sent, 'Pages')).toBe(sent);
			}),
		);
	});

	it('holds exactly the pages that it lists', () => {
		fc.assert(
			fc.property(written, fc.integer({ min: 1, max: 530 }), ({ text, pages }, page) => {
				expect(isInRange(page, pageRange(text, 'Pages'))).toBe(pages.includes(page));
			}),
		);
	});

	it('is read or refused by name, whatever it says', () => {
		const anything = fc.oneof(
			fc.string(),
			fc.string({ unit: fc.constantFrom(...'0123456789-–, alevnod') }),
		);
		fc.assert(
			fc.property(anything, (text) => {
				try {
					expect(pageRange(text, 'Pages')).toMatch(/^(|all|even|odd|[\d,-]+)$/);
				} catch (caught) {
					expect(caught).toMatchObject({ kind: 'input', facts: { parameter: 'Pages' } });
				}
			}),
		);
	});
});
