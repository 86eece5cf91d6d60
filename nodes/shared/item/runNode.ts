import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toNodeError } from '../api/nodeError';
import { asFailure, cancelledFailure, type FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import type { Clock } from '../task/clock';
import { errorItem, withInputFields } from './outputItem';
import { redactFailure } from '../secrets/redactFailure';
import { secretsOf } from '../secrets/runSecrets';
import { describeRepeat, workDone } from '../workDone';
import { isTool, type Turn } from './intent';
import { RunClaims } from './runClaims';
import { itemOf, runError } from './runError';
import { logWork, notTried, progressReport, showRemarks } from './runReport';
import { runItems, type ItemOutcome, type RunItemsOptions } from './runItems';
import { underTimeLimit, type Limits } from './timeLimit';
import { tellOfFiles } from './toolFiles';

/** One item's turn, or the turn of several items together. */
export interface ItemTurn<S> extends Limits {
	session: S;
	/** The item, or the first of those that are worked on together. */
	itemIndex: number;
	/** All items of this turn. */
	itemIndexes: readonly number[];
	/** Which of the item's parts this turn is about, from 0. */
	part: number;
	/** What is meant by this turn: the same for every try of one run, and no other turn's. */
	intent: () => string;
	/** Holds the ids of an earlier try, when there was one; to be filled in on the way. */
	record: ItemRecord;
	/** Collects sentences for the user about things that did not stop the item. */
	remark: (sentence: string) => void;
}

export interface NodeRun<S> {
	/** Opens what all items share. */
	open: () => Promise<S>;
	/** Names an item's resource and operation. */
	label: (itemIndex: number) => Pick<ItemRecord, 'resource' | 'operation'>;
	/** Whether an item's results have the fields of their input item. */
	includesInputFields: (itemIndex: number) => boolean;
	/**
	 * The items that are worked on together, those of each turn, in the order of their first ones;
	 * `undefined`, or not given: each item has turns of its own.
	 */
	groups?: (all: readonly number[]) => ReadonlyArray<readonly number[]> | undefined;
	/** Milliseconds that each part of an item's work may take; no limit if not given. */
	timeLimitMs?: (itemIndex: number) => number;
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
	finish?: (session: S, stop: AbortSignal, output: INodeExecutionData[]) => Promise<string[]>;
	/** What is worth telling the user when the run is over. */
	summary?: (session: S, failedItems: number) => string[];
}

/** What a node's session must offer. */
export interface NodeSession {
	client: { readonly clock: Clock };
	slots: RunItemsOptions['slots'];
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
	if ('failure' in opened) {
		return failAll(context, redactFailure(opened.failure, secretsOf(context)));
	}
	const { session, turns } = opened;
	const claims = new RunClaims(context, turns);
	const records: ItemRecord[] = [];
	const remarks: string[] = [];
	const withInput = new Set<number>();
	try {
		const report = progressReport(context, turns.length);
		const raw = await runItems(
			{
				count: turns.length,
				slots: session.slots,
				stop,
				failFast: !context.continueOnFail(),
			},
			async (turnIndex, signals) => {
				const { itemIndexes = [], part = 0 } = turns[turnIndex] ?? {};
				const itemIndex = itemIndexes[0] ?? 0;
				const intent = () => claims.intent(turnIndex);
				const claim = claims.take(turnIndex);
				const record: ItemRecord = { ...run.label(itemIndex), ...claim?.work };
				records[turnIndex] = record;
				const remark = (sentence: string) => remarks.push(`${sentence} [item ${itemIndex}]`);
				const turn = { session, itemIndex, itemIndexes, part, intent, record, remark };
				try {
					if (run.includesInputFields(itemIndex)) withInput.add(itemIndex);
					if (claim?.results) return claim.results;
					return await underTimeLimit(
						run.timeLimitMs?.(itemIndex) ?? Infinity,
						session.client.clock,
						signals,
						async (limits) => await run.work({ ...turn, ...limits }),
					);
				} finally {
					if (record.repeatedSubmit) remark(describeRepeat(record.repeatedSubmit));
					report();
				}
			},
		);
		const outcomes = raw.map((outcome) => withoutSecrets(context, outcome));
		if (stop.aborted) return logAndThrowCancelled(context, records, turns);
		const failed = outcomes.filter((outcome) => 'failure' in outcome).length;
		const fails = failed > 0 && !context.continueOnFail();
		const output = fails ? undefined : collect(context, outcomes, turns, records, withInput);
		const isRetried = failed > 0 && claims.mayBeRetried(output);
		if (isRetried) claims.leave({ outcomes, records, keepsResults: run.keepsResults === true });
		// A retry may need what this run would take away.
		if (output && !isRetried) remarks.push(...((await run.finish?.(session, stop, output)) ?? []));
		const summary = run.summary?.(session, fails ? 0 : failed);
		if (summary) remarks.unshift(...summary);
		remarks.unshift(...notTried(outcomes));
		if (output) return [isTool(context) ? output.map(tellOfFiles) : output];
		return logAndThrow(context, outcomes, turns, records);
	} finally {
		claims.close();
		session.close();
		showRemarks(context, remarks);
	}
}

function withoutSecrets<T>(context: IExecuteFunctions, outcome: ItemOutcome<T>): ItemOutcome<T> {
	if ('value' in outcome) return outcome;
	return { failure: redactFailure(outcome.failure, secretsOf(context)) };
}

async function tryOpen<S>(
	context: IExecuteFunctions,
	run: NodeRun<S>,
): Promise<{ session: S; turns: Turn[] } | { failure: FoxitFailure }> {
	try {
		const all = context.getInputData().map((_, itemIndex) => itemIndex);
		const groups = all.length > 0 ? run.groups?.(all) : undefined;
		const turns = groups
			? groups.map((itemIndexes) => ({ itemIndexes: [...itemIndexes], part: 0 }))
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

/** Under Continue On Fail, a failed item becomes an error item in its place. */
function collect(
	context: IExecuteFunctions,
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>,
	turns: Turn[],
	records: ItemRecord[],
	withInput: ReadonlySet<number>,
): INodeExecutionData[] {
	const input = context.getInputData();
	return outcomes.flatMap((outcome, turnIndex) => {
		if ('value' in outcome) {
			const takesOver = withInput.has(turns[turnIndex]?.itemIndexes[0] ?? 0);
			return takesOver ? outcome.value.map((item) => withInputFields(item, input)) : outcome.value;
		}
		const { failure } = outcome;
		const itemIndex = itemOf(failure, turns[turnIndex]?.itemIndexes);
		const record = records[turnIndex];
		const place = { itemIndex, ...(record && { record }) };
		const error = toNodeError(context.getNode(), failure, place);
		const item = errorItem(itemIndex, error, failure, record);
		const { itemIndexes = [] } = turns[turnIndex] ?? {};
		if (itemIndexes.length < 2 || failure.facts.itemIndex !== undefined) return item;
		return { ...item, pairedItem: itemIndexes.map((index) => ({ item: index })) };
	});
}

/** The error names the paid work of all items, and so does the log, without a limit. */
function logAndThrow(
	context: IExecuteFunctions,
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>,
	turns: Turn[],
	records: ItemRecord[],
): never {
	const items = itemsOf(turns);
	logWork(context, 'Failed', workDone(records, items));
	throw runError(context.getNode(), outcomes, items, records);
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

function itemsOf(turns: readonly Turn[]): Array<readonly number[]> {
	return turns.map(({ itemIndexes }) => itemIndexes);
}
