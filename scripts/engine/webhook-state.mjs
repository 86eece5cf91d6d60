import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} WebhookState what has to outlive the process
 * @property {import('./executions.mjs').StoredExecution[]} executions
 * @property {import('./trigger-webhooks.mjs').ActiveWorkflow[]} active
 */

/** @param {string} [path] @returns {WebhookState} of an earlier process, or an empty one */
export function loadState(path) {
	if (path === undefined || !existsSync(path)) return { executions: [], active: [] };
	return JSON.parse(readFileSync(path, 'utf8'));
}

/** Written beside and put in place at once, so that a killed process leaves the old or the new one. */
export function saveState(path, state) {
	if (path === undefined) return;
	writeFileSync(`${path}.new`, JSON.stringify(state));
	renameSync(`${path}.new`, path);
}
