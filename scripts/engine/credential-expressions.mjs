import { n8nWorkflow } from './n8n.mjs';

/** The node in whose name a credential's own expressions are evaluated. */
const EXPRESSION_NODE = {
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const EXPRESSION_NODE_TYPES = {
	getByName: () => ({ description: { properties: [] } }),
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getKnownTypes: () => ({}),
};

/**
 * A key or value declared in `authenticate`; anything falsy becomes an empty string, as in n8n.
 *
 * @param {string} value
 * @param {import('n8n-workflow').ICredentialDataDecryptedObject} credentials
 * @param {import('n8n-workflow').Workflow} workflow
 * @param {import('n8n-workflow').INode} node
 * @returns {string}
 */
export function resolveDeclared(value, credentials, workflow, node) {
	if (!n8nWorkflow.isExpression(value)) return value;
	const keys = { $credentials: credentials };
	const { expression } = workflow;
	const resolved = expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return resolved ? resolved.toString() : '';
}

/** A credential's own expressions, with the items of the node that uses it. */
export function resolveInRun(data, values, mode, keys, executeData) {
	try {
		return values.workflow.expression.getParameterValue(
			data,
			values.runExecutionData,
			values.runIndex,
			values.itemIndex,
			values.node.name,
			values.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		);
	} catch (error) {
		error.message += ' [Error resolving credentials]';
		throw error;
	}
}

/** A credential's own expressions, outside any run. */
export async function resolveAlone(data, mode, keys) {
	const { expression } = new n8nWorkflow.Workflow({
		nodes: [structuredClone(EXPRESSION_NODE)],
		connections: {},
		active: false,
		nodeTypes: EXPRESSION_NODE_TYPES,
	});
	await expression.acquireIsolate();
	try {
		return expression.getComplexParameterValue(
			EXPRESSION_NODE,
			data,
			mode,
			keys,
			undefined,
			undefined,
			data,
		);
	} finally {
		await expression.releaseIsolate();
	}
}
