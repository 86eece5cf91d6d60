/** A request that tries the way for others is waited for so long at most; then one more goes. */
export const PROBE_MS = 2_000;

/**
 * After refusals a request was let in sooner than a count would have it: how many more go at once
 * tells a window that began anew from a bucket that refills. All times are milliseconds of one clock.
 */
export class BurstTrial {
	private acceptedSoFar = 1;
	private inFlight = 0;

	/** @param at when the first was sent */
	constructor(private at: number) {}

	/** Requests let in so far, the first included. */
	get accepted(): number {
		return this.acceptedSoFar;
	}

	/**
	 * How long the next request has to wait: twice as many may be under way each time.
	 *
	 * @param most requests that the trial sends in all
	 */
	waitMs(now: number, most: number): number {
		const { acceptedSoFar } = this;
		const atOnce = Math.min(acceptedSoFar, most - acceptedSoFar);
		return this.inFlight < atOnce ? 0 : this.at + PROBE_MS - now;
	}

	grant(now: number): void {
		this.inFlight += 1;
		this.at = now;
	}

	letIn(): void {
		this.inFlight = Math.max(0, this.inFlight - 1);
		this.acceptedSoFar += 1;
	}
}
