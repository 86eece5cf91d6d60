import { abortFailure } from '../../nodes/shared/failure';
import type { Clock } from '../../nodes/shared/task/clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

/** Some moment on which no arithmetic depends. */
const START_MS = Date.UTC(2026, 0, 1);

/**
 * A clock that stands still until told otherwise. Any number of sleepers wake in the order of their
 * moments, those of one moment in the order in which they lay down; no real timer is involved.
 */
export class FakeClock implements Clock {
	/** The length of every sleep asked for, in order. */
	readonly slept: number[] = [];
	private time = START_MS;
	private readonly sleepers: Sleeper[] = [];

	/** @param chance where `random` gets its numbers from; always 0 when left out */
	constructor(private readonly chance: () => number = () => 0) {}

	now(): number {
		return this.time;
	}

	random(): number {
		return this.chance();
	}

	/** How many are asleep. */
	get pending(): number {
		return this.sleepers.length;
	}

	/** Milliseconds since the clock was made. */
	get elapsed(): number {
		return this.time - START_MS;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) throw abortFailure(signal);
		this.slept.push(ms);
		await new Promise<void>((resolve, reject) => {
			const sleeper: Sleeper = {
				at: this.time + Math.max(0, ms),
				wake: () => {
					signal?.removeEventListener('abort', onAbort);
					resolve();
				},
			};
			const onAbort = () => {
				this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
				reject(abortFailure(signal));
			};
			signal?.addEventListener('abort', onAbort, { once: true });
			const later = this.sleepers.findIndex(({ at }) => at > sleeper.at);
			this.sleepers.splice(later === -1 ? this.sleepers.length : later, 0, sleeper);
		});
	}

	/** Lets everything happen that needs no time to pass. */
	async settle(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
	}

	/** Lets time pass, waking the sleepers on the way. */
	async advance(ms: number): Promise<void> {
		const until = this.time + ms;
		await this.settle();
		while ((this.sleepers[0]?.at ?? Infinity) <= until) await this.wakeNext();
		this.time = until;
	}

	/** Lets as much time pass as some work needs, and gives its result. */
	async run<T>(work: Promise<T>): Promise<T> {
		let over = false;
		const end = () => {
			over = true;
		};
		work.then(end, end);
		await this.settle();
		while (!over) {
			if (this.pending === 0) throw new Error('The work waits for something other than time');
			await this.wakeNext();
		}
		return await work;
	}

	private async wakeNext(): Promise<void> {
		const sleeper = this.sleepers.shift();
		if (!sleeper) return;
		this.time = Math.max(this.time, sleeper.at);
		sleeper.wake();
		await this.settle();
	}
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
