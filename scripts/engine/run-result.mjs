/**
 * @typedef {import('n8n-workflow').INodeExecutionData} Item
 * @typedef {import('./run-logger.mjs').LogLine} LogLine
 *
 * @typedef {object} RunReport a finished run, as text and plain values, fit to cross a process border
 * @property {string} executionId
 * @property {string} status what n8n shows for the execution
 * @property {string} settledStatus what the engine's promise said in the end
 * @property {string} savedText the run's result data as n8n saves it
 * @property {LogLine[]} logs
 * @property {number} durationMs
 * @property {number} [stopMs] from `cancel()` until the running node had really ended
 */

/** A finished run. Its data are those that n8n would save, and so what its editor would show. */
export class RunResult {
	#report;

	#readBinary;

	/**
	 * @param {RunReport} report
	 * @param {(binary: import('n8n-workflow').IBinaryData) => Promise<Buffer>} readBinary
	 */
	constructor(report, readBinary) {
		const { error, runData = {} } = JSON.parse(report.savedText);

		this.executionId = report.executionId;
		/** 'success', 'error', 'canceled' or 'waiting'. */
		this.status = report.status;
		/** After a cancel, n8n's engine may still end as 'error' or 'success'; n8n shows 'canceled'. */
		this.settledStatus = report.settledStatus;
		/** The error that ended the run, if one did: message, description, httpCode, context, ... */
		this.error = error;
		/** @type {import('n8n-workflow').IRunData} */
		this.runData = runData;
		/** Everything above as one text, to look for what must not be in it. */
		this.savedText = report.savedText;
		/** @type {LogLine[]} what nodes and engine logged during the run */
		this.logs = report.logs;
		this.durationMs = report.durationMs;
		/** Milliseconds from `cancel()` to the end of the running node; undefined without a cancel. */
		this.stopMs = report.stopMs;
		/** Execution hints of all nodes, with the node's name. */
		this.hints = Object.entries(runData).flatMap(([nodeName, runs]) =>
			runs.flatMap((run) => (run.hints ?? []).map((hint) => ({ nodeName, ...hint }))),
		);
		this.#report = report;
		this.#readBinary = readBinary;
	}

	/** @returns {RunReport} what this result was made of */
	toReport() {
		return this.#report;
	}

	/**
	 * Items that a node put out, all its runs after one another.
	 *
	 * @param {string} nodeName
	 * @param {number} [output] 0 is the first; the error output comes after a node's own
	 * @returns {Item[]}
	 */
	items(nodeName, output = 0) {
		return (this.runData[nodeName] ?? []).flatMap((run) => run.data?.main?.[output] ?? []);
	}

	/**
	 * One item that a node put out on its first output.
	 *
	 * @param {string} nodeName
	 * @param {number} [index]
	 * @returns {Item}
	 */
	item(nodeName, index = 0) {
		const item = this.items(nodeName)[index];
		if (item) return item;
		throw new Error(
			`"${nodeName}" put out no item ${index}. The run: ${JSON.stringify(this.error)}`,
		);
	}

	/**
	 * Content of a file that an item carries, in whatever mode it is stored. With n8n's combined
	 * binary mode the file stands in `json`.
	 *
	 * @param {Item} item
	 * @param {string} [property]
	 * @returns {Promise<Buffer>}
	 */
	async readBinary(item, property = 'data') {
		const binary = item.binary?.[property] ?? item.json[property];
		if (binary === undefined) throw new Error(`The item has no file in "${property}"`);
		return await this.#readBinary(binary);
	}
}
