import type { Clock } from '../task/clock';
import { Deadline } from '../task/deadline';
import type { ItemSignals } from './runItems';

/** What an item's work has to keep to. */
export interface Limits {
	/** They heed the deadline, too. */
	signals: ItemSignals;
	/** Limits each part of the work: an upload, a task with its download. */
	deadline: Deadline;
}

/** Runs an item's work under its time limit; nothing of the limit is left behind. */
export async function underTimeLimit<T>(
	limitMs: number,
	clock: Clock,
	signals: ItemSignals,
	work: (limits: Limits) => Promise<T>,
): Promise<T> {
	const deadline = new Deadline(limitMs, clock);
	const { stepAside } = signals;
	const stop = deadline.bound(signals.stop);
	const giveUp = deadline.bound(signals.giveUp);
	try {
		return await work({ signals: { stop, giveUp, stepAside }, deadline });
	} finally {
		deadline.end();
	}
}
