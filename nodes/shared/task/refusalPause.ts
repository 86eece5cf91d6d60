import type { MinuteCount } from './minuteCount';
import type { SteadyRate } from './steadyRate';

/** Without a word of the service the first retry comes after so long per request let in before... */
const RETRY_PER_REQUEST_MS = 300;
const LEAST_RETRY_MS = 1_000;
const MOST_REQUESTS_FOR_RETRY = 30;
/** ...each further one after three times as long... */
const RETRY_GROWTH = 3;
/** ...and beyond this the minute is waited for. */
export const MOST_RETRY_MS = 8_000;
const LONGEST_PAUSE_MS = 120_000;
/**
 * Where nothing is known of the limit, others have used it up, and nobody knows until when: a process
 * that grows too patient never gets its share. So the pause grows by this much from the fifth refusal
 * on.
 */
const UNKNOWN_STEP_MS = 30_000;
const PATIENCE = 4;

/** What is known of the limit when a request is refused. */
export interface RefusalState {
	readonly minute: MinuteCount;
	readonly steady: SteadyRate;
	/** This refusal included. */
	readonly refusalsInARow: number;
	/** The count per minute was reached. */
	readonly countBlamed: boolean;
	/** The count per minute has been seen to hold. */
	readonly countHolds: boolean;
	/** How many requests were let in before the first refusal. */
	readonly burst: number;
}

/**
 * How long the account pauses after a refusal, in milliseconds. A service that refuses again after
 * the pause it asked for is not taken at its word alone.
 *
 * @param retryAfterMs what the service asked for, if it said so
 * @param random 0 to 1
 */
export function refusalPauseMs(
	now: number,
	state: RefusalState,
	retryAfterMs: number | undefined,
	random: number,
): number {
	const { steady, refusalsInARow } = state;
	const own = steady.known ? steadyPauseMs(now, state, random) : countPauseMs(now, state, random);
	const ownMs = Math.min(own, LONGEST_PAUSE_MS);
	if (!retryAfterMs) return ownMs;
	const isTakenAtItsWord = refusalsInARow === 1 && !steady.shared;
	return isTakenAtItsWord ? retryAfterMs : Math.max(retryAfterMs, ownMs);
}

function steadyPauseMs(
	now: number,
	{ minute, steady, refusalsInARow, countBlamed }: RefusalState,
	random: number,
): number {
	const ms = steady.retryMs(refusalsInARow, random);
	return countBlamed ? Math.max(ms, minute.waitMs(now)) : ms;
}

function countPauseMs(
	now: number,
	{ minute, refusalsInARow, countHolds, burst }: RefusalState,
	random: number,
): number {
	const untilFreeMs = minute.waitMs(now, Math.max(1, minute.count(now)));
	const requests = Math.min(MOST_REQUESTS_FOR_RETRY, burst);
	const first = Math.max(LEAST_RETRY_MS, RETRY_PER_REQUEST_MS * requests);
	const ms = first * RETRY_GROWTH ** (refusalsInARow - 1);
	const mostMs = UNKNOWN_STEP_MS * Math.max(1, refusalsInARow - PATIENCE) * (1 + random / 2);
	if (burst < 2 && ms > mostMs) return mostMs;
	const minuteIsMeant = countHolds || (ms > MOST_RETRY_MS && burst > 1);
	return untilFreeMs > 0 && (minuteIsMeant || ms > untilFreeMs) ? untilFreeMs : ms;
}
