import { Executions } from './executions.mjs';
import { HttpError } from './http-error.mjs';
import { TriggerWebhooks } from './trigger-webhooks.mjs';
import { WaitingWebhooks } from './waiting-webhooks.mjs';
import { WebhookFront } from './webhook-front.mjs';
import { loadState, saveState } from './webhook-state.mjs';

/**
 * @typedef {object} WebhookOptions
 * @property {number} [port] any that is free if left out
 * @property {string} [stateFile] where that is kept which outlives the process: executions, active
 *   workflows and their static data
 */

/** The part of n8n's server that calls from outside come to. */
export class WebhookServer {
	#front = new WebhookFront();

	#options;

	/** @type {Executions} */
	executions;

	/** @type {TriggerWebhooks} */
	triggers;

	/** @type {TriggerWebhooks} workflows that the editor tries out */
	tests;

	/** @type {WaitingWebhooks} */
	waiting;

	/** @param {WebhookOptions} [options] without them nothing is listened for */
	constructor(options) {
		this.#options = options;
		this.state = loadState(options?.stateFile);
		this.executions = new Executions(this.state.executions, {
			save: () => this.#save(),
			keepsEnded: options !== undefined,
		});
	}

	/** Starts listening. @returns {Promise<string | undefined>} the address of this n8n */
	async listen() {
		if (!this.#options) return undefined;
		await this.#front.listen(this.#options.port ?? 0, async (request, response) => {
			await this.#route(request, response);
		});
		return this.#front.url;
	}

	/** Takes up what an earlier process has left. @param {object} services */
	async open(services) {
		const { active } = this.state;
		this.triggers = new TriggerWebhooks(services, { active, save: () => this.#save() });
		this.tests = new TriggerWebhooks(services, { isTest: true });
		this.waiting = new WaitingWebhooks(services);
		await this.triggers.restore();
	}

	async close() {
		await this.#front.close();
	}

	async #route(request, response) {
		const [, area, ...rest] = request.path.split('/').map(decodeURIComponent);
		if (!this.triggers) throw new HttpError(503, 'n8n is starting up');
		if (area === 'webhook') return await this.triggers.receive(request, response, rest.join('/'));
		if (area === 'webhook-test') return await this.tests.receive(request, response, rest.join('/'));
		if (area === 'webhook-waiting') {
			return await this.waiting.receive(request, response, rest[0], rest[1]);
		}
		throw new HttpError(404, `Nothing is at ${request.path}`);
	}

	#save() {
		const active = this.triggers?.rows() ?? this.state.active;
		saveState(this.#options?.stateFile, { executions: this.executions.rows(), active });
	}
}
