import { RunResult } from './run-result.mjs';

/** What an engine offers about calls from outside, and about executions that they start and wake. */
export class EngineWebhooks {
	#server;

	#readBinary;

	/** @type {import('./run-logger.mjs').LogLine[]} what nodes logged while they looked after webhooks */
	logs = [];

	/**
	 * @param {import('./webhook-server.mjs').WebhookServer} server
	 * @param {(binary: import('n8n-workflow').IBinaryData) => Promise<Buffer>} readBinary
	 */
	constructor(server, readBinary) {
		this.#server = server;
		this.#readBinary = readBinary;
	}

	/**
	 * Activates a workflow: its webhooks are registered. Rejects with the node's error.
	 *
	 * @param {import('n8n-workflow').IWorkflowBase} workflowJson with an id of its own
	 */
	async activate(workflowJson) {
		await this.#server.triggers.activate(workflowJson);
	}

	/** @param {string} workflowId */
	async deactivate(workflowId) {
		await this.#server.triggers.deactivate(workflowId);
	}

	/** The editor's "Listen for test event": the first one starts the workflow and ends the listening. */
	async listenForTest(workflowJson) {
		await this.#server.tests.activate(workflowJson, 'manual');
	}

	/** What n8n does at each of a poll node's times. Rejects with the node's error. @param {string} workflowId */
	async poll(workflowId) {
		await this.#server.triggers.polls.tick(workflowId);
	}

	/** @param {string} workflowId of an active one */
	staticData(workflowId) {
		return this.#server.triggers.staticData(workflowId);
	}

	/** All executions so far: id, status, mode and workflow. */
	executions() {
		const rows = this.#server.executions.rows();
		return rows.map(({ workflowJson, id, status, mode }) => {
			return { id, status, mode, workflowId: workflowJson.id };
		});
	}

	/** What n8n has stored of an execution, as text. */
	storedText(executionId) {
		return JSON.stringify(this.#server.executions.find(executionId));
	}

	/**
	 * The end of an execution that waits now or is running, or the one it came to before.
	 *
	 * @param {string} executionId
	 * @returns {Promise<RunResult>}
	 */
	async ended(executionId) {
		return await this.#until(({ id }) => id === executionId);
	}

	/**
	 * The end of an execution that a webhook has started, or is yet to start.
	 *
	 * @param {string} workflowId
	 * @param {number} index 0 is the first of this workflow
	 * @returns {Promise<RunResult>}
	 */
	async endedOf(workflowId, index) {
		return await this.#until(({ workflowJson }) => workflowJson.id === workflowId, index);
	}

	/** Lets the time limit of an execution that waits be over. */
	async timeUp(executionId) {
		await this.#server.waiting.timeUp(executionId);
	}

	async #until(matches, index = 0) {
		const row = await this.#server.executions.until((rows) => {
			const found = rows.filter(matches)[index];
			return found && !['running', 'waiting'].includes(found.status) ? found : undefined;
		});
		return new RunResult(row.report, this.#readBinary);
	}
}
