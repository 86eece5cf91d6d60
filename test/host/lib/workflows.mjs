import { until } from './wait.mjs';

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {import('../hosts.mjs').HostVersion} version
 */
export function workflowsOf(api, { name: major }) {
	/** n8n 1.x has no publishing: a workflow is saved as active or not. */
	const isFirstMajor = major === '1';
	return {
		/**
		 * Imports a workflow as the editor does with a file: a credential that is only named is the one
		 * of that name.
		 *
		 * @param {object} workflow
		 * @returns {Promise<any>} the workflow as n8n has saved it
		 */
		async import({ name, nodes, connections, settings = { executionOrder: 'v1' }, pinData = {} }) {
			const known = await api.get('/credentials');
			const withIds = nodes.map((node) => withCredentialIds(node, known));
			const body = { name, nodes: withIds, connections, settings, pinData, active: false };
			return await api.post('/workflows', body);
		},

		/**
		 * The editor's Execute Workflow.
		 *
		 * @param {any} workflow as n8n has saved it
		 * @param {string} [trigger] name of the node to start from; the first trigger if left out
		 * @returns {Promise<string>} id of the execution
		 */
		async start(workflow, trigger = firstTrigger(workflow)) {
			const { executionId, waitingForWebhook } = await api.post(`/workflows/${workflow.id}/run`, {
				workflowData: workflow,
				triggerToStartFrom: { name: trigger },
			});
			if (!executionId) {
				throw new Error(waitingForWebhook ? 'n8n waits for a call' : 'n8n started nothing');
			}
			return executionId;
		},

		/** Makes a workflow's triggers live, and waits until they are. */
		async activate({ id, versionId }) {
			if (isFirstMajor) {
				await api.patch(`/workflows/${id}`, { active: true, versionId });
				return;
			}
			await api.post(`/workflows/${id}/activate`, { versionId });
			await until(`the triggers of workflow ${id}`, async () => {
				const { triggers } = await api.get(`/workflows/${id}/publication-status`);
				return triggers.length > 0 && triggers.every(({ status }) => status === 'activated');
			});
		},

		async deactivate({ id }) {
			if (isFirstMajor) await api.patch(`/workflows/${id}`, { active: false });
			else await api.post(`/workflows/${id}/deactivate`);
		},
	};
}

const firstTrigger = ({ nodes }) =>
	nodes.find(({ type }) => /trigger|webhook/i.test(type.split('.').pop()))?.name;

function withCredentialIds(node, known) {
	if (!node.credentials) return node;
	const found = Object.entries(node.credentials).map(([type, wanted]) => {
		const matching = known.filter((one) => one.type === type && one.name === wanted.name);
		if (matching.length !== 1) throw new Error(`${matching.length} credentials "${wanted.name}"`);
		return [type, { id: matching[0].id, name: wanted.name }];
	});
	return { ...node, credentials: Object.fromEntries(found) };
}
