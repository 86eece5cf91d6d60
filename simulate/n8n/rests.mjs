import { nodeClass } from './engine.mjs';
import { webhookContext } from './webhookContext.mjs';

/** n8n answers so while an execution is at work, and when it has ended. */
const CONFLICT = 409;

/**
 * Executions at rest in n8n's database. Each goes on once: when a call of its resume URL wakes it, or
 * when its time is over, whichever is first. It outlives the process that has put it there.
 */
export class Rests {
	/** @type {Map<string, any>} */
	#resting = new Map();
	/** The processes of calls that are being answered, in an entry each. @type {Set<{ process: any }>} */
	#calls = new Set();

	constructor({ world }) {
		this.world = world;
	}

	/**
	 * Waits until an execution goes on.
	 *
	 * @param {string} place which run of which execution
	 * @param {any} rest `{ till, node, data, host }`; `host` gives the process that listens now
	 * @returns {Promise<{ by: 'event' | 'time', outputs: any[][] }>} what it goes on with
	 */
	until(place, { till, node, data, host }) {
		return new Promise((resolve) => {
			const end = (by, outputs) => {
				if (!this.#resting.delete(place)) return false;
				resolve({ by, outputs });
				return true;
			};
			this.#resting.set(place, { node, host, end });
			this.world.after(till - this.world.now, () => end('time', data.data.main));
		});
	}

	/** Whether a call is being answered; none is by a process that was killed. */
	get isAnswering() {
		return [...this.#calls].some(({ process }) => process.alive);
	}

	/** A call of a resume URL. @returns {Promise<number>} the status of the answer */
	async call(url, body) {
		const { pathname, searchParams } = new URL(url);
		const place = pathname.slice(pathname.lastIndexOf('/') + 1);
		const rest = this.#resting.get(place);
		if (!rest) return CONFLICT;
		const [id] = place.split('.');
		const host = rest.host();
		const { context, statusOf } = webhookContext(host, {
			node: rest.node,
			rawBody: Buffer.from(JSON.stringify(body)),
			query: Object.fromEntries(searchParams),
			execution: { id, sender: `waking ${id}` },
		});
		const NodeClass = nodeClass(host.process, rest.node.name);
		const call = { process: host.process };
		this.#calls.add(call);
		try {
			const { workflowData } = await NodeClass.prototype.webhook.call(context);
			if (!workflowData) return statusOf();
			return rest.end('event', workflowData) ? statusOf() : CONFLICT;
		} finally {
			this.#calls.delete(call);
		}
	}
}
