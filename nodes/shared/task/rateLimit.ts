import { backoffMs } from './backoff';

/**
 * The span over which requests are counted. The limit is per minute; half a second more covers the
 * difference between when a request leaves here and when it is counted there.
 */
const WINDOW_MS = 60_500;
/**
 * After this long without a refusal a learned limit is tested a little higher, and then by larger
 * steps: it may have been learned while others used up most of the account.
 */
const RAISE_AFTER_MS = 2 * WINDOW_MS;
/** Grants are remembered for learning; more than this a minute is no limit worth remembering. */
const MAX_LOG = 5_000;

/**
 * What is known of an account's limit: the requests of the last minute, and what refusals have
 * taught. A sliding window is safe against fixed windows, sliding windows and buckets at the service
 * alike. All times are milliseconds of one clock.
 */
export class RateLimit {
	/** When each unrefused request of the last window was granted, oldest first. */
	private readonly granted: number[] = [];
	private learnedLimit = Infinity;
	private limitBeforeLesson = Infinity;
	private raiseStep = 1;
	/** Least time between two grants, at a service that refills a small bucket steadily. */
	private spacingMs = 0;
	private pausedUntil = -Infinity;
	private lastRefusalAt = -Infinity;
	private lastRaiseAt = -Infinity;
	private refusalsInARow = 0;

	/** Requests per minute that refusals have taught; `Infinity` while there were none. */
	get perMinute(): number {
		return this.learnedLimit;
	}

	/**
	 * How long the next request has to wait.
	 *
	 * @param chosenLimit the user's own limit per minute, or `Infinity`
	 */
	waitMs(now: number, chosenLimit: number): number {
		this.forgetOldGrants(now);
		this.raiseAfterQuiet(now);
		const limit = Math.min(this.learnedLimit, chosenLimit);
		const mustLeaveFirst = this.granted[this.granted.length - limit];
		const newest = this.granted.at(-1);
		return Math.max(
			0,
			this.pausedUntil - now,
			mustLeaveFirst === undefined ? 0 : mustLeaveFirst + WINDOW_MS - now,
			newest === undefined ? 0 : newest + this.spacingMs - now,
		);
	}

	/** Counts a request that is sent now. */
	grant(now: number): void {
		this.granted.push(now);
		if (this.granted.length > MAX_LOG) this.granted.shift();
	}

	/**
	 * Takes in that a request was let in.
	 *
	 * @returns whether that says anything: an answer to a request from before a refusal does not
	 */
	accepted(grantedAt: number): boolean {
		if (grantedAt < this.lastRefusalAt) return false;
		this.refusalsInARow = 0;
		return true;
	}

	/**
	 * Takes in that a request was refused, and pauses.
	 *
	 * @param retryAfterMs what the service asked for, if it said so
	 * @returns whether that is news: requests under way when the limit was hit are refused too, and
	 *   together they are one lesson
	 */
	refused(
		now: number,
		grantedAt: number,
		retryAfterMs: number | undefined,
		random: number,
	): boolean {
		const index = this.granted.lastIndexOf(grantedAt);
		if (index !== -1) this.granted.splice(index, 1);

		const isNews = grantedAt >= this.lastRefusalAt;
		if (isNews) {
			this.refusalsInARow += 1;
			this.lastRefusalAt = now;
			this.learn(now, grantedAt, retryAfterMs);
		} else {
			this.correctLesson();
		}
		this.pausedUntil = Math.max(this.pausedUntil, now + this.pauseMs(retryAfterMs, random));
		return isNews;
	}

	/** A service that refuses again after the pause it asked for is not taken at its word alone. */
	private pauseMs(retryAfterMs: number | undefined, random: number): number {
		const ownMs = backoffMs(this.refusalsInARow + 1, random);
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
		this.spacingMs = 0;

		// A short Retry-After speaks of a bucket that refills faster than the minute's count tells,
		// unless it has just proved wrong. Empty since its last grant, it has room for one then.
		if (!retryAfterMs || this.refusalsInARow > 1) return;
		const before = this.granted.filter((at) => at <= grantedAt).at(-1) ?? grantedAt;
		const refillMs = grantedAt - before + retryAfterMs;
		const perMinute = Math.floor(60_000 / refillMs);
		if (perMinute <= seen) return;
		this.learnedLimit = perMinute;
		this.spacingMs = refillMs;
	}

	/**
	 * A late refusal was counted as let in when the lesson was learned. Where none was let in, others
	 * have used the account up, and the count says nothing about its limit.
	 */
	private correctLesson(): void {
		if (this.spacingMs > 0) return;
		const seen = this.granted.length;
		this.learnedLimit = seen > 0 ? Math.min(this.learnedLimit, seen) : this.limitBeforeLesson;
	}

	private raiseAfterQuiet(now: number): void {
		if (this.granted.length < this.learnedLimit) return; // Nobody waits for it.
		if (now - Math.max(this.lastRefusalAt, this.lastRaiseAt) < RAISE_AFTER_MS) return;
		this.learnedLimit += this.raiseStep;
		this.raiseStep *= 2;
		if (this.spacingMs > 0) this.spacingMs = 60_000 / this.learnedLimit;
		this.lastRaiseAt = now;
	}

	private forgetOldGrants(now: number): void {
		let old = 0;
		while (old < this.granted.length && (this.granted[old] ?? now) <= now - WINDOW_MS) old += 1;
		this.granted.splice(0, old);
	}
}
