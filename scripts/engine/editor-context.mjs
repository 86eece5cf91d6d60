import { additionalDataFor } from './additional-data.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';

const NODE_NAME = 'Temp-Node';

/**
 * @typedef {object} EditorQuestion
 * @property {string} type full name of the node, such as `n8n-nodes-base.set`
 * @property {string} method name of the node's method that has the answer
 * @property {string} path of the parameter, such as `parameters.fields`
 * @property {import('n8n-workflow').INodeParameters} parameters as they are in the editor
 * @property {import('n8n-workflow').INodeCredentials} [credentials]
 */

/**
 * Has a method of a node answer what the editor asks while a parameter is filled in:
 * `DynamicNodeParametersService` of n8n 2.41.1
 * (`packages/cli/src/services/dynamic-node-parameters.service.ts`).
 *
 * @template T
 * @param {object} services
 * @param {import('./node-types.mjs').NodeTypes} services.nodeTypes
 * @param {import('./credentials-helper.mjs').CredentialsHelper} services.credentialsHelper
 * @param {string} services.instanceUrl
 * @param {'listSearch' | 'resourceMapping'} kind of the method
 * @param {EditorQuestion} question
 * @param {unknown[]} [args] of the method
 * @returns {Promise<T>}
 */
export async function askNode(services, kind, question, args = []) {
	const { nodeTypes, credentialsHelper, instanceUrl } = services;
	const { type, method, path, parameters, credentials } = question;
	const { methods, description } = nodeTypes.getByNameAndVersion(type);
	const answer = methods?.[kind]?.[method];
	if (!answer) throw new Error(`"${type}" has no ${kind} method "${method}"`);
	const node = {
		id: 'uuid-1234',
		name: NODE_NAME,
		type,
		typeVersion: [description.version].flat().at(-1),
		position: [0, 0],
		parameters,
		...(credentials && { credentials }),
	};
	const workflow = new n8nWorkflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const additionalData = additionalDataFor({
		credentialsHelper,
		instanceUrl,
		currentNodeParameters: parameters,
	});
	const context = new n8nCore.LoadOptionsContext(
		workflow,
		workflow.nodes[NODE_NAME],
		additionalData,
		path,
	);
	await workflow.expression.acquireIsolate();
	try {
		return await answer.call(context, ...args);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
