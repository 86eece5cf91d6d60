import { sleep } from 'n8n-workflow';

import { abortFailure } from '../failure';
import type { Clock } from '../task/clock';

/** The longest timer that JavaScript knows; a longer one would run out at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Hosts before 2.x cannot end a sleep: there none is longer, so that no timer stays behind. */
const SLICE_MS = 1_000;
const SLEEP_TAKES_SIGNAL = 2;

/** The real clock. Ends a sleep at once when the signal aborts, on hosts of every age. */
export const n8nClock: Clock = {
	now: () => Date.now(),
	random: () => Math.random(),
	sleep: async (ms, signal) => {
		const until = Date.now() + ms;
		const most = !signal || sleep.length >= SLEEP_TAKES_SIGNAL ? LONGEST_TIMER_MS : SLICE_MS;
		do {
			if (signal?.aborted) throw abortFailure(signal);
			await sleepOnce(Math.min(Math.max(0, until - Date.now()), most), signal);
		} while (Date.now() < until);
	},
};

async function sleepOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const onAbort = () => reject(abortFailure(signal));
		signal?.addEventListener('abort', onAbort, { once: true });
		sleep(ms, signal)
			.then(resolve, onAbort)
			.finally(() => signal?.removeEventListener('abort', onAbort));
	});
}
