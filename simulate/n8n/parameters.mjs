import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { NodeHelpers } = require('n8n-workflow');

const resolved = new Map();

/**
 * A node's parameters as n8n completes them: what the workflow gives, and the defaults of all others
 * that the editor would show.
 */
export function withDefaults(description, given) {
	const key = `${description.name}|${JSON.stringify(given)}`;
	let all = resolved.get(key);
	if (!all) {
		const node = { typeVersion: 1, type: description.name, parameters: given };
		all = NodeHelpers.getNodeParameters(
			description.properties,
			given,
			true,
			false,
			node,
			description,
		);
		resolved.set(key, all);
	}
	return all;
}
