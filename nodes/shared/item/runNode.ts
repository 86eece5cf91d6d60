import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { n8nClock } from '../api/n8nClock';
import { toNodeError } from '../api/nodeError';
import { asFailure, cancelledFailure, type FailureKind, type FoxitFailure } from '../failure';
import type { ItemRecord } from './itemRecord';
import { errorItem } from './outputItem';
import { openJournal, type RetryJournal } from './retryJournal';
import { runItems, type ItemOutcome, type ItemSignals } from './runItems';

/** One item's turn. */
export interface ItemTurn<S> {
	session: S;
	itemIndex: number;
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
	work: (turn: ItemTurn<S>) => Promise<INodeExecutionData[]>;
}

/**
 * Runs a node's items: side by side, output in input order, one catch per item. Under Continue On
 * Fail a failed item becomes an error item in its place; otherwise the node fails with the first
 * item's error, which also names the paid work of the others.
 */
export async function runNode<S extends { concurrency: number; close: () => void }>(
	context: IExecuteFunctions,
	run: NodeRun<S>,
): Promise<INodeExecutionData[][]> {
	const stop = context.getExecutionCancelSignal() ?? new AbortController().signal;
	const session = await openSafely(context, run);
	const journal = openJournal(context, n8nClock.now());
	const records: ItemRecord[] = [];
	const remarks: string[] = [];
	try {
		const outcomes = await runItems(
			{
				count: context.getInputData().length,
				concurrency: session.concurrency,
				stop,
				failFast: !context.continueOnFail(),
			},
			async (itemIndex, signals) => {
				const record = { ...run.label(itemIndex), ...journal.recall(itemIndex) };
				records[itemIndex] = record;
				const remark = (sentence: string) => remarks.push(`${sentence} [item ${itemIndex}]`);
				return await run.work({ session, itemIndex, record, signals, remark });
			},
		);
		if (stop.aborted) return logAndThrowCancelled(context, records);
		return [collect(context, outcomes, records, journal)];
	} finally {
		session.close();
		showRemarks(context, remarks);
	}
}

async function openSafely<S>(context: IExecuteFunctions, run: NodeRun<S>): Promise<S> {
	try {
		return await run.open();
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

function collect(
	context: IExecuteFunctions,
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>,
	records: ItemRecord[],
	journal: RetryJournal,
): INodeExecutionData[] {
	const failed = outcomes.some((outcome) => 'failure' in outcome);
	if (failed) notePaidWork(outcomes, records, journal);
	else journal.clear();

	if (failed && !context.continueOnFail()) throw runError(context, outcomes, records);
	return outcomes.flatMap((outcome, itemIndex) => {
		if ('value' in outcome) return outcome.value;
		const { failure } = outcome;
		const record = records[itemIndex];
		const place = { itemIndex, ...(record && { record }) };
		const error = toNodeError(context.getNode(), failure, place);
		return errorItem(itemIndex, error, failure, record);
	});
}

/** Failures that end a task for good, so that a retry has to submit anew. */
const NOTHING_TO_RESUME = new Set<FailureKind>([
	'documentNotFound',
	'passwordProtected',
	'taskFailed',
	'taskNotFound',
]);

function notePaidWork(
	outcomes: Array<ItemOutcome<unknown>>,
	records: ItemRecord[],
	journal: RetryJournal,
): void {
	outcomes.forEach((outcome, itemIndex) => {
		const record = records[itemIndex];
		const over = 'failure' in outcome && NOTHING_TO_RESUME.has(outcome.failure.kind);
		journal.note(itemIndex, record && !over ? record : { resource: '', operation: '' });
	});
}

function runError(
	context: IExecuteFunctions,
	outcomes: Array<ItemOutcome<unknown>>,
	records: ItemRecord[],
): ReturnType<typeof toNodeError> {
	const failures = outcomes.flatMap((outcome, itemIndex) =>
		'failure' in outcome ? [{ itemIndex, failure: outcome.failure }] : [],
	);
	// Items that gave up because of the failure come as `cancelled`; they are not its cause.
	const cause = failures.find(({ failure }) => failure.kind !== 'cancelled') ?? failures[0];
	const itemIndex = cause?.itemIndex ?? 0;
	const failure: FoxitFailure = cause?.failure ?? asFailure('No item failed');
	const record = records[itemIndex];
	const error = toNodeError(context.getNode(), failure, {
		itemIndex,
		...(record && { record }),
		others: paidWorkOfOthers(records, itemIndex),
	});
	return error;
}

/** Long lists help nobody; Continue On Fail gives them as items. */
const MAX_OTHERS = 20;

function paidWorkOfOthers(records: ItemRecord[], failedIndex: number): string {
	const ids = records.flatMap(({ taskId, resultDocumentId }, itemIndex) => {
		if (itemIndex === failedIndex || !taskId) return [];
		const result = resultDocumentId ? `, Result Document ID ${resultDocumentId}` : '';
		return [`item ${itemIndex}: Task ID ${taskId}${result}`];
	});
	if (ids.length === 0) return '';
	const more = ids.length > MAX_OTHERS ? ` and ${ids.length - MAX_OTHERS} more` : '';
	return `Tasks of the other items, not lost: ${ids.slice(0, MAX_OTHERS).join('; ')}${more}. To keep the results of the others when one item fails, set On Error to continue in this node's settings.`;
}

/** Nobody sees the error of a stopped run, so the way back to paid work goes to the log. */
function logAndThrowCancelled(context: IExecuteFunctions, records: ItemRecord[]): never {
	records.forEach(({ taskId, resource, operation }, itemIndex) => {
		if (!taskId) return;
		context.logger.info(
			`Stopped while a Foxit task was under way [item ${itemIndex}]: ${resource} ${operation}, Task ID ${taskId}`,
		);
	});
	throw toNodeError(context.getNode(), cancelledFailure());
}

function showRemarks(context: IExecuteFunctions, remarks: string[]): void {
	for (const message of new Set(remarks)) {
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}
