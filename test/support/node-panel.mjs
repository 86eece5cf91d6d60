/** n8n's node panel, as its editor searches it: by the nodes' names and aliases, and nothing else. */
import { sublimeSearch } from '@n8n/utils/search/sublime-search';

/**
 * @param {string} typed
 * @param {Array<{ key: string, displayName: string, alias: string[] }>} nodes
 * @returns {string[]} the keys of the nodes that are found, the best first
 */
export function searchPanel(typed, nodes) {
	const data = nodes.map(({ key, displayName, alias }) => ({
		key,
		// The editor looks for a trigger's name without this word.
		properties: { displayName: displayName.replace(' Trigger', ''), codex: { alias } },
	}));
	return sublimeSearch(typed, data).map(({ item }) => item.key);
}
