import fc from 'fast-check';

import { isUnknownTask, readTaskState, taskFailure } from '../../../nodes/shared/task/taskState';
import { thrownBy } from '../../support/failures';

const phaseOf = (body: object) => readTaskState(body).phase;

describe('the status word (docs/contract/pdf-services.md#tasks)', () => {
	it.each([
		['PENDING', 'running'],
		['IN_PROGRESS', 'running'],
		['PROCESSING', 'running'],
		['COMPLETED', 'done'],
		['SUCCESS', 'done'],
		['SUCCEEDED', 'done'],
		['FAILED', 'failed'],
		['FAIL', 'failed'],
		['ERROR', 'failed'],
	])('%s is %s, in any case', (word, phase) => {
		const mixed = word.charAt(0) + word.slice(1).toLowerCase();
		for (const status of [word, word.toLowerCase(), mixed, ` ${word} `]) {
			expect(phaseOf({ status })).toBe(phase);
		}
	});

	it('may be called state', () => {
		expect(phaseOf({ state: 'COMPLETED' })).toBe('done');
	});

	it.each([
		['an unknown word', { status: 'REHEATING' }],
		['an empty word', { status: '' }],
		['no word', { taskId: 't' }],
		['null', { status: null }],
		['an object', { status: { name: 'COMPLETED' } }],
	])('%s means that the task still runs', (_what, body) => {
		expect(phaseOf(body)).toBe('running');
	});

	it('is kept as the service wrote it', () => {
		expect(readTaskState({ status: 'In_Progress' }).status).toBe('In_Progress');
	});

	it('unknown words mean running, whatever they are', () => {
		const known = /^\s*(completed|success|succeeded|failed|fail|error)\s*$/i;
		const word = fc.string().filter((text) => !known.test(text));
		fc.assert(fc.property(word, (status) => expect(phaseOf({ status })).toBe('running')));
	});
});

it.each([[undefined], [null], ['COMPLETED'], [42], [[]], [[{ status: 'COMPLETED' }]]])(
	'an answer of %j cannot be read',
	(body) => {
		expect(thrownBy(() => readTaskState(body)).kind).toBe('unreadableAnswer');
	},
);

it.each([
	[42, 42],
	['42', 42],
	[' 42.5 ', 42.5],
	[-3, 0],
	[250, 100],
	['', undefined],
	['half', undefined],
	[null, undefined],
	[NaN, undefined],
	[{}, undefined],
])('reads a progress of %j as %p', (progress, expected) => {
	expect(readTaskState({ progress }).progress).toBe(expected);
});

it('hands on the result, and the whole answer as it came', () => {
	const body = { status: 'COMPLETED', resultDocumentId: 'r1', resultData: { pages: 2 }, more: 1 };
	const state = readTaskState(body);
	expect(state).toMatchObject({ resultDocumentId: 'r1', resultData: { pages: 2 } });
	expect(state.raw).toEqual(body);
});

it('has no result document where the service sends an empty id', () => {
	expect(readTaskState({ status: 'COMPLETED', resultDocumentId: '' }).resultDocumentId).toBe(
		undefined,
	);
});

describe('the error of a failed task', () => {
	const failed = (error: unknown) => readTaskState({ status: 'FAILED', progress: 0, error });

	it.each([
		[
			{ code: '10000', message: 'm' },
			{ code: '10000', message: 'm' },
		],
		[
			{ code: 10000, message: 'm' },
			{ code: '10000', message: 'm' },
		],
		[{ message: 'm' }, { code: '', message: 'm' }],
		['plain words', { code: '', message: 'plain words' }],
		[undefined, undefined],
		[null, undefined],
	])('%j is read as %j', (error, expected) => {
		expect(failed(error).error).toEqual(expected);
	});

	it('tells an unknown task by the live wording', () => {
		const state = failed({
			code: '10000',
			message: 'GENERIC_SERVER_FAILURE, more info: task is not exist',
		});
		expect(isUnknownTask(state)).toBe(true);
		expect(taskFailure(state)).toMatchObject({
			kind: 'taskNotFound',
			facts: {
				foxitCode: '10000',
				foxitMessage: 'GENERIC_SERVER_FAILURE, more info: task is not exist',
			},
		});
	});

	it('does not take a running task for an unknown one', () => {
		const state = readTaskState({ status: 'PENDING', error: { message: 'task is not exist' } });
		expect(isUnknownTask(state)).toBe(false);
	});

	it.each(['Document is password-protected', 'Incorrect password', 'The file is encrypted'])(
		'"%s" asks for a password',
		(message) => {
			const failure = taskFailure(failed({ code: 'INTERNAL_SERVER_ERROR', message }));
			expect(failure.kind).toBe('passwordProtected');
			expect(failure.facts.foxitMessage).toBe(message);
		},
	);

	it('keeps any other code and message to the letter', () => {
		expect(taskFailure(failed({ code: 'X-17', message: 'Broken “zip” <part>' }))).toMatchObject({
			kind: 'taskFailed',
			facts: { foxitCode: 'X-17', foxitMessage: 'Broken “zip” <part>' },
		});
	});

	it('leaves out what the service did not say', () => {
		expect(taskFailure(failed(undefined)).facts).toEqual({});
	});
});
