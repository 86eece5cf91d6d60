import { executeContext } from './context.mjs';
import { withDefaults } from './parameters.mjs';

/**
 * A workflow's trigger as n8n's webhook machinery calls it. Static data are read anew for every call
 * and saved with its answer.
 */
export class WebhookTrigger {
	/** What has been saved, as text. */
	#saved = '{}';
	#parameters;
	/** Executions that the trigger has started: the JSON of their first item. @type {any[]} */
	started = [];

	/** @param {{ type: string, given: Record<string, unknown> }} trigger */
	constructor({ type, given }) {
		this.type = type;
		this.given = given;
	}

	/**
	 * Delivers a call.
	 *
	 * @param {any} host
	 * @param {{ rawBody: Buffer, query: Record<string, string> }} call
	 * @returns {Promise<number>} the status of the answer
	 */
	async call(host, { rawBody, query }) {
		const { process } = host;
		const NodeClass = process.load(`nodes/${this.type}/${this.type}.node.js`)[this.type];
		this.#parameters ??= withDefaults(new NodeClass().description, this.given);
		const staticData = JSON.parse(this.#saved);
		let status = 200;
		const response = {
			status(code) {
				status = code;
				return response;
			},
			json: () => undefined,
		};
		const context = executeContext({
			...host,
			node: {
				id: 'trigger',
				name: 'Trigger',
				type: this.type,
				typeVersion: 1,
				parameters: this.#parameters,
			},
			items: [],
			parameter: (name) => this.#parameters[name],
			execution: {
				id: 'trigger',
				runIndex: 0,
				log: () => undefined,
				hint: () => undefined,
				staticData,
			},
		});
		context.getNodeParameter = (name, fallback) => this.#parameters[name] ?? fallback;
		context.getRequestObject = () => ({ method: 'POST', rawBody });
		context.getResponseObject = () => response;
		context.getQueryData = () => query;
		const answer = await NodeClass.prototype.webhook.call(context);
		this.#saved = JSON.stringify(staticData);
		for (const item of answer.workflowData?.[0] ?? []) this.started.push(item.json);
		return status;
	}
}
