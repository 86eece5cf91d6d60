import { additionalDataFor } from './additional-data.mjs';
import { n8nCore, n8nWorkflow } from './n8n.mjs';

const NODE_NAME = 'Temp-Node';

/**
 * @typedef {object} MapperQuestion
 * @property {string} type full name of the node, such as `n8n-nodes-base.set`
 * @property {string} method name of its `resourceMapping` method
 * @property {string} path of the parameter, such as `parameters.fields`
 * @property {import('n8n-workflow').INodeParameters} parameters as they are in the editor
 * @property {import('n8n-workflow').INodeCredentials} [credentials]
 */

/**
 * What the editor gets when it loads the fields of a resource mapper: `DynamicNodeParametersService` of
 * n8n 2.41.1 (`packages/cli/src/services/dynamic-node-parameters.service.ts`).
 *
 * @param {object} services
 * @param {import('./node-types.mjs').NodeTypes} services.nodeTypes
 * @param {import('./credentials-helper.mjs').CredentialsHelper} services.credentialsHelper
 * @param {string} services.instanceUrl
 * @param {MapperQuestion} question
 * @returns {Promise<import('n8n-workflow').ResourceMapperFields>}
 */
export async function mapperFields(services, { type, method, path, parameters, credentials }) {
	const { nodeTypes, credentialsHelper, instanceUrl } = services;
	const { methods, description } = nodeTypes.getByNameAndVersion(type);
	const load = methods?.resourceMapping?.[method];
	if (!load) throw new Error(`"${type}" has no resourceMapping method "${method}"`);
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
		return withoutDuplicates(await load.call(context));
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function withoutDuplicates(answer) {
	const seen = new Set();
	const isFirst = ({ id }) => !seen.has(id) && Boolean(seen.add(id));
	return { ...answer, fields: answer.fields?.filter(isFirst) };
}
