import { Container, n8nCore } from './n8n.mjs';

/**
 * What n8n's server hands to each execution, after `getBase` of its
 * `workflow-execute-additional-data`. All addresses are set, since expressions build URLs from them.
 *
 * @param {object} parts
 * @param {import('./credentials-helper.mjs').CredentialsHelper} parts.credentialsHelper
 * @param {string} parts.instanceUrl address of this n8n, ending with a slash
 * @param {string} [parts.executionId]
 * @param {string} [parts.workflowId]
 * @param {import('n8n-core').ExecutionLifecycleHooks} [parts.hooks]
 * @param {import('n8n-workflow').INodeParameters} [parts.currentNodeParameters]
 * @returns {import('n8n-workflow').IWorkflowExecuteAdditionalData}
 */
export function additionalDataFor({ instanceUrl, ...parts }) {
	return {
		...parts,
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: instanceUrl,
		restApiUrl: `${instanceUrl}rest`,
		formBaseUrl: `${instanceUrl}form`,
		formTestBaseUrl: `${instanceUrl}form-test`,
		formWaitingBaseUrl: `${instanceUrl}form-waiting`,
		webhookBaseUrl: `${instanceUrl}webhook`,
		webhookTestBaseUrl: `${instanceUrl}webhook-test`,
		webhookWaitingBaseUrl: `${instanceUrl}webhook-waiting`,
		mcpBaseUrl: `${instanceUrl}mcp`,
		mcpTestBaseUrl: `${instanceUrl}mcp-test`,
		externalSecretsProxy: Container.get(n8nCore.ExternalSecretsProxy),
		variables: {},
		setExecutionStatus() {},
	};
}
