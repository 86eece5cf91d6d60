import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { toNodeError } from '../api/nodeError';
import { asFailure, type FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { paidWorkOf, type PaidWork } from './claims';
import type { ItemOutcome } from './runItems';
import type { Turn } from './intent';

/** Of several items worked on together, a failure may name the one that it is about. */
export function itemOf(failure: FoxitFailure, itemIndexes: readonly number[] | undefined): number {
	return failure.facts.itemIndex ?? itemIndexes?.[0] ?? 0;
}

/** The error of a whole run: that of its first failed item, with the paid work of the others. */
export function runError(
	node: INode,
	outcomes: Array<ItemOutcome<unknown>>,
	turns: readonly Turn[],
	records: ItemRecord[],
): ReturnType<typeof toNodeError> {
	const failures = outcomes.flatMap((outcome, turnIndex) =>
		'failure' in outcome ? [{ turnIndex, failure: outcome.failure }] : [],
	);
	// Items that gave up because of the failure come as `cancelled`; they are not its cause.
	const cause = failures.find(({ failure }) => failure.kind !== 'cancelled') ?? failures[0];
	const turnIndex = cause?.turnIndex ?? 0;
	const failure: FoxitFailure = cause?.failure ?? asFailure('No item failed');
	const record = records[turnIndex];
	const work = paidWorkOfRun(records, turns);
	const error = toNodeError(node, failure, {
		itemIndex: itemOf(failure, turns[turnIndex]?.itemIndexes),
		...(record && { record }),
		others: paidWorkOfOthers(work, turns[turnIndex]?.itemIndexes[0] ?? turnIndex),
	});
	if (work.length > 0) error.context.data = { ...(error.context.data as object), work };
	return error;
}

/** A sentence names so many; the error's data names all. */
const MAX_OTHERS = 20;

function paidWorkOfOthers(work: readonly WorkOfItem[], failedItem: number): string {
	const others = work.filter(({ item }) => item !== failedItem).map(inWords);
	if (others.length === 0) return '';
	const more = others.length > MAX_OTHERS ? ` and ${others.length - MAX_OTHERS} more` : '';
	return `Paid or sent for the other items, not lost: ${others.slice(0, MAX_OTHERS).join('; ')}${more}. The error's data and the log of n8n name all. To keep the results of the others when one item fails, set On Error to continue in this node's settings.`;
}

/** What one item has paid for or sent, as data. */
export interface WorkOfItem extends PaidWork {
	item: number;
	resource: string;
	operation: string;
}

/** All that a run has paid for or sent, whatever became of the items. */
export function paidWorkOfRun(
	records: readonly ItemRecord[],
	turns: readonly Turn[],
): WorkOfItem[] {
	return records.flatMap((record, turnIndex) => {
		const { resource, operation } = record;
		const { polls: _polls, timings: _timings, ...work } = paidWorkOf(record);
		const { documentId: _document, documentIds: _documents, correlation, ...costly } = work;
		// An upload alone costs nothing, and a correlation value is there before anything is sent.
		if (Object.keys(costly).length === 0) return [];
		const item = turns[turnIndex]?.itemIndexes[0] ?? turnIndex;
		return [{ item, resource, operation, ...work, ...(correlation && { correlation }) }];
	});
}

function inWords({ item, taskId, resultDocumentId, envelopeId, ...rest }: WorkOfItem): string {
	const ids = [
		taskId && `Task ID ${taskId}`,
		resultDocumentId && `Result Document ID ${resultDocumentId}`,
		envelopeId && `Envelope ID ${envelopeId}`,
		!envelopeId && rest.correlation && `Correlation Value ${rest.correlation}`,
		rest.unclearSubmit && `may have been started (${rest.unclearSubmit})`,
	];
	return `item ${item}: ${ids.filter(Boolean).join(', ')}`;
}

/** A run that fails or is stopped gives no output: its log names all that was paid for or sent. */
export function logPaidWork(
	context: Pick<IExecuteFunctions, 'getNode' | 'logger'>,
	records: readonly ItemRecord[],
	turns: readonly Turn[],
): void {
	for (const work of paidWorkOfRun(records, turns)) {
		context.logger.info(
			`${context.getNode().name}: paid or sent before the run ended [item ${work.item}]: ${JSON.stringify(work)}`,
		);
	}
}
