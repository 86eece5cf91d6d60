import { asFailure, type FoxitFailure } from '../failure';
import { backoffMs } from './retryDelay';
import { throwIfCancelled, type Clock } from './clock';
import type { Deadline } from './deadline';
import type { JobTimes, JobWatch } from './jobTimes';
import { LookSchedule } from './lookSchedule';
import { isUnknownTask, taskFailure, type TaskState } from './taskState';

/**
 * A failed look is not a failed job, but so many in a row (over a minute and a half, given the
 * growing pauses between them) mean that the service is out of reach.
 */
const MAX_FAILED_LOOKS_IN_A_ROW = 8;
/** Before the time limit's end there is a last look, so early that its answer still comes in time... */
const LAST_LOOK_MS = 1_000;
/** ...and never in the first four fifths of the time. */
const LAST_LOOK_SHARE = 0.2;

/** Failures of a look that no later look can mend. */
const PERMANENT = new Set<FoxitFailure['kind']>([
	'cancelled',
	'credentialsMissing',
	'input',
	'quotaExceeded',
	'timeLimit',
	'unexpected',
	'validation',
]);

/** So are these, unless they came once: one odd refusal must not throw a paid task away. */
const PERMANENT_IF_REPEATED = new Set<FoxitFailure['kind']>([
	'credentials',
	'documentNotFound',
	'edgeRefused',
	'forbidden',
	'wrongAddress',
]);

export interface WaitOptions {
	clock: Clock;
	/** Asks the service once where the task stands; gives up when the signal aborts. */
	look: () => Promise<TaskState>;
	deadline: Deadline;
	/** Whether the task is so young that one which "does not exist" has not reached every server yet. */
	isYoung: () => boolean;
	/** What is known of jobs of this kind; absent where the job was not submitted just now. */
	times?: JobTimes;
	/** Heeds the deadline, too. */
	signal: AbortSignal;
}

export interface WaitResult {
	state: TaskState;
	/** How many times the service was asked. */
	polls: number;
	waitMs: number;
}

/**
 * Waits for a task's end.
 *
 * @returns the COMPLETED state
 * @throws FoxitFailure `taskFailed`, `passwordProtected` or `taskNotFound` for a FAILED task,
 *   `timeLimit` (never without a last look shortly before the end), `cancelled`, or the failure of the
 *   last look when too many failed in a row
 */
export async function waitForTask(options: WaitOptions): Promise<WaitResult> {
	const watch = options.times?.begin(options.clock);
	try {
		return await lookUntilDone(options, watch);
	} finally {
		watch?.end();
	}
}

async function lookUntilDone(
	{ clock, deadline, isYoung, look, signal }: WaitOptions,
	watch: JobWatch | undefined,
): Promise<WaitResult> {
	const startedAt = clock.now();
	const lastLookMs = Math.min(LAST_LOOK_MS, LAST_LOOK_SHARE * deadline.limitMs);
	const schedule = new LookSchedule(() => clock.random(), watch !== undefined);

	let delayMs = 0;
	let polls = 0;
	let failedInARow = 0;
	let lastStatus = '';
	let lookedAtMs = 0;

	const timeOver = () => deadline.failure({ ...(lastStatus && { lastStatus }) });

	for (;;) {
		const untilLastLookMs = Math.max(0, deadline.remainingMs - lastLookMs);
		if (watch && polls === 0) await watch.untilFirstLook(untilLastLookMs, signal);
		else await clock.sleep(Math.min(delayMs, untilLastLookMs), signal);
		throwIfCancelled(signal);
		// A sleep may be over a fraction of a millisecond early.
		const isLast = deadline.remainingMs < lastLookMs + 1;

		const outcome = await tryLook(look);
		const elapsedMs = clock.now() - startedAt;
		polls += 1;

		if ('failure' in outcome) {
			failedInARow += 1;
			if (deadline.passed) throw timeOver();
			const { kind } = outcome.failure;
			const repeated = failedInARow > 1 && PERMANENT_IF_REPEATED.has(kind);
			if (PERMANENT.has(kind) || repeated) throw outcome.failure;
			if (failedInARow >= MAX_FAILED_LOOKS_IN_A_ROW) throw outcome.failure;
			delayMs = Math.max(
				outcome.failure.facts.retryAfterMs ?? 0,
				backoffMs(failedInARow, clock.random()),
			);
		} else {
			const { state } = outcome;
			if (state.phase === 'done') {
				watch?.done(endedAtMs(schedule, polls, lookedAtMs, elapsedMs), polls);
				return { state, polls, waitMs: elapsedMs };
			}
			const isUnheardOf = isUnknownTask(state) && isYoung();
			if (state.phase === 'failed' && !isUnheardOf) throw taskFailure(state);
			failedInARow = 0;
			lastStatus = state.status;
			lookedAtMs = elapsedMs;
			delayMs = schedule.next(elapsedMs, state.progress, watch?.outlook(elapsedMs));
			watch?.runs(schedule.foretoldMs);
		}

		if (isLast) throw timeOver();
	}
}

async function tryLook(
	look: () => Promise<TaskState>,
): Promise<{ state: TaskState } | { failure: FoxitFailure }> {
	try {
		return { state: await look() };
	} catch (caught) {
		return { failure: asFailure(caught) };
	}
}

/** The best guess at a job's end: foretold by progress, else between the last two looks. */
function endedAtMs(
	schedule: LookSchedule,
	polls: number,
	lastLookMs: number,
	elapsedMs: number,
): number {
	if (polls === 1) return elapsedMs;
	const foretold = schedule.foretoldMs;
	if (foretold !== undefined && foretold > lastLookMs && foretold <= elapsedMs) return foretold;
	return (lastLookMs + elapsedMs) / 2;
}
