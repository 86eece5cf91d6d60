/**
 * A workflow's static data in n8n's database: that of each node, and what all nodes share. Whoever has
 * loaded them works on a copy of their own, and saves all of it.
 */
export class StaticData {
	#saved = '{}';

	/** @returns {Record<string, any>} a copy */
	load() {
		return JSON.parse(this.#saved);
	}

	/** @param {Record<string, any>} data */
	save(data) {
		this.#saved = JSON.stringify(data);
	}
}

/** What a node finds: its own static data or the shared ones. */
export function staticDataOf(data, nodeId) {
	return (/** @type {'global' | 'node'} */ kind) =>
		(data[kind === 'global' ? kind : `node:${nodeId}`] ??= {});
}
