import { fileURLToPath } from 'node:url';

import { broken } from './invariants/index.mjs';
import { playHistory } from './history.mjs';
import { knownFor } from './known.mjs';
import { makePlan } from './plan/makePlan.mjs';

/** The built package. */
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Plays a plan and judges it.
 *
 * @param {any} plan
 * @param {any} [patch] a fault to plant
 */
export async function playPlan(plan, patch) {
	const history = await playHistory(plan, { root: DIST, patch });
	return { history, broken: broken(history) };
}

/**
 * Plays the history of a seed.
 *
 * @param {string} seed `documents/BASE/NUMBER` or `envelopes/BASE/NUMBER`
 */
export async function playSeed(seed, patch) {
	const plan = makePlan(seed);
	const { history, broken: found } = await playPlan(plan, patch);
	return { plan, history, broken: found, fresh: found.filter((one) => !knownFor(one)) };
}

/**
 * What a history has done, in figures. Documents are those that were uploaded or paid for, envelopes
 * those that were made, mailed, reminded of or cancelled.
 */
export function figures(history) {
	const documents = new Set();
	const envelopes = new Set();
	for (const { kind, intents, envelopeId } of history.ledger) {
		if (envelopeId !== undefined) envelopes.add(envelopeId);
		else if (kind !== 'delete') for (const intent of intents) documents.add(intent);
	}
	return {
		histories: 1,
		documents: documents.size,
		envelopes: envelopes.size,
		requests: history.network.requests,
		faults: history.network.faults.length,
		virtualMs: history.durationMs,
	};
}
