import { abortFailure } from '../failure';

/** Time and chance, passed in so that every wait can be tested without waiting. */
export interface Clock {
	/** Milliseconds since some fixed moment. */
	now(): number;
	/** Resolves after `ms` milliseconds; rejects with its `abortFailure` once `signal` aborts. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** A number in [0, 1). */
	random(): number;
}

/** Throws the signal's failure if it has been aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw abortFailure(signal);
}
