import type { INode } from 'n8n-workflow';

import { toNodeError } from '../api/nodeError';
import { asFailure, type FoxitFailure } from '../failure';
import type { ItemRecord } from '../itemRecord';
import { workDone } from '../workDone';
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
	const others = workDone(records, turns).filter((work) => work.turn !== turnIndex);
	return toNodeError(node, failure, {
		itemIndex: itemOf(failure, turns[turnIndex]),
		...(record && { record }),
		...(others.length > 0 && { others }),
	});
}
