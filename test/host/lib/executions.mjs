import { setTimeout as sleep } from 'node:timers/promises';

import { until } from './wait.mjs';

const ENDED = new Set(['success', 'error', 'canceled', 'crashed']);
const RUN_TIMEOUT_MS = 180_000;
const LOOK_EVERY_MS = 250;

/**
 * @typedef {object} Execution one run, as n8n has saved it
 * @property {string} id
 * @property {string} status
 * @property {string} workflowId
 * @property {{ message: string, description?: string } | undefined} error of the run as a whole
 * @property {string[]} ran names of the nodes that ran
 * @property {(node: string, output?: number) => any[]} items that left a node by one of its outputs
 * @property {(node: string) => any[]} runs of a node, with times and error
 */

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {{ parse: (text: string) => any }} flatted the format in which n8n sends runs
 */
export function executionsOf(api, flatted) {
	const read = async (id) => await api.get(`/executions/${id}`);
	return {
		/** @returns {Promise<string>} */
		status: async (id) => (await read(id))?.status,

		/**
		 * Waits for the end of a run.
		 *
		 * @param {string} id
		 * @param {number} [timeoutMs]
		 * @returns {Promise<Execution>}
		 */
		async finished(id, timeoutMs = RUN_TIMEOUT_MS) {
			await until(`the end of execution ${id}`, async () => ENDED.has((await read(id))?.status), {
				timeoutMs,
				everyMs: LOOK_EVERY_MS,
			});
			// With SQLite, n8n 1.x saves the state of a run a moment before its data.
			await sleep(LOOK_EVERY_MS);
			const row = await read(id);
			return execution(row, flatted.parse(row.data));
		},

		/** The ids of a workflow's executions, oldest first. */
		async idsOf({ id }) {
			const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
			const { results } = await api.get(`/executions?limit=100&filter=${filter}`);
			return results.map((row) => row.id).sort((one, other) => one - other);
		},

		/** The editor's Stop. */
		stop: async (id) => await api.post(`/executions/${id}/stop`),

		/**
		 * The content of a file in an item.
		 *
		 * @param {{ binary: Record<string, any> }} item
		 * @param {string} [property]
		 * @returns {Promise<Buffer>}
		 */
		async file({ binary }, property = 'data') {
			const { id, data } = binary[property];
			if (!id) return Buffer.from(data, 'base64');
			const query = new URLSearchParams({ id, action: 'download' });
			const response = await api.send('GET', `/rest/binary-data?${query}`);
			return Buffer.from(await response.arrayBuffer());
		},
	};
}

function execution({ id, status, workflowId }, data) {
	const { runData = {}, error } = data?.resultData ?? {};
	return {
		...{ id, status, workflowId, error, ran: Object.keys(runData) },
		items: (node, output = 0) => runData[node]?.at(-1)?.data?.main?.[output] ?? [],
		runs: (node) => runData[node] ?? [],
	};
}
