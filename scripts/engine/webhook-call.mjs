import { additionalDataFor } from './additional-data.mjs';
import { HttpError } from './http-error.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';

/**
 * @typedef {import('n8n-workflow').IWebhookData} WebhookData
 *
 * @typedef {object} WebhookServices
 * @property {import('./node-types.mjs').NodeTypes} nodeTypes
 * @property {import('./credentials-helper.mjs').CredentialsHelper} credentialsHelper
 * @property {import('./run-logger.mjs').RunLogger} logger
 * @property {import('./run-logger.mjs').LogLine[]} webhookLogs
 * @property {string} instanceUrl
 * @property {import('./executions.mjs').Executions} executions
 * @property {(id: string, workflowJson: object, options: object) => Promise<void>} perform runs an
 *   execution whose data are prepared
 */

/** @param {WebhookServices} services @param {object} json @param {object} [rest] */
export function workflowOf({ nodeTypes }, json, rest = {}) {
	const { id = 'workflow', name, nodes, connections, settings } = structuredClone(json);
	return new n8nWorkflow.Workflow({
		id,
		name,
		nodes,
		connections,
		settings,
		active: true,
		nodeTypes,
		staticData: {},
		...rest,
	});
}

/**
 * The webhooks of a node: `getNodeWebhooks` of n8n 2.41.1 (`packages/cli/src/webhooks/webhook.service.ts`).
 * Paths may be expressions, so the workflow's isolate has to be there.
 *
 * @returns {WebhookData[]}
 */
export function webhooksOf(workflow, node, additionalData) {
	const { description } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (node.disabled || !description.webhooks) return [];
	return description.webhooks.map((webhookDescription) => {
		const value = (name) =>
			workflow.expression.getSimpleParameterValue(node, webhookDescription[name], 'internal', {});
		const path = n8nWorkflow.NodeHelpers.getNodeWebhookPath(
			workflow.id,
			node,
			String(value('path')),
			value('isFullPath'),
			value('restartWebhook'),
		);
		return {
			httpMethod: value('httpMethod'),
			node: node.name,
			path,
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
		};
	});
}

/** Does something for which expressions of the workflow are evaluated outside a run. */
export async function withIsolate(workflow, work) {
	await workflow.expression.acquireIsolate();
	try {
		return await work();
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/**
 * Calls a node's `webhook()`: the first half of `executeWebhook` of n8n 2.41.1
 * (`packages/cli/src/webhooks/webhook-helpers.ts`).
 *
 * @param {WebhookServices} services
 * @param {object} call
 * @returns {Promise<import('n8n-workflow').IWebhookResponseData>}
 */
export async function callWebhook(services, call) {
	const { workflow, node, webhook, mode, request, response, executionId, data } = call;
	const additionalData = {
		...additionalDataFor({ ...base(services), workflowId: workflow.id, executionId }),
		httpRequest: request,
		httpResponse: response,
	};
	const closeFunctions = [];
	const context = new n8nCore.WebhookContext(
		workflow,
		node,
		additionalData,
		mode,
		webhook,
		closeFunctions,
		data ?? null,
	);
	const { webhook: run } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	try {
		return await services.logger.collect(services.webhookLogs, () => run.call(context));
	} catch (error) {
		services.webhookLogs.push({ level: 'error', message: error.message, metadata: {} });
		throw new HttpError(500, 'Workflow Webhook Error: Workflow could not be started!');
	} finally {
		await Promise.allSettled(closeFunctions.map((close) => close()));
	}
}

/** What every context outside a run is made with. */
export function base({ credentialsHelper, instanceUrl }) {
	return { credentialsHelper, instanceUrl };
}

/** Answers a call as response mode "on received" does, unless the node has answered by itself. */
export function answer(response, { noWebhookResponse, webhookResponse }, message) {
	if (noWebhookResponse === true || response.headersSent) return;
	response.status(200).json(webhookResponse ?? { message });
}
