import { abortFailure, NO_LONGER_NEEDED } from '../failure';
import type { Clock } from './clock';
import { RateLimit, type Ticket } from './rateLimit';

/** After so many grants to submits and downloads in a row, one waiting look gets its turn. */
const WORK_BEFORE_LOOK = 3;

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
 * Without a known limit nothing waits. A refusal stops everything for as long as the service asks;
 * then single requests try, and what becomes of them tells the kind of limit. A try that takes long
 * is not waited for. docs/decisions/pace.md says how the limit is learned, and why so.
 */
export class Pace {
	private readonly waiters: Waiter[] = [];
	private readonly known = new RateLimit();
	/** Limits that runs under way have been told to keep. */
	private readonly restrictions: number[] = [];
	private workInARow = 0;
	private pumping = false;
	private wake: AbortController | undefined;

	constructor(private readonly clock: Clock) {}

	/** Requests per minute in force; `Infinity` while no limit is known. */
	get limit(): number {
		return Math.min(this.known.perMinute, ...this.restrictions);
	}

	/** Requests of the last minute, those that were refused left out. */
	get lately(): number {
		return this.known.lately(this.clock.now());
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
			this.wake?.abort(NO_LONGER_NEEDED);
		};
	}

	/**
	 * Waits for leave to send one request.
	 *
	 * @throws FoxitFailure the signal's `abortFailure` as soon as it aborts
	 */
	async acquire(priority: Priority, signal?: AbortSignal): Promise<Permit> {
		if (signal?.aborted) throw abortFailure(signal);
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
				if (this.waiters.length === 0) this.wake?.abort(NO_LONGER_NEEDED);
				reject(abortFailure(signal));
			};
			signal?.addEventListener('abort', onAbort, { once: true });
			this.waiters.push(waiter);
			void this.pump();
		});
	}

	/** Grants permits until nobody waits. */
	private async pump(): Promise<void> {
		if (this.pumping) return;
		this.pumping = true;
		while (this.waiters.length > 0) {
			const waitMs = this.known.waitMs(this.clock.now(), Math.min(Infinity, ...this.restrictions));
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

	private grantNext(): void {
		const now = this.clock.now();
		const waiter = this.takeNextWaiter();
		if (!waiter) return;
		const ticket = this.known.grant(now);
		waiter.grant(this.permit(ticket, now - waiter.since));
	}

	private takeNextWaiter(): Waiter | undefined {
		const firstOf = (priority: Priority) =>
			this.waiters.findIndex((waiter) => waiter.priority === priority);
		const work = firstOf('work');
		const look = firstOf('look');
		// One request may bear only so many refusals: each try is made by the one that waits longest.
		if (this.known.isShut) return this.waiters.shift();
		const lookIsDue = look !== -1 && (work === -1 || this.workInARow >= WORK_BEFORE_LOOK);
		this.workInARow = lookIsDue ? 0 : this.workInARow + 1;
		return this.waiters.splice(lookIsDue ? look : work, 1)[0];
	}

	private permit(ticket: Ticket, waitedMs: number): Permit {
		let open = true;
		const once = (settle: () => void) => {
			if (!open) return;
			open = false;
			settle();
			if (this.pumping) this.wake?.abort(NO_LONGER_NEEDED);
			else void this.pump();
		};
		return {
			waitedMs,
			accepted: () =>
				once(() => {
					this.known.accepted(this.clock.now(), ticket);
				}),
			refused: (retryAfterMs) =>
				once(() => {
					const { clock } = this;
					this.known.refused(clock.now(), ticket, retryAfterMs, clock.random());
				}),
		};
	}
}
