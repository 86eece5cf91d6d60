import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { NodeHelpers } = require('n8n-workflow');

const resolved = new Map();

/**
 * A node's parameters as n8n completes them: what the workflow gives, and the defaults of all others
 * that the editor would show.
 */
export function withDefaults(description, given) {
	const { options } = given;
	// Which options there are depends on the others; what they are set to matters to none.
	const key = `${description.name}|${JSON.stringify({ ...given, options: Object.keys(options ?? {}) })}`;
	let all = resolved.get(key);
	if (!all) {
		const typeVersion = latestVersion(description);
		const node = { typeVersion, type: description.name, parameters: given };
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
	if (!options) return all;
	const kept = Object.entries(options).filter(([name]) => Object.hasOwn(all.options ?? {}, name));
	return { ...all, options: Object.fromEntries(kept) };
}

/** The version that a node has when somebody adds it now. */
export function latestVersion({ version }) {
	return Math.max(...[version].flat());
}
