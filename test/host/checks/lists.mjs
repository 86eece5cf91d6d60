/** Resource locators, resource mappers and other lists load in the editor. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { listsOf, loadList } from '../lib/lists.mjs';

/** What has to be filled in before a node has something to list. */
const FILLED_IN = {
	foxitDocGen: { dataMode: 'fields', templateSource: 'binary', templateTags: 'name, lines[]' },
};

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'lists',
	title: 'Lists in the editor',
	hosts: ['2', '1'],
	define({ shared }) {
		it('load, each with the credential', async (test) => {
			const { host, credential } = shared;
			const { id, name, type } = credential;
			const nodes = host.nodeTypes.ofPackage().filter((one) => listsOf(one).length > 0);
			assert.ok(nodes.length > 0);

			for (const node of nodes) {
				const given = FILLED_IN[node.name.split('.').pop()];
				const parameters = host.nodeTypes.defaults(node, given);
				for (const list of listsOf(node)) {
					await test.test(`${node.displayName}: ${list.methodName}`, async () => {
						const filledIn = { parameters, credentials: { [type]: { id, name } } };
						const found = await loadList(host.api, node, list, filledIn);
						assert.ok(Array.isArray(found));
						if (given) assert.ok(found.length > 0);
					});
				}
			}
		});
	},
};
