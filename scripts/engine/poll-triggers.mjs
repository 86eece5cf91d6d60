import { additionalDataFor } from './additional-data.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';
import { base, withIsolate, workflowOf } from './webhook-call.mjs';

/**
 * @typedef {object} Poller
 * @property {import('./trigger-webhooks.mjs').ActiveWorkflow} entry
 * @property {import('n8n-workflow').Workflow} workflow lives as long as the workflow is active
 * @property {Array<{ node: import('n8n-workflow').INode, context: object }>} nodes
 */

/**
 * Poll nodes of active workflows: `ActiveWorkflowTriggers.activatePollTrigger` and `PollTriggerExecutor`
 * of n8n-core 2.41.1, with `getExecutePollFunctions` of n8n. The clock is the caller's: `tick` is what
 * n8n does at each of the node's Poll Times.
 *
 * As there, a workflow's pollers hold its static data from its activation on. The data are saved as a
 * whole at the end of the activation and whenever a poll gives items, and not when it gives nothing.
 */
export class PollTriggers {
	#services;

	#save;

	/** @type {Map<string, Poller>} by the workflow's id */
	#pollers = new Map();

	/** @param {import('./webhook-call.mjs').WebhookServices} services @param {() => void} save */
	constructor(services, save) {
		this.#services = services;
		this.#save = save;
	}

	/**
	 * Each node polls once at activation; an error there is an error of the activation.
	 *
	 * @param {import('./trigger-webhooks.mjs').ActiveWorkflow} entry
	 * @param {string} activation
	 */
	async activate(entry, activation) {
		const staticData = JSON.parse(entry.staticText);
		const workflow = workflowOf(this.#services, entry.json, { staticData });
		const nodes = workflow.getPollNodes().map((node) => {
			const shared = { ...base(this.#services), workflowId: workflow.id };
			const additionalData = additionalDataFor(shared);
			const parts = [workflow, node, additionalData, 'trigger', activation];
			return { node, context: new n8nCore.PollContext(...parts) };
		});
		if (nodes.length === 0) return;
		const poller = { entry, workflow, nodes };
		await this.#poll(poller);
		this.#saveStatic(poller);
		this.#pollers.set(workflow.id, poller);
	}

	/** @param {string} workflowId */
	deactivate(workflowId) {
		this.#pollers.delete(workflowId);
	}

	/**
	 * The time to poll has come. Rejects with what n8n would save as a failed execution.
	 *
	 * @param {string} workflowId
	 */
	async tick(workflowId) {
		const poller = this.#pollers.get(workflowId);
		if (!poller) throw new Error(`No workflow ${workflowId} is active that polls`);
		await this.#poll(poller);
	}

	async #poll(poller) {
		const { workflow, nodes } = poller;
		const { logger, webhookLogs } = this.#services;
		await withIsolate(workflow, async () => {
			for (const { node, context } of nodes) {
				const { poll } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
				const data = await logger.collect(webhookLogs, () => poll.call(context));
				if (data !== null) this.#start(poller, node, data);
			}
		});
	}

	/** The execution goes on by itself, as in n8n. */
	#start(poller, node, main) {
		this.#saveStatic(poller);
		const { executions, perform } = this.#services;
		const { json } = poller.entry;
		const id = executions.begin(json, 'trigger');
		const data = n8nWorkflow.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] },
		});
		void perform(id, json, { mode: 'trigger', data });
	}

	#saveStatic({ entry, workflow }) {
		if (workflow.staticData.__dataChanged !== true) return;
		entry.staticText = JSON.stringify(workflow.staticData);
		workflow.staticData.__dataChanged = false;
		this.#save();
	}
}
