import { jsonObject } from '../../../nodes/shared/item/jsonObject';
import { thrownBy } from '../../support/failures';

const LABEL = 'Additional Fields';

it.each([[undefined], [null], [''], ['{}'], [{}]])('%j is an empty object', (value) => {
	expect(jsonObject(value, LABEL)).toEqual({});
});

it.each([
	['text from the editor', '{"a":{"b":[1]}}'],
	['text over several lines', '{\n\t"a": { "b": [1] }\n}'],
	['an object from an expression', { a: { b: [1] } }],
])('%s is read', (_what, value) => {
	expect(jsonObject(value, LABEL)).toEqual({ a: { b: [1] } });
});

it.each([['[1]'], ['"text"'], ['42'], ['null'], ['true'], [[1]], [42], [true]])(
	'%j is no object',
	(value) => {
		expect(thrownBy(() => jsonObject(value, LABEL))).toMatchObject({
			kind: 'input',
			message: '"Additional Fields" must be a JSON object',
			facts: { parameter: LABEL, advice: 'It starts with { and ends with }.' },
		});
	},
);

it.each([['{'], ['{a: 1}'], ["{'a': 1}"], ['{"a": 1,}'], [' '], ['[object Object]']])(
	'%j is no JSON, and the reason is told',
	(value) => {
		const failure = thrownBy(() => jsonObject(value, LABEL));
		expect(failure).toMatchObject({
			kind: 'input',
			message: '"Additional Fields" is not valid JSON',
			facts: { parameter: LABEL },
		});
		expect(failure.facts.advice).toMatch(/JSON|position|property/i);
	},
);

it('a member called __proto__ is a member like others', () => {
	const object = jsonObject('{"__proto__": {"polluted": true}}', LABEL);
	expect(Object.keys(object)).toEqual(['__proto__']);
	expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
