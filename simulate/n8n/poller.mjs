import { executeContext } from './context.mjs';
import { descriptionOf, nodeClass } from './engine.mjs';
import { latestVersion, withDefaults } from './parameters.mjs';
import { StaticData, staticDataOf } from './staticData.mjs';

/**
 * A workflow's polling trigger as n8n runs it. Static data live with the active workflow, in the
 * process; they are saved when a poll has brought something, and at the activation. A restart goes
 * on from what was saved.
 */
export class Poller {
	#live = {};
	#context;
	/** What the workflow was started with: the JSON of each item. @type {any[]} */
	started = [];

	/** @param {{ type: string, given: Record<string, unknown>, store?: StaticData }} trigger */
	constructor({ type, given, store = new StaticData() }) {
		this.store = store;
		this.type = type;
		this.given = given;
	}

	/**
	 * Activates the workflow: by its user, or when n8n starts. n8n makes one context for all polls, and
	 * polls once at first.
	 *
	 * @param {any} host
	 * @param {'activate' | 'init'} mode
	 * @returns {Promise<boolean>} whether the poll has come to its end; without, it is no activation
	 */
	async activate(host, mode) {
		this.#live = this.store.load();
		const description = descriptionOf(host.process, this.type);
		const parameters = withDefaults(description, this.given);
		const node = { id: 'poller', name: 'Poller', type: this.type, parameters };
		const warnings = [];
		this.#context = executeContext({
			...host,
			node: { ...node, typeVersion: latestVersion(description) },
			items: [],
			parameter: (name) => parameters[name],
			execution: {
				id: 'poller',
				runIndex: 0,
				log: (line) => warnings.push(line),
				hint: () => undefined,
			},
		});
		Object.assign(this.#context, {
			getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
			getWorkflowStaticData: staticDataOf(this.#live, 'poller'),
			getActivationMode: () => mode,
		});
		this.warnings = warnings;
		const done = await this.poll(host);
		if (done) this.store.save(this.#live);
		return done;
	}

	/** @returns {Promise<boolean>} whether the poll has come to its end */
	async poll({ process }) {
		const { warnings = [] } = this;
		const warned = warnings.length;
		try {
			const output = await nodeClass(process, this.type).prototype.poll.call(this.#context);
			for (const { json } of output?.[0] ?? []) this.started.push(json);
			if (output) this.store.save(this.#live);
			return warnings.length === warned;
		} catch {
			// n8n tells that the poll has failed, and polls again when it is time.
			return false;
		}
	}
}
