import type { Clock } from './clock';

/** A signal that aborts when time is up, or when the signal above it does. */
export interface Deadline {
	readonly signal: AbortSignal;
	/** Whether time was up; false when the signal above it aborted first. */
	readonly passed: boolean;
	/** Call when the work is over: no timer and no listener stays behind. */
	end: () => void;
}

/**
 * Starts a time limit for some work.
 *
 * `AbortSignal.any` with `AbortSignal.timeout` does not serve: Node.js 20 may collect such a signal as
 * garbage while others wait for it, and then it never aborts. Here the sleep holds the controller.
 *
 * @param ms milliseconds; `Infinity` for none
 */
export function startDeadline(ms: number, clock: Clock, above?: AbortSignal): Deadline {
	const controller = new AbortController();
	const ended = new AbortController();
	let passed = false;
	const onAbove = () => {
		controller.abort();
		ended.abort();
	};
	if (above?.aborted) onAbove();
	else above?.addEventListener('abort', onAbove, { once: true });
	if (ms < Infinity) {
		clock.sleep(ms, ended.signal).then(
			() => {
				passed = true;
				controller.abort();
			},
			() => undefined, // Ended in time.
		);
	}
	return {
		signal: controller.signal,
		get passed() {
			return passed;
		},
		end: () => {
			above?.removeEventListener('abort', onAbove);
			ended.abort();
		},
	};
}
