/**
 * The sandbox's time: real time plus whatever the control API has added. Every expiry, latency, rate
 * window and log entry reads it, so that a test can be 24 hours later at once.
 */
export class Clock {
	private offsetMs = 0;

	/** Milliseconds since the epoch, as the sandbox sees it. */
	now(): number {
		return Math.round(performance.timeOrigin + performance.now() + this.offsetMs);
	}

	/** Moves the clock forward. Going back is refused: expired things do not come back to life. */
	advance(ms: number): void {
		if (!Number.isFinite(ms) || ms < 0)
			throw new RangeError('advanceMs must be a number of at least 0');
		this.offsetMs += ms;
	}

	/** Back to real time. */
	reset(): void {
		this.offsetMs = 0;
	}
}
