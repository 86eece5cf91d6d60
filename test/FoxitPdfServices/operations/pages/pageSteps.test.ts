import {
	addBlankStep,
	deleteStep,
	moveStep,
	rotateStep,
} from '../../../../nodes/FoxitPdfServices/operations/pages/pageSteps';
import { thrownBy } from '../../../support/failures';
import { givenParameters } from '../../../support/given-parameters';

const STEPS = { addBlank: addBlankStep, delete: deleteStep, move: moveStep, rotate: rotateStep };

type Values = Record<string, unknown>;

const operationOf = (step: keyof typeof STEPS, values: Values) =>
	STEPS[step].toOperation(givenParameters(STEPS[step].properties, values));

it.each<[keyof typeof STEPS, Values, Values]>([
	[
		'rotate',
		{ pages: '1,3-4', rotation: 'ROTATE_180' },
		{ type: 'ROTATE_PAGES', pages: [1, 3, 4], rotation: 'ROTATE_180' },
	],
	['delete', { pages: ' 2 ' }, { type: 'DELETE_PAGES', pages: [2] }],
	[
		'move',
		{ pages: 5, targetPosition: '1' },
		{ type: 'MOVE_PAGES', pages: [5], targetPosition: 1 },
	],
	['delete', { pages: 2 }, { type: 'DELETE_PAGES', pages: [2] }],
	[
		'move',
		{ pages: '5,4', targetPosition: 1 },
		{ type: 'MOVE_PAGES', pages: [5, 4], targetPosition: 1 },
	],
	['move', { pages: '5' }, { type: 'MOVE_PAGES', pages: [5], targetPosition: 1 }],
	['addBlank', { pageCount: 3 }, { type: 'ADD_PAGES', pageCount: 3 }],
	['addBlank', {}, { type: 'ADD_PAGES', pageCount: 1 }],
])('%s of %j', (step, values, operation) => {
	expect(operationOf(step, values)).toEqual(operation);
});

it.each<[keyof typeof STEPS, Values, string, string]>([
	['rotate', { pages: '' }, 'Pages', 'It is empty'],
	['rotate', { pages: 'all' }, 'Pages', 'name the pages by their numbers'],
	['rotate', { pages: '3-1' }, 'Pages', '3-1: the range runs backwards'],
	['rotate', { pages: '1', rotation: 90 }, 'Rotation', '"Rotation" cannot be 90'],
	['rotate', { pages: '1', rotation: '' }, 'Rotation', '"Rotation" cannot be ""'],
	['delete', { pages: 'ALL' }, 'Pages', '"Pages" names every page'],
	['delete', { pages: 'odd' }, 'Pages', 'name the pages by their numbers'],
	['move', { pages: '1', targetPosition: 0 }, 'Target Position', 'a whole number between 1 and'],
	['move', { pages: '1', targetPosition: 1.5 }, 'Target Position', 'a whole number'],
	['move', { pages: '', targetPosition: 1 }, 'Pages', 'It is empty'],
	['addBlank', { pageCount: 0 }, 'Number of Pages', 'a whole number between 1 and 10000'],
	['addBlank', { pageCount: 10_001 }, 'Number of Pages', 'a whole number between 1 and 10000'],
	['addBlank', { pageCount: 'many' }, 'Number of Pages', 'a whole number'],
])('%s of %j is refused by name', (step, values, parameter, reason) => {
	const failure = thrownBy(() => operationOf(step, values));
	expect(failure).toMatchObject({ kind: 'input', facts: { parameter } });
	expect(failure.message).toContain(reason);
});

it.each(Object.keys(STEPS) as Array<keyof typeof STEPS>)(
	'%s takes what its fields have at first, once the pages are named',
	(step) => {
		const initial = STEPS[step].properties.map(({ name, default: value }) => [name, value]);
		const values = { ...(Object.fromEntries(initial) as Values), pages: '1' };
		expect(operationOf(step, values)).toHaveProperty('type');
	},
);
