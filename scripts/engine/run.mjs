import { additionalDataFor } from './additional-data.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';
import { storeInputFiles } from './run-input.mjs';

/**
 * @typedef {object} RunOptions
 * @property {import('./run-input.mjs').InputItem[]} [input] items for the start node; a trigger puts
 *   them out as they are, like data pinned to it in the editor
 * @property {string} [startNode] name; n8n picks the trigger when left out
 * @property {'manual' | 'trigger' | 'webhook'} [mode] a click in the editor (default) or a production run
 * @property {string} [executionId]
 * @property {import('n8n-workflow').IRunExecutionData} [data] what to go on from, in place of an input
 * @property {(nodeName: string, data: import('n8n-workflow').ITaskStartedData) => void} [onNodeStart]
 * @property {(nodeName: string, data: import('n8n-workflow').ITaskData) => void} [onNodeFinish]
 *
 * @typedef {object} RunServices
 * @property {import('./node-types.mjs').NodeTypes} nodeTypes
 * @property {import('./credentials-helper.mjs').CredentialsHelper} credentialsHelper
 * @property {import('./run-logger.mjs').RunLogger} logger
 * @property {string} instanceUrl
 */

/** One run of a workflow in n8n's engine. */
export class Run {
	#services;

	#options;

	/** @type {import('p-cancelable') | undefined} */
	#execution;

	#canceledAt;

	/** @type {string | undefined} the first status that n8n was told to save */
	#savedStatus;

	/** @type {import('n8n-workflow').IRunExecutionData | undefined} what is left when the run is over */
	data;

	/** @param {RunServices} services @param {RunOptions & { executionId: string }} options */
	constructor(services, options) {
		this.#services = services;
		this.#options = options;
	}

	/**
	 * Runs to the end. Faults of the workflow are in the report, as in n8n; it does not reject.
	 *
	 * @param {import('n8n-workflow').IWorkflowBase} workflowJson as exported from the editor
	 * @returns {Promise<import('./run-result.mjs').RunReport>}
	 */
	async execute(workflowJson) {
		const startedAt = Date.now();
		/** @type {import('./run-logger.mjs').LogLine[]} */
		const logs = [];
		const { status, data } = await this.#services.logger.collect(logs, async () => {
			try {
				return await this.#start(structuredClone(workflowJson));
			} catch (error) {
				return failedBeforeStart(error);
			}
		});
		this.data = data;
		return {
			executionId: this.#options.executionId,
			status: this.#savedStatus ?? status,
			settledStatus: status,
			savedText: n8nWorkflow.jsonStringify(data.resultData, { replaceCircularRefs: true }),
			logs: JSON.parse(n8nWorkflow.jsonStringify(logs, { replaceCircularRefs: true })),
			durationMs: Date.now() - startedAt,
			stopMs: this.#canceledAt && Date.now() - this.#canceledAt,
		};
	}

	/** The editor's Stop: the execution's cancel signal fires, and n8n saves it as canceled. */
	cancel() {
		this.#canceledAt ??= Date.now();
		this.#execution?.cancel();
	}

	async #start(workflowJson) {
		const { nodeTypes, credentialsHelper, instanceUrl } = this.#services;
		const { mode = 'manual', executionId } = this.#options;
		const workflow = new n8nWorkflow.Workflow({
			...workflowJson,
			id: workflowJson.id ?? 'workflow',
			active: false,
			nodeTypes,
		});
		const hooks = this.#hooks(mode, executionId, workflowJson);
		const additionalData = additionalDataFor({
			credentialsHelper,
			instanceUrl,
			hooks,
			executionId,
			workflowId: workflow.id,
		});
		const { data } = this.#options;
		const feed = data ? undefined : await this.#feed(workflow, mode);
		const engine = new n8nCore.WorkflowExecute(additionalData, mode, data);
		this.#execution = feed
			? engine.run({ workflow, ...feed })
			: engine.processRunExecutionData(workflow);
		if (this.#canceledAt) this.#execution.cancel();
		return await this.#execution;
	}

	/** Where to start, and how the input gets there: a trigger started by hand has it pinned. */
	async #feed(workflow, mode) {
		const { startNode: name } = this.#options;
		const startNode = name ? workflow.getNode(name) : workflow.getStartNode();
		if (!startNode) throw new n8nWorkflow.UserError('No node to start the workflow from was found');
		const pinData = mode === 'manual' ? workflow.pinData : undefined;
		if (!this.#options.input) return { startNode, pinData };
		const location = { workflowId: workflow.id, executionId: this.#options.executionId };
		const items = await storeInputFiles(this.#options.input, location);
		const { trigger, poll } = workflow.nodeTypes.getByNameAndVersion(
			startNode.type,
			startNode.typeVersion,
		);
		if (mode === 'manual' && (trigger || poll)) {
			return { startNode, pinData: { ...pinData, [startNode.name]: items } };
		}
		const triggerToStartFrom = { name: startNode.name, data: { data: { main: [items] } } };
		return { startNode, pinData, triggerToStartFrom };
	}

	#hooks(mode, executionId, workflowJson) {
		const { onNodeStart, onNodeFinish } = this.#options;
		const hooks = new n8nCore.ExecutionLifecycleHooks(mode, executionId, workflowJson);
		if (onNodeStart) hooks.addHandler('nodeExecuteBefore', onNodeStart);
		if (onNodeFinish) hooks.addHandler('nodeExecuteAfter', onNodeFinish);
		hooks.addHandler('workflowExecuteAfter', ({ status }) => {
			this.#savedStatus ??= status;
		});
		return hooks;
	}
}

/** n8n saves a run that could not start, such as one with a missing parameter, as failed. */
function failedBeforeStart(error) {
	const details = { ...error, name: error.name, message: error.message, stack: error.stack };
	return { status: 'error', data: { resultData: { runData: {}, error: details } } };
}
