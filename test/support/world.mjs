/**
 * Time that passes only when nothing else can happen: hours take seconds, and no figure depends on the
 * machine.
 */
export class World {
	now = 0;
	#sleepers = [];
	#count = 0;

	/** @param random numbers in [0, 1) */
	clock(random) {
		const sleep = (ms, signal) =>
			new Promise((resolve, reject) => {
				if (signal?.aborted) return reject(signal.reason ?? new Error('cancelled'));
				const sleeper = { at: this.now + Math.max(0, ms), order: (this.#count += 1) };
				const stop = () => {
					sleeper.wake = undefined;
					reject(signal.reason ?? new Error('cancelled'));
				};
				sleeper.wake = () => {
					signal?.removeEventListener('abort', stop);
					resolve();
				};
				signal?.addEventListener('abort', stop, { once: true });
				this.#add(sleeper);
			});
		return { now: () => this.now, random, sleep };
	}

	/** Lets time pass until `done()`, `until`, or nothing sleeps any more. */
	async run(done, until = Infinity) {
		await settle();
		while (!done() && this.now < until && this.#sleepers.length > 0) {
			const { at, wake } = this.#next();
			if (!wake) continue;
			this.now = Math.max(this.now, at);
			wake();
			await settle();
		}
	}

	/** A binary heap, the earliest first. */
	#add(sleeper) {
		const heap = this.#sleepers;
		heap.push(sleeper);
		for (let child = heap.length - 1; child > 0;) {
			const parent = (child - 1) >> 1;
			if (isBefore(heap[parent], heap[child])) break;
			[heap[parent], heap[child]] = [heap[child], heap[parent]];
			child = parent;
		}
	}

	#next() {
		const heap = this.#sleepers;
		const [first] = heap;
		const last = heap.pop();
		if (heap.length === 0) return first;
		heap[0] = last;
		for (let parent = 0; ;) {
			let least = parent;
			for (const child of [2 * parent + 1, 2 * parent + 2]) {
				if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
			}
			if (least === parent) return first;
			[heap[parent], heap[least]] = [heap[least], heap[parent]];
			parent = least;
		}
	}
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

function isBefore(one, other) {
	return one.at < other.at || (one.at === other.at && one.order < other.order);
}

async function settle() {
	for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setImmediate(resolve));
}
