import { flatted } from './n8n.mjs';

/**
 * @typedef {object} StoredExecution a row of n8n's table of executions
 * @property {string} id
 * @property {string} status 'running', 'waiting', 'success', 'error' or 'canceled'
 * @property {string} mode
 * @property {import('n8n-workflow').IWorkflowBase} workflowJson
 * @property {string} [dataText] of one that waits or has ended: everything n8n needs to go on
 * @property {import('./run-result.mjs').RunReport} [report] of one that waits or has ended
 */

/** Holds executions in place of n8n's database. Those that wait are kept as text and nothing else. */
export class Executions {
	/** @type {Map<string, StoredExecution>} */
	#rows;

	#save;

	#keepsEnded;

	#count;

	#listeners = new Set();

	/**
	 * @param {StoredExecution[]} rows of an earlier process
	 * @param {object} options
	 * @param {() => void} options.save called after each change
	 * @param {boolean} options.keepsEnded whether rows stay when their execution has ended
	 */
	constructor(rows, { save, keepsEnded }) {
		// What was running when the process ended has crashed.
		const known = rows.map((row) => (row.status === 'running' ? { ...row, status: 'error' } : row));
		this.#rows = new Map(known.map((row) => [row.id, row]));
		this.#save = save;
		this.#keepsEnded = keepsEnded;
		this.#count = rows.length;
	}

	/** @returns {string} the id of a new execution, which is running from now on */
	begin(workflowJson, mode) {
		this.#count += 1;
		const id = String(this.#count);
		this.#rows.set(id, {
			id,
			status: 'running',
			mode,
			workflowJson: structuredClone(workflowJson),
		});
		this.#changed();
		return id;
	}

	/**
	 * One that waits starts running again; only one caller gets it.
	 *
	 * @returns {boolean}
	 */
	claim(id) {
		const row = this.#rows.get(id);
		if (row?.status !== 'waiting') return false;
		row.status = 'running';
		this.#changed();
		return true;
	}

	/**
	 * An execution rests or has ended.
	 *
	 * @param {string} id
	 * @param {import('./run-result.mjs').RunReport} report
	 * @param {import('n8n-workflow').IRunExecutionData} [data]
	 */
	settle(id, report, data) {
		const row = this.#rows.get(id);
		Object.assign(row, { status: report.status, report });
		if (data) row.dataText = flatted.stringify(data);
		else if (!this.#keepsEnded) this.#rows.delete(id);
		this.#changed();
	}

	/** @returns {StoredExecution | undefined} */
	find(id) {
		return this.#rows.get(id);
	}

	/** The data of an execution, made from the text anew. */
	dataOf({ dataText }) {
		return flatted.parse(dataText);
	}

	/** @returns {StoredExecution[]} */
	rows() {
		return [...this.#rows.values()];
	}

	/**
	 * Waits until a row is as wanted.
	 *
	 * @param {(rows: StoredExecution[]) => StoredExecution | undefined} find
	 */
	async until(find) {
		for (;;) {
			const row = find(this.rows());
			if (row) return row;
			await new Promise((resolve) => this.#listeners.add(resolve));
		}
	}

	#changed() {
		this.#save();
		const listeners = [...this.#listeners];
		this.#listeners.clear();
		for (const listener of listeners) listener();
	}
}
