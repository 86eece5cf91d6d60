import fc from 'fast-check';

import {
	collectionOf,
	numberWithin,
	requiredText,
	textOf,
} from '../../../nodes/shared/item/parameters';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const given = (values: Record<string, unknown>) => givenParameters([], values);

describe('a text', () => {
	it.each([
		['words', 'words'],
		['  blanks around \n', 'blanks around'],
		[42, '42'],
		[true, 'true'],
		[undefined, ''],
		[null, ''],
		[{ a: 1 }, ''],
	])('of %j is "%s"', (value, text) => {
		expect(textOf(given({ field: value }), 'field')).toBe(text);
	});

	it('that is required names its parameter when it is empty', () => {
		expect(thrownBy(() => requiredText(given({ taskId: ' ' }), 'taskId', 'Task ID'))).toMatchObject(
			{
				kind: 'input',
				message: '"Task ID" is empty',
				facts: { parameter: 'Task ID' },
			},
		);
		expect(requiredText(given({ taskId: ' t1 ' }), 'taskId', 'Task ID')).toBe('t1');
	});
});

it.each([
	[{ a: 1 }, { a: 1 }],
	[undefined, {}],
	[null, {}],
	['', {}],
])('a collection of %j is %j', (value, expected) => {
	expect(collectionOf(given({ options: value }), 'options')).toEqual(expected);
});

describe('a number within bounds', () => {
	const bounds = { min: 0, max: 10, fallback: 5 };

	it.each([
		[undefined, 5],
		[null, 5],
		['', 5],
		[0, 0],
		[10, 10],
		['7', 7],
		['2.5', 2.5],
	])('%j is %d', (value, number) => {
		expect(numberWithin(value, 'Timeout', bounds)).toBe(number);
	});

	it.each([
		[-1],
		[11],
		['words'],
		[NaN],
		[Infinity],
		['-0.1'],
		[{}],
		[true],
		[[5]],
		[[{ toString: '' }]],
	])('%p is refused', (value) => {
		expect(thrownBy(() => numberWithin(value, 'Timeout', bounds))).toMatchObject({
			kind: 'input',
			message: '"Timeout" must be a number between 0 and 10',
			facts: { parameter: 'Timeout' },
		});
	});

	it('says what it counts, and that it must be whole', () => {
		const whole = { ...bounds, max: Infinity, unit: 'seconds', integer: true };
		expect(thrownBy(() => numberWithin(1.5, 'Timeout', whole)).message).toBe(
			'"Timeout" must be a whole number of at least 0 seconds',
		);
	});

	it('is within its bounds or refused, whatever was given', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				let number: number;
				try {
					number = numberWithin(value, 'Timeout', bounds);
				} catch (caught) {
					expect(caught).toMatchObject({ kind: 'input' });
					return;
				}
				expect(number).toBeGreaterThanOrEqual(0);
				expect(number).toBeLessThanOrEqual(10);
			}),
		);
	});
});
