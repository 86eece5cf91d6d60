import { PROBE_MS } from './burstTrial';

/**
 * The refusals in a row, the pause after them, and the single requests that try the way until one is
 * let in. All times are milliseconds of one clock.
 */
export class RefusalStreak {
	private firstAt = 0;
	private lastAt = -Infinity;
	private refusedGrantAt = 0;
	private count = 0;
	private shut = false;
	private probeAt: number | undefined;
	private pausedUntil = -Infinity;
	private letInAfterMs = 0;

	/** Whether only single requests go, until one is let in. */
	get isShut(): boolean {
		return this.shut;
	}

	get inARow(): number {
		return this.count;
	}

	/** When the first of these refusals, or of the last ones, came. */
	get since(): number {
		return this.firstAt;
	}

	/** When the last refused request was sent. */
	get grantedAt(): number {
		return this.refusedGrantAt;
	}

	/** Between the last refused request and the first that was let in. */
	get stepMs(): number {
		return this.letInAfterMs;
	}

	/** Whether what was sent then was sent before the last refusal was known. */
	isLaterThan(grantedAt: number): boolean {
		return grantedAt < this.lastAt;
	}

	waitMs(now: number): number {
		const pauseMs = this.pausedUntil - now;
		if (!this.shut || this.probeAt === undefined) return pauseMs;
		return Math.max(pauseMs, this.probeAt + PROBE_MS - now);
	}

	grant(now: number): void {
		if (this.shut) this.probeAt = now;
	}

	/** One more refusal in a row. */
	add(now: number, grantedAt: number): void {
		if (this.count === 0) this.firstAt = now;
		this.count += 1;
		this.lastAt = now;
		this.refusedGrantAt = grantedAt;
		this.shut = true;
		this.probeAt = undefined;
	}

	/** A refusal that was expected and shuts nothing. */
	addExpected(now: number): void {
		this.lastAt = now;
	}

	pause(until: number): void {
		this.pausedUntil = until;
	}

	prolongPause(until: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** The first that was let in, by when it was sent. */
	reopen(at: number): void {
		this.shut = false;
		this.probeAt = undefined;
		this.letInAfterMs = at - this.refusedGrantAt;
	}

	end(): void {
		this.count = 0;
	}
}
