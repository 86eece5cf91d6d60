import { additionalDataFor } from './additional-data.mjs';
import { HttpError } from './http-error.mjs';
import { Container, n8nCore, n8nWorkflow } from './n8n.mjs';
import { answer, base, callWebhook, webhooksOf, withIsolate, workflowOf } from './webhook-call.mjs';

/**
 * Executions that wait, and what wakes them: `WaitingWebhooks` and `WaitTracker` of n8n 2.41.1
 * (`packages/cli/src`). Only the way of "send and wait" is here: its URLs are signed.
 */
export class WaitingWebhooks {
	#services;

	/** @param {import('./webhook-call.mjs').WebhookServices} services */
	constructor(services) {
		this.#services = services;
	}

	/**
	 * A call of a resume URL.
	 *
	 * @param {import('./webhook-front.mjs').FrontRequest} request
	 * @param {import('./webhook-front.mjs').FrontResponse} response
	 * @param {string} executionId
	 * @param {string} suffix the node's id
	 */
	async receive(request, response, executionId, suffix) {
		const execution = this.#services.executions.find(executionId);
		if (!execution) throw new HttpError(404, `The execution "${executionId}" does not exist.`);
		const workflow = workflowOf(this.#services, execution.workflowJson);
		if (!isSendAndWait(workflow, suffix) || !isSigned(request)) {
			throw new HttpError(401, 'Invalid token');
		}
		if (execution.status === 'running') {
			throw new HttpError(409, `The execution "${executionId}" is running already.`);
		}
		if (execution.status === 'success') return response.status(200).json({ message: 'No action' });
		if (execution.status !== 'waiting') {
			throw new HttpError(409, `The execution "${executionId}" has finished with error.`);
		}
		const end = await withIsolate(
			workflow,
			async () => await this.#resume(execution, workflow, request, response),
		);
		await end?.run;
	}

	/** The time limit of an execution is over. */
	async timeUp(executionId) {
		const { executions, perform } = this.#services;
		const execution = executions.find(executionId);
		const data = executions.dataOf(execution);
		if (!executions.claim(executionId)) throw new Error(`Execution ${executionId} does not wait`);
		await perform(executionId, execution.workflowJson, { mode: execution.mode, data });
	}

	async #resume(execution, workflow, request, response) {
		const { executions, perform } = this.#services;
		const { id, mode, workflowJson } = execution;
		const data = executions.dataOf(execution);
		const [waiting] = data.executionData.nodeExecutionStack;
		waiting.node.disabled = true;
		data.waitTill = undefined;
		const { lastNodeExecuted, runData } = data.resultData;
		runData[lastNodeExecuted].pop();

		const node = workflow.getNode(lastNodeExecuted);
		const webhook = webhooksOf(workflow, node, additionalDataFor(base(this.#services))).find(
			({ httpMethod, path, webhookDescription }) =>
				httpMethod === request.method &&
				request.path.endsWith(`/${path}`) &&
				webhookDescription.restartWebhook === true,
		);
		if (!webhook) throw new HttpError(404, `The execution "${id}" has no such webhook.`);
		const call = { workflow, node, webhook, mode, request, response, executionId: id, data };
		const result = await callWebhook(this.#services, call);
		if (result.workflowData === undefined) {
			answer(response, result, 'Webhook call received');
			return undefined;
		}
		waiting.data.main = result.workflowData;
		waiting.metadata = { ...waiting.metadata, forwardAllOutputs: true };
		if (!executions.claim(id))
			throw new HttpError(409, `The execution "${id}" is resuming already.`);
		const run = perform(id, workflowJson, { mode, data });
		answer(response, result, 'Workflow was started');
		return { run };
	}
}

function isSendAndWait(workflow, nodeId) {
	return Object.values(workflow.nodes).some(
		({ id, parameters }) =>
			id === nodeId && parameters.operation === n8nWorkflow.SEND_AND_WAIT_OPERATION,
	);
}

/** The first signature counts and all are taken away before the check, as in n8n. */
function isSigned(request) {
	const url = new URL(request.originalUrl, 'http://front');
	const given = url.searchParams.get(n8nCore.WAITING_TOKEN_QUERY_PARAM);
	const { hmacSignatureSecret } = Container.get(n8nCore.InstanceSettings);
	return Boolean(given) && n8nCore.validateUrlSignature(given, url, hmacSignatureSecret);
}
