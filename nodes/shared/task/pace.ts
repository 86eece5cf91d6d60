import { cancelledFailure } from '../failure';
import { backoffMs } from './backoff';
import type { Clock } from './clock';

/**
 * The span over which requests are counted. The limit is per minute; half a second more covers the
 * difference between when a request leaves here and when it is counted there.
 */
const WINDOW_MS = 60_500;
/** After so many grants to submits and downloads in a row, one waiting look gets its turn. */
const WORK_BEFORE_LOOK = 3;
/**
 * After this long without a refusal a learned limit is tested a little higher, and then by larger
 * steps: it may have been learned while others used up most of the account.
 */
const RAISE_AFTER_MS = 2 * WINDOW_MS;
/** Grants are remembered for learning; more than this a minute is no limit worth remembering. */
const MAX_LOG = 5_000;

/** `work` (uploads, submits, downloads) goes before `look` (status requests). */
export type Priority = 'work' | 'look';

/** Leave to send one request; exactly one of its methods must be called once it was answered. */
export interface Permit {
	/** Time spent waiting for this permit. */
	readonly waitedMs: number;
	/** The service did not object to the rate. */
	accepted(): void;
	/** The service refused because of the rate; it asked for `retryAfterMs` if it said so. */
	refused(retryAfterMs: number | undefined): void;
}

interface Waiter {
	priority: Priority;
	since: number;
	grant: (permit: Permit) => void;
}

/**
 * The request rate of one account in this process, shared by all items, nodes and executions.
 *
 * It counts the requests of the last minute (a sliding window: safe against fixed windows, sliding
 * windows and buckets at the service alike). Without a known limit nothing waits; a refusal teaches
 * the limit, stops everything for as long as the service asks, and then lets a single request try
 * before the rest follows. docs/decisions/pace.md says why this and not a token bucket.
 */
export class Pace {
	private readonly waiters: Waiter[] = [];
	/** When each unrefused request of the last window was granted, oldest first. */
	private readonly granted: number[] = [];
	private learnedLimit = Infinity;
	private limitBeforeLesson = Infinity;
	private raiseStep = 1;
	/** Least time between two grants, at a service that refills a small bucket steadily. */
	private learnedSpacingMs = 0;
	/** Limits that runs under way have been told to keep. */
	private readonly restrictions: number[] = [];
	private pausedUntil = -Infinity;
	private lastRefusalAt = -Infinity;
	private lastRaiseAt = -Infinity;
	private refusalsInARow = 0;
	/** After a refusal one request goes ahead alone; `sent` until its answer is known. */
	private probe: 'none' | 'due' | 'sent' = 'none';
	private workInARow = 0;
	private pumping = false;
	private wake: AbortController | undefined;

	constructor(private readonly clock: Clock) {}

	/** Requests per minute in force; `Infinity` while no limit is known. */
	get limit(): number {
		return Math.min(this.learnedLimit, ...this.restrictions);
	}

	/**
	 * Keeps the rate at or below the user's own limit.
	 *
	 * @returns lifts the restriction again; call it when the run that asked for it ends
	 */
	restrict(requestsPerMinute: number): () => void {
		const limit = Math.max(1, Math.floor(requestsPerMinute));
		this.restrictions.push(limit);
		return () => {
			const index = this.restrictions.indexOf(limit);
			if (index !== -1) this.restrictions.splice(index, 1);
			this.wake?.abort();
		};
	}

	/**
	 * Waits for leave to send one request.
	 *
	 * @throws FoxitFailure `cancelled` as soon as the signal aborts
	 */
	async acquire(priority: Priority, signal?: AbortSignal): Promise<Permit> {
		if (signal?.aborted) throw cancelledFailure();
		return await new Promise<Permit>((resolve, reject) => {
			const waiter: Waiter = {
				priority,
				since: this.clock.now(),
				grant: (permit) => {
					signal?.removeEventListener('abort', onAbort);
					resolve(permit);
				},
			};
			const onAbort = () => {
				this.waiters.splice(this.waiters.indexOf(waiter), 1);
				if (this.waiters.length === 0) this.wake?.abort();
				reject(cancelledFailure());
			};
			signal?.addEventListener('abort', onAbort, { once: true });
			this.waiters.push(waiter);
			void this.pump();
		});
	}

	/** Grants permits until nobody waits or the next step depends on an answer still due. */
	private async pump(): Promise<void> {
		if (this.pumping) return;
		this.pumping = true;
		while (this.waiters.length > 0 && this.probe !== 'sent') {
			const waitMs = this.msUntilNextGrant();
			if (waitMs > 0) await this.sleep(waitMs);
			else this.grantNext();
		}
		this.pumping = false;
	}

	private async sleep(ms: number): Promise<void> {
		this.wake = new AbortController();
		// Woken early when the limit changes or the last waiter leaves: then the loop looks again.
		await this.clock.sleep(ms, this.wake.signal).catch(() => undefined);
		this.wake = undefined;
	}

	private msUntilNextGrant(): number {
		const now = this.clock.now();
		this.forgetOldGrants(now);
		this.raiseLimitAfterQuiet(now);
		const pauseMs = this.pausedUntil - now;
		const oldestThatMustLeave = this.granted[this.granted.length - this.limit];
		const windowMs = oldestThatMustLeave === undefined ? 0 : oldestThatMustLeave + WINDOW_MS - now;
		const newest = this.granted.at(-1);
		const spacingMs = newest === undefined ? 0 : newest + this.learnedSpacingMs - now;
		return Math.max(pauseMs, windowMs, spacingMs, 0);
	}

	private grantNext(): void {
		const now = this.clock.now();
		const waiter = this.takeNextWaiter();
		if (!waiter) return;
		if (this.probe === 'due') this.probe = 'sent';
		this.granted.push(now);
		if (this.granted.length > MAX_LOG) this.granted.shift();
		waiter.grant(this.permit(now, now - waiter.since));
	}

	private takeNextWaiter(): Waiter | undefined {
		const firstOf = (priority: Priority) =>
			this.waiters.findIndex((waiter) => waiter.priority === priority);
		const work = firstOf('work');
		const look = firstOf('look');
		const lookIsDue = look !== -1 && (work === -1 || this.workInARow >= WORK_BEFORE_LOOK);
		this.workInARow = lookIsDue ? 0 : this.workInARow + 1;
		return this.waiters.splice(lookIsDue ? look : work, 1)[0];
	}

	private permit(grantedAt: number, waitedMs: number): Permit {
		let open = true;
		const once = (settle: () => void) => {
			if (!open) return;
			open = false;
			settle();
			void this.pump();
		};
		return {
			waitedMs,
			accepted: () =>
				once(() => {
					// An answer to a request from before the refusal says nothing about now.
					if (grantedAt < this.lastRefusalAt) return;
					this.refusalsInARow = 0;
					this.probe = 'none';
				}),
			refused: (retryAfterMs) => once(() => this.onRefused(grantedAt, retryAfterMs)),
		};
	}

	private onRefused(grantedAt: number, retryAfterMs: number | undefined): void {
		const now = this.clock.now();
		const index = this.granted.lastIndexOf(grantedAt);
		if (index !== -1) this.granted.splice(index, 1);

		// Requests already under way when the limit was hit are refused too: that is one lesson.
		const isNews = grantedAt >= this.lastRefusalAt;
		if (isNews) {
			this.refusalsInARow += 1;
			this.lastRefusalAt = now;
			this.learn(now, grantedAt, retryAfterMs);
			this.probe = 'due';
		} else if (this.learnedSpacingMs === 0) {
			// It was counted as let in when the lesson was learned. Where none was let in, others have
			// used the account up, and the count says nothing about its limit.
			const seen = this.granted.length;
			this.learnedLimit = seen > 0 ? Math.min(this.learnedLimit, seen) : this.limitBeforeLesson;
		}
		this.pausedUntil = Math.max(this.pausedUntil, now + this.pauseMs(retryAfterMs));
	}

	/** A service that refuses again after the pause it asked for is not taken at its word alone. */
	private pauseMs(retryAfterMs: number | undefined): number {
		const ownMs = backoffMs(this.refusalsInARow + 1, this.clock.random());
		if (!retryAfterMs) return ownMs;
		return this.refusalsInARow > 1 ? Math.max(retryAfterMs, ownMs) : retryAfterMs;
	}

	/** A refusal says: so many requests in the last minute are the most there is for us. */
	private learn(now: number, grantedAt: number, retryAfterMs: number | undefined): void {
		this.forgetOldGrants(now);
		const seen = this.granted.length;
		if (seen === 0) return;
		this.lastRaiseAt = now;
		this.raiseStep = 1;
		this.limitBeforeLesson = this.learnedLimit;
		this.learnedLimit = seen;
		this.learnedSpacingMs = 0;

		// A short Retry-After speaks of a bucket that refills faster than the minute's count tells,
		// unless it has just proved wrong. Empty since its last grant, it has room for one then.
		if (!retryAfterMs || this.refusalsInARow > 1) return;
		const before = this.granted.filter((at) => at <= grantedAt).at(-1) ?? grantedAt;
		const refillMs = grantedAt - before + retryAfterMs;
		const perMinute = Math.floor(60_000 / refillMs);
		if (perMinute <= seen) return;
		this.learnedLimit = perMinute;
		this.learnedSpacingMs = refillMs;
	}

	private raiseLimitAfterQuiet(now: number): void {
		if (this.granted.length < this.learnedLimit) return; // Nobody waits for it.
		if (now - Math.max(this.lastRefusalAt, this.lastRaiseAt) < RAISE_AFTER_MS) return;
		this.learnedLimit += this.raiseStep;
		this.raiseStep *= 2;
		if (this.learnedSpacingMs > 0) this.learnedSpacingMs = 60_000 / this.learnedLimit;
		this.lastRaiseAt = now;
	}

	private forgetOldGrants(now: number): void {
		let old = 0;
		while (old < this.granted.length && (this.granted[old] ?? now) <= now - WINDOW_MS) old += 1;
		this.granted.splice(0, old);
	}
}
