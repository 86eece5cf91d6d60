import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { n8nClock } from '../api/n8nClock';
import { toNodeError } from '../api/nodeError';
import { asFailure, cancelledFailure, type FailureKind, type FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { errorItem } from './outputItem';
import { ClaimStore, NO_CLAIMS, paidWorkOf, type Claims } from './claims';
import { intentsOf, runKeyOf, type Turn } from './intent';
import { itemOf, runError } from './runError';
import { describeWork, workDone, type WorkDone } from '../workDone';
import { runItems, type ItemOutcome, type ItemSignals } from './runItems';

/** One item's turn, or the turn of all items together. */
export interface ItemTurn<S> {
	session: S;
	/** The item, or the first of those that are worked on together. */
	itemIndex: number;
	/** All items of this turn. */
	itemIndexes: readonly number[];
	/** Which of the item's parts this turn is about, from 0. */
	part: number;
	/** What is meant by this turn: the same for every try of one run, see `intentsOf`. */
	intent: () => string;
	/** Holds the ids of an earlier try, when there was one; to be filled in on the way. */
	record: ItemRecord;
	signals: ItemSignals;
	/** Collects sentences for the user about things that did not stop the item. */
	remark: (sentence: string) => void;
}

export interface NodeRun<S> {
	/** Opens what all items share. */
	open: () => Promise<S>;
	/** Names an item's resource and operation. */
	label: (itemIndex: number) => Pick<ItemRecord, 'resource' | 'operation'>;
	/** Whether all items are worked on in one turn. */
	together?: () => boolean;
	/** How many parts, each with a turn of its own, an item is worked on in; 1 if not given. */
	parts?: (itemIndex: number) => number;
	/** Whether a retry has to find the results of the try before, because Foxit does not keep them. */
	keepsResults?: boolean;
	work: (turn: ItemTurn<S>) => Promise<INodeExecutionData[]>;
	/**
	 * What is to be done once the run has given its output, and no retry can follow.
	 *
	 * @returns sentences for the user
	 */
	finish?: (session: S, stop: AbortSignal) => Promise<string[]>;
	/** What is worth telling the user when the run is over. */
	summary?: (session: S, failedItems: number) => string[];
}

/** What a node's session must offer. */
export interface NodeSession {
	concurrency: number;
	/** How many items may wait for Foxit at a time before no further one begins; no limit if not given. */
	mostAside?: () => number;
	close: () => void;
}

/**
 * Runs a node's items: side by side, output in input order, one catch per item. Under Continue On
 * Fail a failed item becomes an error item in its place; otherwise the node fails with the first
 * item's error, which also names the paid work of the others.
 */
export async function runNode<S extends NodeSession>(
	context: IExecuteFunctions,
	run: NodeRun<S>,
): Promise<INodeExecutionData[][]> {
	const stop = context.getExecutionCancelSignal() ?? new AbortController().signal;
	const opened = await tryOpen(context, run);
	if ('failure' in opened) return failAll(context, opened.failure);
	const { session, turns } = opened;
	const intentOf = intentsOf(context, turns);
	const claims = openClaims(context);
	const records: ItemRecord[] = [];
	const remarks: string[] = [];
	try {
		const report = progressReport(context, turns.length);
		const outcomes = await runItems(
			{
				count: turns.length,
				concurrency: session.concurrency,
				...(session.mostAside && { mostAside: session.mostAside }),
				stop,
				failFast: !context.continueOnFail(),
			},
			async (turnIndex, signals) => {
				const { itemIndexes = [], part = 0 } = turns[turnIndex] ?? {};
				const itemIndex = itemIndexes[0] ?? 0;
				const intent = () => intentOf(turnIndex);
				const claim = claims === NO_CLAIMS ? undefined : claims.take(intent());
				const record = { ...run.label(itemIndex), ...claim?.work };
				records[turnIndex] = record;
				if (claim?.results) return linkedTo(claim.results, itemIndexes);
				const remark = (sentence: string) => remarks.push(`${sentence} [item ${itemIndex}]`);
				const turn = { session, itemIndex, itemIndexes, part, intent, record, signals, remark };
				try {
					return await run.work(turn);
				} finally {
					report();
				}
			},
		);
		const failed = outcomes.filter((outcome) => 'failure' in outcome).length;
		if (failed > 0 && claims !== NO_CLAIMS) {
			const keepsResults = run.keepsResults === true;
			openForRetry(claims, { outcomes, records, intentOf, keepsResults });
		}
		if (stop.aborted) return logAndThrowCancelled(context, records, turns);
		if (failed === 0 || context.continueOnFail()) {
			remarks.push(...((await run.finish?.(session, stop)) ?? []));
		}
		const summary = run.summary?.(session, context.continueOnFail() ? failed : 0);
		if (summary) remarks.unshift(...summary);
		return [collect(context, outcomes, turns, records)];
	} finally {
		claims.close(n8nClock.now());
		session.close();
		showRemarks(context, remarks);
	}
}

async function tryOpen<S>(
	context: IExecuteFunctions,
	run: NodeRun<S>,
): Promise<{ session: S; turns: Turn[] } | { failure: FoxitFailure }> {
	try {
		const all = context.getInputData().map((_, itemIndex) => itemIndex);
		const together = all.length > 0 && run.together?.() === true;
		const turns = together
			? [{ itemIndexes: all, part: 0 }]
			: all.flatMap((itemIndex) => partsOf(itemIndex, run.parts?.(itemIndex) ?? 1));
		return { session: await run.open(), turns };
	} catch (caught) {
		return { failure: asFailure(caught) };
	}
}

function partsOf(itemIndex: number, count: number): Turn[] {
	return Array.from({ length: count }, (_, part) => ({ itemIndexes: [itemIndex], part }));
}

/** What keeps the node from starting concerns every item. */
function failAll(context: IExecuteFunctions, failure: FoxitFailure): INodeExecutionData[][] {
	const error = toNodeError(context.getNode(), failure);
	if (!context.continueOnFail()) throw error;
	return [
		context.getInputData().map((_, itemIndex) => errorItem(itemIndex, error, failure, undefined)),
	];
}

/** A line in n8n's log each time another tenth of the items is done. */
function progressReport(context: IExecuteFunctions, count: number): () => void {
	const step = Math.max(1, Math.ceil(count / 10));
	let done = 0;
	return () => {
		done += 1;
		if (count === 1 || (done % step !== 0 && done !== count)) return;
		context.logger.info(`${context.getNode().name}: ${done} of ${count} items done`);
	};
}

function collect(
	context: IExecuteFunctions,
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>,
	turns: Turn[],
	records: ItemRecord[],
): INodeExecutionData[] {
	const failed = outcomes.some((outcome) => 'failure' in outcome);
	if (failed && !context.continueOnFail()) {
		const items = itemsOf(turns);
		logWork(context, 'Failed', workDone(records, items));
		throw runError(context.getNode(), outcomes, items, records);
	}
	return outcomes.flatMap((outcome, turnIndex) => {
		if ('value' in outcome) return outcome.value;
		const { failure } = outcome;
		const itemIndex = itemOf(failure, turns[turnIndex]?.itemIndexes);
		const record = records[turnIndex];
		const place = { itemIndex, ...(record && { record }) };
		const error = toNodeError(context.getNode(), failure, place);
		return errorItem(itemIndex, error, failure, record);
	});
}

/** One for all nodes and executions of this process: n8n runs a node again in the same one. */
const claimStore = new ClaimStore();

function openClaims(context: IExecuteFunctions): Claims {
	if (!context.getNode().retryOnFail) return NO_CLAIMS;
	return claimStore.begin(runKeyOf(context), n8nClock.now());
}

/** Failures that end a task for good: a retry has to submit anew, but need not upload again. */
const TASK_IS_OVER = new Set<FailureKind>(['passwordProtected', 'taskFailed', 'taskNotFound']);

interface Tried {
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>;
	records: ItemRecord[];
	intentOf: (turnIndex: number) => string;
	keepsResults: boolean;
}

/** Opens claims on what a failed try has paid for, so that a retry does not pay again. */
function openForRetry(claims: Claims, { outcomes, records, intentOf, keepsResults }: Tried): void {
	records.forEach((record, turnIndex) => {
		const outcome = outcomes[turnIndex];
		if (!outcome) return;
		const intent = intentOf(turnIndex);
		const work = paidWorkOf(record);
		const kind = 'failure' in outcome ? outcome.failure.kind : undefined;
		// A result may be too young to be known everywhere. Without one, it is the input that is gone.
		if (kind === 'documentNotFound' && !work.resultDocumentId) return;
		if (kind && TASK_IS_OVER.has(kind)) {
			delete work.taskId;
			delete work.resultDocumentId;
		}
		const results = 'value' in outcome && keepsResults ? outcome.value : undefined;
		const kept = results?.every(isLight) ? { work, results } : { work };
		if (results || Object.keys(work).length > 0) claims.open(intent, kept);
	});
}

/** Whether an item's files are in n8n's store. In memory, they would be held until the retry. */
function isLight({ binary }: INodeExecutionData): boolean {
	return Object.values(binary ?? {}).every(({ id }) => id !== undefined);
}

/** Results of an earlier try belong to the item that asks for them now, wherever it stood then. */
function linkedTo(
	results: INodeExecutionData[],
	itemIndexes: readonly number[],
): INodeExecutionData[] {
	const [only] = itemIndexes;
	if (itemIndexes.length !== 1 || only === undefined) return results;
	return results.map((result) => ({ ...result, pairedItem: { item: only } }));
}

/** Nobody sees the error of a stopped run, so the way back to paid and mailed work goes to the log. */
function logAndThrowCancelled(
	context: IExecuteFunctions,
	records: ItemRecord[],
	turns: Turn[],
): never {
	const work = workDone(records, itemsOf(turns));
	logWork(context, 'Stopped', work);
	throw toNodeError(context.getNode(), cancelledFailure(), { others: work });
}

/** One line for each item, so that none is cut off. */
function logWork(context: IExecuteFunctions, what: string, work: readonly WorkDone[]): void {
	const { name } = context.getNode();
	for (const one of work) {
		context.logger.info(`${name}: ${what}, ${one.resource} ${one.operation}, ${describeWork(one)}`);
	}
}

function itemsOf(turns: readonly Turn[]): Array<readonly number[]> {
	return turns.map(({ itemIndexes }) => itemIndexes);
}

function showRemarks(context: IExecuteFunctions, remarks: string[]): void {
	for (const message of new Set(remarks)) {
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}
