import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemRecord } from '../../../nodes/shared/itemRecord';
import { openJournal } from '../../../nodes/shared/item/retryJournal';

const DAY_MS = 24 * 60 * 60_000;

interface Run {
	executionId?: string;
	nodeId?: string;
	runIndex?: number;
	retryOnFail?: boolean;
}

function contextOf({
	executionId = 'e1',
	nodeId = 'n1',
	runIndex = 0,
	retryOnFail = true,
}: Run): IExecuteFunctions {
	return {
		getNode: () => ({ id: nodeId, retryOnFail }),
		getExecutionId: () => executionId,
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
	} as unknown as IExecuteFunctions;
}

const record = (ids: Partial<ItemRecord>): ItemRecord => ({
	resource: 'r',
	operation: 'o',
	fileName: 'not noted',
	...ids,
});

/** Runs of their own, so that one test does not remember another's. */
let executions = 0;
const newRun = (more: Run = {}): Run => ({ executionId: `run ${(executions += 1)}`, ...more });

it('the next try of a run finds what the last one has paid for, and that alone', () => {
	const run = newRun();
	const ids = { documentId: 'd', taskId: 't', resultDocumentId: 'r' };
	const first = openJournal(contextOf(run), 0);
	first.note(0, record(ids));
	first.note(2, record({ taskId: 't2' }));
	const second = openJournal(contextOf(run), 5_000);
	expect(second.recall(0)).toEqual(ids);
	expect(second.recall(1)).toEqual({});
	expect(second.recall(2)).toEqual({ taskId: 't2' });
});

it('a later note replaces an earlier one', () => {
	const run = newRun();
	openJournal(contextOf(run), 0).note(0, record({ taskId: 't' }));
	openJournal(contextOf(run), 1).note(0, record({}));
	expect(openJournal(contextOf(run), 2).recall(0)).toEqual({});
});

it.each<[string, Run]>([
	['another execution', { executionId: 'another' }],
	['another node', { nodeId: 'n2' }],
	['another turn of a loop', { runIndex: 1 }],
])('%s finds nothing', (_what, other) => {
	const run = newRun();
	openJournal(contextOf(run), 0).note(0, record({ taskId: 't' }));
	expect(openJournal(contextOf({ ...run, ...other }), 1).recall(0)).toEqual({});
});

it('nothing is noted where no retry can follow', () => {
	const run = newRun();
	openJournal(contextOf({ ...run, retryOnFail: false }), 0).note(0, record({ taskId: 't' }));
	expect(openJournal(contextOf(run), 1).recall(0)).toEqual({});
	expect(openJournal(contextOf({ ...run, retryOnFail: false }), 1).recall(0)).toEqual({});
});

it('a run that has ended well leaves nothing behind', () => {
	const run = newRun();
	const journal = openJournal(contextOf(run), 0);
	journal.note(0, record({ taskId: 't' }));
	journal.clear();
	expect(openJournal(contextOf(run), 1).recall(0)).toEqual({});
});

it('notes older than a day are dropped: Foxit has dropped the documents too', () => {
	const run = newRun();
	openJournal(contextOf(run), 0).note(0, record({ taskId: 't' }));
	expect(openJournal(contextOf(run), DAY_MS + 1).recall(0)).toEqual({});
});

it('remembers the youngest few hundred runs', () => {
	const runs = Array.from({ length: 800 }, () => newRun());
	for (const run of runs) openJournal(contextOf(run), 10 * DAY_MS).note(0, record({ taskId: 't' }));
	const recall = (run: Run | undefined) => openJournal(contextOf(run ?? {}), 10 * DAY_MS).recall(0);
	expect(recall(runs.at(-1))).toEqual({ taskId: 't' });
	expect(recall(runs[0])).toEqual({});
});

describe('results that Foxit does not keep', () => {
	const stored = { mimeType: 'application/pdf', id: 'filesystem-v2:1', data: 'filesystem-v2' };
	const inMemory = { mimeType: 'application/pdf', data: 'JVBERi0=' };

	it('are there for the next try, until the run has ended well', () => {
		const run = newRun();
		const results = [{ json: { a: 1 }, binary: { data: stored } }, { json: {} }];
		openJournal(contextOf(run), 0).keep(1, results);
		const second = openJournal(contextOf(run), 1);
		expect(second.results(0)).toBeUndefined();
		expect(second.results(1)).toBe(results);
		second.clear();
		expect(openJournal(contextOf(run), 2).results(1)).toBeUndefined();
	});

	it('are not held where their files would be in memory', () => {
		const run = newRun();
		const mixed = [{ json: {}, binary: { a: stored, b: inMemory } }];
		openJournal(contextOf(run), 0).keep(0, mixed);
		expect(openJournal(contextOf(run), 1).results(0)).toBeUndefined();
	});

	it('are not kept where no retry can follow', () => {
		const run = newRun();
		openJournal(contextOf({ ...run, retryOnFail: false }), 0).keep(0, [{ json: {} }]);
		expect(openJournal(contextOf(run), 1).results(0)).toBeUndefined();
	});
});
