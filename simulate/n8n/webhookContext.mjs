import { executeContext } from './context.mjs';

/**
 * What a node's `webhook` finds in n8n, for a call by POST.
 *
 * @param {any} host
 * @param {object} call
 * @param {any} call.node as in a workflow
 * @param {Buffer} call.rawBody
 * @param {Record<string, string>} call.query
 * @param {any} call.execution see `executeContext`
 * @returns {{ context: any, statusOf: () => number }} the context, and the status that was answered
 */
export function webhookContext(host, { node, rawBody, query, execution }) {
	let status = 200;
	const response = {
		status(code) {
			status = code;
			return response;
		},
		json: () => undefined,
	};
	const silent = { log: () => undefined, hint: () => undefined, runIndex: 0 };
	const context = executeContext({
		...host,
		node,
		items: [],
		parameter: (name) => node.parameters[name],
		execution: { ...silent, ...execution },
	});
	context.getNodeParameter = (name, fallback) => node.parameters[name] ?? fallback;
	context.getRequestObject = () => ({ method: 'POST', rawBody });
	context.getResponseObject = () => response;
	context.getQueryData = () => query;
	return { context, statusOf: () => status };
}
