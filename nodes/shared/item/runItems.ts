import { asFailure, cancelledFailure, type FoxitFailure } from '../failure';

export interface RunItemsOptions {
	count: number;
	/** How many items are under way at a time; at least 1. */
	concurrency: number;
	/** Aborted when the user stops the execution. */
	stop: AbortSignal;
	/** Whether the first failure ends the run: no further item starts, waiting ones give up. */
	failFast: boolean;
}

/** The signals that one item's work has to heed. */
export interface ItemSignals {
	/** Stop was pressed. A submit under way heeds only this, so that its task id becomes known. */
	stop: AbortSignal;
	/** Stop was pressed, or another item's failure ended the run. */
	giveUp: AbortSignal;
}

export type ItemOutcome<T> = { value: T } | { failure: FoxitFailure };

/**
 * Runs the items of a node side by side.
 *
 * @returns one outcome per item, in input order; items that never started are `cancelled`
 */
export async function runItems<T>(
	options: RunItemsOptions,
	work: (index: number, signals: ItemSignals) => Promise<T>,
): Promise<Array<ItemOutcome<T>>> {
	const { count, stop, failFast } = options;
	const outcomes: Array<ItemOutcome<T>> = new Array<ItemOutcome<T>>(count);
	const ended = new AbortController();
	const giveUp = AbortSignal.any([stop, ended.signal]);
	let next = 0;

	const runOne = async (index: number): Promise<ItemOutcome<T>> => {
		if (giveUp.aborted) return { failure: cancelledFailure() };
		// Signals of its own per item: many listeners on one signal would warn of a leak.
		const signals = { stop: AbortSignal.any([stop]), giveUp: AbortSignal.any([giveUp]) };
		try {
			return { value: await work(index, signals) };
		} catch (caught) {
			if (failFast) ended.abort();
			return { failure: asFailure(caught) };
		}
	};
	const runner = async () => {
		while (next < count) {
			const index = next;
			next += 1;
			outcomes[index] = await runOne(index);
		}
	};
	const runners = Math.min(Math.max(1, Math.floor(options.concurrency)), count);
	await Promise.all(Array.from({ length: runners }, runner));
	return outcomes;
}
