import { additionalDataFor } from './additional-data.mjs';
import { HttpError } from './http-error.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';
import { PollTriggers } from './poll-triggers.mjs';
import { answer, base, callWebhook, webhooksOf, withIsolate, workflowOf } from './webhook-call.mjs';

/**
 * @typedef {object} ActiveWorkflow
 * @property {import('n8n-workflow').IWorkflowBase} json
 * @property {string} staticText the static data as n8n keeps them with the workflow
 */

/**
 * Active workflows and calls of their webhooks: `ActiveWorkflowManager.addWebhooks` and `LiveWebhooks`
 * of n8n 2.41.1 (`packages/cli/src`). Those that the editor tries out, `TestWebhooks` there, differ in
 * the mode, in the address, and in that the first event ends it.
 */
export class TriggerWebhooks {
	#services;

	#save;

	#isTest;

	/** @type {PollTriggers} */
	polls;

	/** @type {Map<string, ActiveWorkflow>} by the workflow's id */
	#active;

	/**
	 * @param {import('./webhook-call.mjs').WebhookServices} services
	 * @param {object} options
	 * @param {ActiveWorkflow[]} [options.active] of an earlier process
	 * @param {() => void} [options.save] called after each change
	 * @param {boolean} [options.isTest] whether the editor tries them out
	 */
	constructor(services, { active = [], save = () => {}, isTest = false } = {}) {
		this.#services = services;
		this.#active = new Map(active.map((entry) => [entry.json.id, entry]));
		this.#save = save;
		this.#isTest = isTest;
		this.polls = new PollTriggers(services, save);
	}

	/** @returns {ActiveWorkflow[]} */
	rows() {
		return [...this.#active.values()];
	}

	/** Registers all webhooks again, as n8n does when it starts. */
	async restore() {
		for (const { json } of this.rows()) await this.activate(json, 'init');
	}

	/** @param {import('n8n-workflow').IWorkflowBase} json @param {string} [activation] */
	async activate(json, activation = 'activate') {
		const staticText = this.#active.get(json.id)?.staticText ?? '{}';
		const entry = { json: structuredClone(json), staticText };
		await this.#forEachHook(entry, activation, async (hooks, context) => {
			if (await hooks.checkExists?.call(context)) return;
			await hooks.create?.call(context);
		});
		if (!this.#isTest) await this.polls.activate(entry, activation);
		this.#active.set(json.id, entry);
		this.#save();
	}

	/** @param {string} workflowId */
	async deactivate(workflowId) {
		const entry = this.#active.get(workflowId);
		if (!entry) return;
		this.polls.deactivate(workflowId);
		await this.#forEachHook(entry, 'update', async (hooks, context) => {
			await hooks.delete?.call(context);
		});
		this.#active.delete(workflowId);
		this.#save();
	}

	/** The static data of an active workflow, as they are saved. */
	staticData(workflowId) {
		return JSON.parse(this.#active.get(workflowId)?.staticText ?? '{}');
	}

	/**
	 * One call.
	 *
	 * @param {import('./webhook-front.mjs').FrontRequest} request
	 * @param {import('./webhook-front.mjs').FrontResponse} response
	 * @param {string} path behind the address of webhooks
	 */
	async receive(request, response, path) {
		for (const entry of this.rows()) {
			// Static data are read anew for every call, as n8n does, and saved with its answer.
			const workflow = this.#workflowOf(entry);
			const started = await withIsolate(workflow, async () => {
				const found = this.#find(workflow, request.method, path);
				return found && (await this.#call(entry, workflow, found, request, response));
			});
			if (started) return await started.end;
		}
		if (!response.headersSent) {
			throw new HttpError(
				404,
				`The requested webhook "${request.method} ${path}" is not registered.`,
			);
		}
	}

	async #call(entry, workflow, { node, webhook }, request, response) {
		const mode = this.#isTest ? 'manual' : 'webhook';
		const call = { workflow, node, webhook, mode, request, response };
		const result = await callWebhook(this.#services, call);
		this.#saveStatic(entry, workflow);
		if (result.workflowData === undefined) {
			answer(response, result, 'Webhook call received');
			return { end: undefined };
		}
		const { executions, perform } = this.#services;
		const id = executions.begin(entry.json, mode);
		const data = n8nWorkflow.createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: result.workflowData }, source: null }],
			},
		});
		const end = perform(id, entry.json, { mode, data });
		answer(response, result, 'Workflow was started');
		if (this.#isTest) await this.deactivate(entry.json.id);
		return { end };
	}

	#find(workflow, method, path) {
		for (const node of Object.values(workflow.nodes)) {
			const all = webhooksOf(workflow, node, additionalDataFor(base(this.#services)));
			const webhook = all.find((one) => one.httpMethod === method && one.path === path);
			if (webhook && !webhook.webhookDescription.restartWebhook) return { node, webhook };
		}
		return undefined;
	}

	async #forEachHook(entry, activation, work) {
		const workflow = this.#workflowOf(entry);
		const { logger, webhookLogs } = this.#services;
		await withIsolate(workflow, async () => {
			for (const node of Object.values(workflow.nodes)) {
				const additionalData = additionalDataFor({
					...base(this.#services),
					workflowId: workflow.id,
				});
				const { webhookMethods = {} } = workflow.nodeTypes.getByNameAndVersion(
					node.type,
					node.typeVersion,
				);
				for (const found of webhooksOf(workflow, node, additionalData)) {
					const webhook = { ...found, isTest: this.#isTest };
					const hooks = webhookMethods[webhook.webhookDescription.name];
					if (!hooks) continue;
					const context = new n8nCore.HookContext(
						workflow,
						node,
						additionalData,
						this.#isTest ? 'manual' : 'trigger',
						activation,
						webhook,
					);
					await logger.collect(webhookLogs, async () => await work(hooks, context));
				}
			}
		});
		this.#saveStatic(entry, workflow);
	}

	#workflowOf({ json, staticText }) {
		return workflowOf(this.#services, json, { staticData: JSON.parse(staticText) });
	}

	#saveStatic(entry, workflow) {
		if (workflow.staticData.__dataChanged !== true) return;
		entry.staticText = JSON.stringify(workflow.staticData);
		this.#save();
	}
}
