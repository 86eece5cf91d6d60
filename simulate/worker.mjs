import { parentPort, workerData } from 'node:worker_threads';

import { knownFor } from './known.mjs';
import { MUTANTS } from './mutants.mjs';
import { figures, playSeed } from './play.mjs';

// Traces of the stack are most of what an error costs, and nobody reads them here.
Error.stackTraceLimit = 0;

const patch = MUTANTS.find(({ name }) => name === workerData?.mutant);

parentPort?.on('message', async (/** @type {string[]} */ seeds) => {
	const total = {};
	const found = [];
	const known = {};
	for (const seed of seeds) {
		try {
			const { history, broken } = await playSeed(seed, patch);
			for (const [name, value] of Object.entries(figures(history))) {
				total[name] = (total[name] ?? 0) + value;
			}
			for (const one of patch ? await newOnes(seed, broken) : broken) {
				const entry = patch ? undefined : knownFor(one);
				if (entry) known[entry.reason] = (known[entry.reason] ?? 0) + 1;
				else found.push({ seed, ...one });
			}
			if (workerData?.untilFound && found.length > 0) break;
		} catch (error) {
			found.push({ seed, invariant: 'simulator', sentence: String(error.stack ?? error) });
		}
	}
	parentPort?.postMessage({ total, found: found.slice(0, 20), known });
});

/** Of a planted fault, what counts is what the shipped code does not break in the same history. */
async function newOnes(seed, broken) {
	if (broken.length === 0) return broken;
	const before = new Set((await playSeed(seed)).broken.map(({ invariant }) => invariant));
	return broken.filter(({ invariant }) => !before.has(invariant));
}
