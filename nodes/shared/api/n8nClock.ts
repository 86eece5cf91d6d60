import { sleep } from 'n8n-workflow';

import { cancelledFailure } from '../failure';
import type { Clock } from '../task/clock';

/** The real clock. Ends a sleep at once when the signal aborts, on hosts of every age. */
export const n8nClock: Clock = {
	now: () => Date.now(),
	random: () => Math.random(),
	sleep: async (ms, signal) => {
		if (signal?.aborted) throw cancelledFailure();
		await new Promise<void>((resolve, reject) => {
			const onAbort = () => reject(cancelledFailure());
			signal?.addEventListener('abort', onAbort, { once: true });
			// Hosts before 2.x ignore the second argument; there the timer runs out unheard.
			sleep(ms, signal)
				.then(resolve, onAbort)
				.finally(() => signal?.removeEventListener('abort', onAbort));
		});
	},
};
