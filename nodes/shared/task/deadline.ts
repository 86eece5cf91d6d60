import { FoxitFailure, NO_LONGER_NEEDED } from '../failure';
import type { Clock } from './clock';

/**
 * The time limit of some work, for everything that waits in it: requests, pauses, turns of the pace,
 * content that trickles. What has been cut off by it fails with `timeLimit`, the signal's own reason.
 *
 * `AbortSignal.any` with `AbortSignal.timeout` does not serve: Node.js 20 may collect such a signal as
 * garbage while others wait for it, and then it never aborts. Here the sleep holds the controllers.
 */
export class Deadline {
	private readonly over = new AbortController();
	private readonly ended = new AbortController();
	private readonly bounds: Array<{ above: AbortSignal; onAbort: () => void }> = [];
	private endsAt: number;

	/**
	 * Begins at once.
	 *
	 * @param limitMs milliseconds; `Infinity` for none
	 * @param part what is under way, to begin a sentence with, e.g. `The upload`
	 */
	constructor(
		readonly limitMs: number,
		private readonly clock: Clock,
		private part = 'The item',
	) {
		this.endsAt = clock.now() + limitMs;
		if (limitMs < Infinity) this.watch().catch(() => undefined); // Ended in time.
	}

	/** Milliseconds until time is up; `Infinity` without a limit. */
	get remainingMs(): number {
		return this.endsAt - this.clock.now();
	}

	/** Whether time was up before the end. */
	get passed(): boolean {
		return this.over.signal.aborted;
	}

	/** Begins the next part of the work: it has the whole time again. */
	begin(part: string): void {
		this.part = part;
		this.endsAt = this.clock.now() + this.limitMs;
	}

	/** Goes on within the same time. */
	goOn(part: string): void {
		this.part = part;
	}

	/** A signal that aborts when time is up, or when the one above it does. */
	bound(above: AbortSignal): AbortSignal {
		const controller = new AbortController();
		const follow = (signal: AbortSignal) => {
			const onAbort = () => controller.abort(signal.reason);
			if (signal.aborted) onAbort();
			else signal.addEventListener('abort', onAbort, { once: true });
			this.bounds.push({ above: signal, onAbort });
		};
		follow(above);
		follow(this.over.signal);
		return controller.signal;
	}

	/** What the work fails with when time is up. */
	failure(facts: { lastStatus?: string } = {}): FoxitFailure {
		const seconds = Math.round(this.limitMs / 100) / 10;
		const limit = seconds === 1 ? '1 second' : `${seconds} seconds`;
		return new FoxitFailure('timeLimit', `${this.part} did not finish within ${limit}`, facts);
	}

	/** Call when the work is over: no timer and no listener stays behind. */
	end(): void {
		this.ended.abort(NO_LONGER_NEEDED);
		for (const { above, onAbort } of this.bounds) above.removeEventListener('abort', onAbort);
	}

	private async watch(): Promise<void> {
		// A fraction of a millisecond is no time to sleep.
		while (this.remainingMs >= 1) await this.clock.sleep(this.remainingMs, this.ended.signal);
		this.over.abort(this.failure());
	}
}
