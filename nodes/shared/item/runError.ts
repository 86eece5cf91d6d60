import type { INode } from 'n8n-workflow';

import { toNodeError } from '../api/nodeError';
import { asFailure, type FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import type { ItemOutcome } from './runItems';

/** Of several items worked on together, a failure may name the one that it is about. */
export function itemOf(failure: FoxitFailure, itemIndexes: readonly number[] | undefined): number {
	return failure.facts.itemIndex ?? itemIndexes?.[0] ?? 0;
}

/** The error of a whole run: that of its first failed item, with the paid work of the others. */
export function runError(
	node: INode,
	outcomes: Array<ItemOutcome<unknown>>,
	turns: Array<readonly number[]>,
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
	return toNodeError(node, failure, {
		itemIndex: itemOf(failure, turns[turnIndex]),
		...(record && { record }),
		others: paidWorkOfOthers(records, turns, turnIndex),
	});
}

/** Long lists help nobody; Continue On Fail gives them as items. */
const MAX_OTHERS = 20;

function paidWorkOfOthers(
	records: ItemRecord[],
	turns: Array<readonly number[]>,
	failedTurn: number,
): string {
	const ids = records.flatMap(({ taskId, resultDocumentId }, turnIndex) => {
		if (turnIndex === failedTurn || !taskId) return [];
		const result = resultDocumentId ? `, Result Document ID ${resultDocumentId}` : '';
		return [`item ${turns[turnIndex]?.[0] ?? turnIndex}: Task ID ${taskId}${result}`];
	});
	if (ids.length === 0) return '';
	const more = ids.length > MAX_OTHERS ? ` and ${ids.length - MAX_OTHERS} more` : '';
	return `Tasks of the other items, not lost: ${ids.slice(0, MAX_OTHERS).join('; ')}${more}. To keep the results of the others when one item fails, set On Error to continue in this node's settings.`;
}
