import { asFailure, cancelledFailure, type FoxitFailure } from '../failure';
import { Slots } from './slots';

export interface RunItemsOptions {
	count: number;
	/** How many items are worked on at a time, or the places for them that this run shares with others. */
	slots: number | Slots;
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
	/** Lets other items be worked on while this one only waits. */
	stepAside: <T>(wait: () => Promise<T>) => Promise<T>;
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
	const { slots: given } = options;
	const slots = given instanceof Slots ? given : new Slots(() => given);

	const runOne = async (index: number): Promise<ItemOutcome<T>> => {
		// Signals of its own per item: many listeners on one signal would warn of a leak.
		const own = AbortSignal.any([giveUp]);
		const signals: ItemSignals = {
			stop: AbortSignal.any([stop]),
			giveUp: own,
			stepAside: async (wait) => await slots.stepAside(wait, own),
		};
		try {
			return { value: await work(index, signals) };
		} catch (caught) {
			if (failFast) ended.abort();
			return { failure: asFailure(caught) };
		}
	};
	const run = async (index: number) => {
		outcomes[index] = await runOne(index);
		slots.end();
	};
	const runs: Array<Promise<void>> = [];
	for (let index = 0; index < count; index += 1) {
		const mayBegin = !giveUp.aborted && (slots.beginNow() || (await slots.begin(giveUp)));
		if (mayBegin) runs.push(run(index));
		else outcomes[index] = { failure: cancelledFailure() };
	}
	await Promise.all(runs);
	return outcomes;
}
