import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Looks until there is something, and hands it back.
 *
 * @template T
 * @param {string} what is waited for, for the message
 * @param {() => Promise<T> | T} look a falsy answer means "not yet"
 * @param {{ timeoutMs?: number, everyMs?: number }} [options]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(
	what,
	look,
	{ timeoutMs = DEFAULT_TIMEOUT_MS, everyMs = LOOK_EVERY_MS } = {},
) {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found) return found;
		if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
		await sleep(everyMs);
	}
}
