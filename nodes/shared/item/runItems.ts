import { asFailure, cancelledFailure, type FoxitFailure } from '../failure';
import { Slots } from './slots';

export interface RunItemsOptions {
	count: number;
	/** How many items are worked on at a time, those that have stepped aside not counted; at least 1. */
	concurrency: number | (() => number);
	/** While so many items have stepped aside, no further one begins; no limit if not given. */
	mostAside?: () => number;
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
	const { concurrency, count, stop, failFast } = options;
	const outcomes: Array<ItemOutcome<T>> = new Array<ItemOutcome<T>>(count);
	const ended = new AbortController();
	const giveUp = AbortSignal.any([stop, ended.signal]);
	const slots = new Slots(
		() => Math.max(1, Math.floor(typeof concurrency === 'number' ? concurrency : concurrency())),
		options.mostAside ?? (() => Infinity),
	);
	const stepAside: ItemSignals['stepAside'] = async (wait) => await slots.stepAside(wait);

	const runOne = async (index: number): Promise<ItemOutcome<T>> => {
		if (giveUp.aborted) return { failure: cancelledFailure() };
		// Signals of its own per item: many listeners on one signal would warn of a leak.
		const signals = {
			stop: AbortSignal.any([stop]),
			giveUp: AbortSignal.any([giveUp]),
			stepAside,
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
		if (!slots.beginNow()) await slots.begin();
		runs.push(run(index));
	}
	await Promise.all(runs);
	return outcomes;
}
