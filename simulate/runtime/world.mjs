/** Turns of the event loop that are asked for at once: to ask for each alone costs a system call. */
const TURNS = 64;

/**
 * Virtual time. Nothing waits: the clock jumps to the next timer as soon as all that can happen now
 * has happened.
 */
export class World {
	/** Starts on a fixed day, so that dates in texts replay. */
	begunAt = Date.UTC(2026, 0, 5, 8, 0, 0);
	now = this.begunAt;
	/** Binary heap by time, then by age. */
	#heap = [];
	#count = 0;
	/** Listeners on abort signals that nobody has taken away. */
	listeners = 0;

	/**
	 * @param {number} delayMs
	 * @param {() => void} act
	 * @param {{ weak?: boolean, owner?: unknown }} [options] a weak timer is not waited for, like an unref'd one
	 */
	after(delayMs, act, { weak = false, owner } = {}) {
		const delay = Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0;
		const timer = new Timer(this.now + delay, this.#count++, act, weak, owner);
		this.#push(timer);
		return timer;
	}

	/** @returns {Promise<void>} */
	pause(delayMs) {
		return new Promise((resolve) => void this.after(delayMs, resolve));
	}

	/** Timers under way that hold up the end of a process. */
	pending(owner) {
		return this.#heap.filter(
			(timer) => !timer.dead && !timer.weak && (owner === undefined || timer.owner === owner),
		).length;
	}

	/**
	 * Runs until `done` says so.
	 *
	 * @returns {Promise<'done' | 'stuck' | 'late'>} `stuck` when no timer is left to go on with
	 */
	run(done, until = Infinity) {
		return new Promise((resolve, reject) => {
			let turnsLeft = 0;
			let ended = false;
			const end = (act) => {
				ended = true;
				act();
			};
			// Between two turns, Node.js runs promises and the ticks of streams until none is left.
			const turn = () => {
				if (ended) return;
				try {
					const how = done() ? 'done' : this.#next(until);
					if (how) end(() => resolve(how));
				} catch (error) {
					end(() => reject(error));
				}
				turnsLeft -= 1;
				if (turnsLeft === 0) queue();
			};
			const queue = () => {
				turnsLeft = ended ? 0 : TURNS;
				for (let count = 0; count < turnsLeft; count += 1) setImmediate(turn);
			};
			queue();
		});
	}

	/** Lets the next timer act. @returns {'stuck' | 'late' | undefined} why there is none that can */
	#next(until) {
		let timer = this.#pop();
		while (timer?.dead) timer = this.#pop();
		if (timer === undefined) return 'stuck';
		if (timer.at > until) return 'late';
		this.now = Math.max(this.now, timer.at);
		timer.act();
		return undefined;
	}

	#push(timer) {
		const heap = this.#heap;
		let index = heap.push(timer) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (isBefore(heap[parent], timer)) break;
			heap[index] = heap[parent];
			index = parent;
		}
		heap[index] = timer;
	}

	#pop() {
		const heap = this.#heap;
		const [top] = heap;
		const last = heap.pop();
		if (heap.length === 0) return top;
		let index = 0;
		for (;;) {
			let child = 2 * index + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child += 1;
			if (isBefore(last, heap[child])) break;
			heap[index] = heap[child];
			index = child;
		}
		heap[index] = last;
		return top;
	}
}

class Timer {
	constructor(at, order, act, weak, owner) {
		this.at = at;
		this.order = order;
		this.act = act;
		this.weak = weak;
		this.owner = owner;
		this.dead = false;
	}

	/** It will not act; what it held is free at once. */
	cancel() {
		this.dead = true;
		this.act = undefined;
		this.owner = undefined;
	}
}

function isBefore(a, b) {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}
