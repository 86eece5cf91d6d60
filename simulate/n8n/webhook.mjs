import { descriptionOf, nodeClass } from './engine.mjs';
import { latestVersion, withDefaults } from './parameters.mjs';
import { StaticData, staticDataOf } from './staticData.mjs';
import { webhookContext } from './webhookContext.mjs';

/**
 * A workflow's trigger as n8n's webhook machinery calls it. Static data are read anew for every call
 * and saved with its answer.
 */
export class WebhookTrigger {
	/** Executions that the trigger has started: the JSON of their first item. @type {any[]} */
	started = [];

	/** @param {{ type: string, given: Record<string, unknown>, store?: StaticData }} trigger */
	constructor({ type, given, store = new StaticData() }) {
		this.store = store;
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
		const description = descriptionOf(host.process, this.type);
		const data = this.store.load();
		const node = {
			id: 'trigger',
			name: 'Trigger',
			type: this.type,
			typeVersion: latestVersion(description),
			parameters: withDefaults(description, this.given),
		};
		const execution = { id: 'trigger', staticDataOf: staticDataOf(data, 'trigger') };
		const { context, statusOf } = webhookContext(host, { node, rawBody, query, execution });
		const answer = await nodeClass(host.process, this.type).prototype.webhook.call(context);
		this.store.save(data);
		for (const item of answer.workflowData?.[0] ?? []) this.started.push(item.json);
		return statusOf();
	}
}
