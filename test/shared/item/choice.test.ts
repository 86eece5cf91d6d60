import { choiceOf, choiceParameter } from '../../../nodes/shared/item/choice';
import { thrownBy } from '../../support/failures';
import { givenParameters } from '../../support/given-parameters';

const LEVELS = [
	{ name: 'High', value: 'HIGH' },
	{ name: 'Low', value: 'LOW' },
];

it.each([
	['HIGH', 'HIGH'],
	[' LOW\n', 'LOW'],
])('%j is a choice', (value, choice) => {
	expect(choiceOf(value, 'Level', LEVELS)).toBe(choice);
	expect(choiceParameter(givenParameters([], { level: value }), 'level', 'Level', LEVELS)).toBe(
		choice,
	);
});

it.each([
	['high', 'high'],
	['High', 'High'],
	['', ''],
	[undefined, ''],
	[null, ''],
	[3, '3'],
	[{ value: 'HIGH' }, ''],
	[['HIGH'], ''],
])('%j is none, and what can be is told', (value, quoted) => {
	const expected = {
		kind: 'input',
		message: `"Level" cannot be "${quoted}"`,
		facts: { parameter: 'Level', advice: 'It can be HIGH, LOW.' },
	};
	expect(thrownBy(() => choiceOf(value, 'Level', LEVELS))).toMatchObject(expected);
	const parameters = givenParameters([], { level: value });
	expect(thrownBy(() => choiceParameter(parameters, 'level', 'Level', LEVELS))).toMatchObject(
		expected,
	);
});
