/** Stands for the reason of a time limit until it is asked for. */
const LATE = Symbol('late');
/** @type {any[]} */
const NONE = [];

/**
 * Abort signals on virtual time. They behave as the platform's do, and count their listeners: one
 * that is left behind when a run is over is a leak. Garbage collection, which the platform's signals
 * depend on, plays no part.
 *
 * @param {{ world: import('./world.mjs').World }} process its world changes from history to history
 */
export function abortClasses(process) {
	class AbortSignal {
		aborted = false;
		onabort = null;
		#reason = undefined;
		/** @type {Map<any, boolean> | undefined} */
		#listeners;
		/** Signals made of this one by `any`. @type {AbortSignal[]} */
		#followers = NONE;

		/** Made when somebody asks: most signals of a time limit end unheard. */
		get reason() {
			if (!this.aborted) return undefined;
			this.#reason ??= new DOMException('This operation was aborted', 'AbortError');
			if (this.#reason === LATE) this.#reason = new DOMException('Timed out', 'TimeoutError');
			return this.#reason;
		}

		/** @param {string} type @param {any} listener @param {any} [options] */
		addEventListener(type, listener, options) {
			if (type !== 'abort' || this.#listeners?.has(listener)) return;
			this.#listeners ??= new Map();
			this.#listeners.set(listener, options?.once === true);
			process.world.listeners += 1;
		}

		/** @param {string} type @param {any} listener */
		removeEventListener(type, listener) {
			if (type === 'abort' && this.#listeners?.delete(listener)) process.world.listeners -= 1;
		}

		throwIfAborted() {
			if (this.aborted) throw this.reason;
		}

		get listenerCount() {
			return this.#listeners?.size ?? 0;
		}

		/** Called by the signal's owner alone. */
		fire(reason) {
			if (this.aborted) return;
			this.aborted = true;
			this.#reason = reason;
			// An aborted signal never fires again: its listeners are no leak.
			const listeners = [...(this.#listeners?.keys() ?? [])];
			process.world.listeners -= listeners.length;
			this.#listeners = undefined;
			const event = { type: 'abort', target: this };
			this.onabort?.(event);
			for (const listener of listeners) {
				if (typeof listener === 'function') listener.call(this, event);
				else listener.handleEvent(event);
			}
			const followers = this.#followers;
			this.#followers = NONE;
			for (const follower of followers) follower.fire(reason);
		}

		follow(source) {
			if (source.#followers === NONE) source.#followers = [];
			source.#followers.push(this);
		}

		static abort(reason) {
			const signal = new AbortSignal();
			signal.fire(reason);
			return signal;
		}

		static timeout(ms) {
			const signal = new AbortSignal();
			process.world.after(ms, () => signal.fire(LATE), { weak: true });
			return signal;
		}

		/** @param {Iterable<AbortSignal>} signals */
		static any(signals) {
			const signal = new AbortSignal();
			for (const source of signals) {
				if (source.aborted) {
					signal.fire(source.#reason);
					return signal;
				}
			}
			for (const source of signals) signal.follow(source);
			return signal;
		}
	}

	class AbortController {
		signal = new AbortSignal();

		abort(reason) {
			this.signal.fire(reason);
		}
	}

	return { AbortSignal, AbortController };
}
