import { Worker } from 'node:worker_threads';

/** Seeds that a worker plays before it reports. */
const BATCH = 10;
/** Different failures that are worth a report. */
const MAX_FOUND = 20;

/**
 * Plays histories on several threads until enough documents and envelopes have gone through.
 *
 * @param {object} options
 * @param {string} options.base names the series of seeds; the same base gives the same histories
 * @param {number} options.documents
 * @param {number} options.envelopes
 * @param {number} options.workers threads
 * @param {number} [options.maxMs] ends the run, whatever has been done
 * @param {string} [options.mutant] a fault to plant
 * @param {boolean} [options.untilFound] ends at the first failure
 * @param {(total: any) => void} [options.progress]
 */
export async function simulate(options) {
	const { base, workers, maxMs = Infinity, mutant, untilFound = false, progress } = options;
	const startedAt = performance.now();
	const total = { histories: 0, documents: 0, envelopes: 0, requests: 0, faults: 0, virtualMs: 0 };
	const found = [];
	const known = {};
	const next = { documents: 0, envelopes: 0 };

	const familyDue = () => {
		if (untilFound && found.length > 0) return undefined;
		if (performance.now() - startedAt > maxMs) return undefined;
		const due = ['documents', 'envelopes'].filter((family) => total[family] < options[family]);
		// The one that is further behind.
		return due.sort((a, b) => total[a] / options[a] - total[b] / options[b])[0];
	};
	const batch = (family) => {
		const first = next[family];
		next[family] += BATCH;
		return Array.from({ length: BATCH }, (_, index) => `${family}/${base}/${first + index}`);
	};
	await Promise.all(
		Array.from({ length: workers }, async () => {
			const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
				workerData: { mutant, untilFound },
				// Histories make much that is soon forgotten.
				resourceLimits: { maxYoungGenerationSizeMb: 96 },
			});
			try {
				for (let family = familyDue(); family; family = familyDue()) {
					const report = await ask(worker, batch(family));
					for (const [name, value] of Object.entries(report.total)) total[name] += value;
					for (const [reason, times] of Object.entries(report.known)) {
						known[reason] = (known[reason] ?? 0) + times;
					}
					if (found.length < MAX_FOUND) found.push(...report.found);
					progress?.({ ...total, seconds: (performance.now() - startedAt) / 1_000 });
				}
			} finally {
				await worker.terminate();
			}
		}),
	);
	return { ...total, seconds: (performance.now() - startedAt) / 1_000, found, known };
}

function ask(worker, seeds) {
	return new Promise((resolve, reject) => {
		const settle = (act) => (value) => {
			worker.off('message', onMessage);
			worker.off('error', onError);
			act(value);
		};
		const onMessage = settle(resolve);
		const onError = settle(reject);
		worker.on('message', onMessage);
		worker.on('error', onError);
		worker.postMessage(seeds);
	});
}
