import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ItemRecord } from '../itemRecord';

/** Foxit keeps documents and tasks for 24 hours; older notes lead nowhere. */
const KEEP_MS = 24 * 60 * 60_000;
/** Runs remembered at a time; far more than can be waiting for their next try in one process. */
const MAX_RUNS = 500;

type PaidWork = Pick<
	ItemRecord,
	| 'documentId'
	| 'documentIds'
	| 'taskId'
	| 'steps'
	| 'resultDocumentId'
	| 'envelopeId'
	| 'correlation'
	| 'unclearSubmit'
	| 'polls'
	| 'timings'
>;

interface Run {
	at: number;
	items: Map<number, PaidWork>;
	results: Map<number, INodeExecutionData[]>;
}

const runs = new Map<string, Run>();

/**
 * What a failed try of a node had paid for. n8n's Retry On Fail runs the whole node again, in the
 * same process; with these notes the next try picks up the tasks of the last one instead of
 * submitting, and paying, again.
 */
export interface RetryJournal {
	/** What an earlier try of this very run left behind for an item. */
	recall(itemIndex: number): PaidWork;
	/** Notes an item's ids for the next try. */
	note(itemIndex: number, record: ItemRecord): void;
	/** Keeps the results of an item that was done; a retry gives them again. */
	keep(itemIndex: number, results: INodeExecutionData[]): void;
	/** The results that an earlier try of this very run has kept. */
	results(itemIndex: number): INodeExecutionData[] | undefined;
	/** Drops the notes on one item. */
	forget(itemIndex: number): void;
	/** Drops all notes of this run. */
	clear(): void;
}

const NO_JOURNAL: RetryJournal = {
	recall: () => ({}),
	note: () => undefined,
	keep: () => undefined,
	results: () => undefined,
	forget: () => undefined,
	clear: () => undefined,
};

/** The journal of the node's current run; an empty one where no retry can follow. */
export function openJournal(context: IExecuteFunctions, now: number): RetryJournal {
	const node = context.getNode();
	if (!node.retryOnFail) return NO_JOURNAL;
	// A loop runs a node several times in one execution: only the run index tells a retry apart.
	const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
	const key = [context.getExecutionId(), node.id, runIndex].join('|');
	forgetOld(now);
	const open = () => {
		const run = runs.get(key) ?? { at: now, items: new Map(), results: new Map() };
		runs.set(key, run);
		return run;
	};
	return {
		recall: (itemIndex) => runs.get(key)?.items.get(itemIndex) ?? {},
		note: (itemIndex, record) => void open().items.set(itemIndex, paidWorkOf(record)),
		keep: (itemIndex, results) => {
			if (results.every(isLight)) open().results.set(itemIndex, results);
		},
		results: (itemIndex) => runs.get(key)?.results.get(itemIndex),
		forget: (itemIndex) => void runs.get(key)?.items.delete(itemIndex),
		clear: () => runs.delete(key),
	};
}

function paidWorkOf(record: ItemRecord): PaidWork {
	const { documentId, documentIds, taskId, steps, resultDocumentId } = record;
	const { envelopeId, correlation, unclearSubmit, polls, timings } = record;
	return {
		...(documentId && { documentId }),
		...(documentIds && { documentIds }),
		...(taskId && { taskId }),
		...(steps && { steps }),
		...(resultDocumentId && { resultDocumentId }),
		...(envelopeId && { envelopeId }),
		...(correlation && { correlation }),
		...(unclearSubmit && { unclearSubmit }),
		...(polls && { polls }),
		...(timings && { timings }),
	};
}

/** Whether an item's files are in n8n's store. In memory, they would be held until the retry. */
function isLight({ binary }: INodeExecutionData): boolean {
	return Object.values(binary ?? {}).every(({ id }) => id !== undefined);
}

function forgetOld(now: number): void {
	for (const [key, run] of runs) {
		if (now - run.at > KEEP_MS || runs.size > MAX_RUNS) runs.delete(key);
		else break; // A Map keeps the order of insertion, so the rest is younger.
	}
}
