import { executeContext } from './context.mjs';
import { latestVersion, withDefaults } from './parameters.mjs';

/** Descriptions are the same in every process of a thread, and large. */
const descriptions = new Map();

export function descriptionOf(process, type) {
	const key = `${process.patch?.name ?? ''}|${type}`;
	let found = descriptions.get(key);
	if (!found) {
		const NodeClass = nodeClass(process, type);
		found = new NodeClass().description;
		descriptions.set(key, found);
	}
	return found;
}

export function nodeClass(process, type) {
	return process.load(`nodes/${type}/${type}.node.js`)[type];
}

/**
 * Runs a node as n8n's engine does: Retry On Fail, and what it does to nodes that are tools.
 *
 * @param {any} host `{ process, world, network, store }`
 * @param {any} job `{ type, given, perItem, items, settings, executionId, runIndex, signal, asTool, log }`
 * @returns {Promise<{ status: 'success' | 'resting' | 'error' | 'stopped', output?: any[], error?: any, hints: string[], tries: number }>}
 */
export async function runNode(host, job) {
	const { process } = host;
	const { settings, asTool } = job;
	const execute = nodeClass(process, job.type).prototype.execute;
	const description = descriptionOf(process, job.type);
	const parameters = withDefaults(description, job.given);
	const node = {
		id: job.nodeId,
		name: job.type,
		type: `n8n-nodes-foxit.${job.type}`,
		typeVersion: latestVersion(description),
		position: [0, 0],
		parameters,
		...settings,
	};
	const tries = settings.retryOnFail ? Math.min(5, Math.max(2, settings.maxTries ?? 3)) : 1;
	const pauseMs = settings.retryOnFail
		? Math.min(5_000, Math.max(0, settings.waitBetweenTries ?? 1_000))
		: 0;
	let outcome;
	for (let tried = 0; tried < tries; tried += 1) {
		if (tried > 0 && pauseMs > 0) await process.pause(pauseMs);
		if (job.signal.aborted) return { status: 'stopped', hints: [], tries: tried, ...outcome };
		outcome = await oneTry(host, job, { node, parameters, execute, tried, asTool });
		if (outcome.status === 'stopped') break;
		// Under Continue On Fail, n8n tries again when the first item is an error.
		const failed = outcome.status === 'error' || Boolean(outcome.output?.[0]?.json?.error);
		if (!failed || (asTool && outcome.status === 'success')) break;
	}
	return outcome;
}

async function oneTry(host, job, { node, parameters, execute, tried, asTool }) {
	const hints = [];
	const data = { node, data: { main: [job.items] } };
	let till;
	const context = executeContext({
		...host,
		node,
		items: job.items,
		parameter: (name, itemIndex) =>
			Object.hasOwn(job.perItem, name) ? job.perItem[name](itemIndex) : parameters[name],
		execution: {
			id: job.executionId,
			// Every try of a tool has a run index of its own.
			runIndex: job.runIndex + (asTool ? tried : 0),
			signal: job.signal,
			asTool,
			log: job.log,
			hint: (text) => hints.push(text),
			place: job.place,
			data,
			waitTill: (date) => void (till = date.getTime()),
		},
	});
	try {
		const [output] = await execute.call(context);
		if (till !== undefined) return { status: 'resting', till, data, hints, tries: tried + 1 };
		return { status: 'success', output, hints, tries: tried + 1 };
	} catch (error) {
		return { status: job.signal.aborted ? 'stopped' : 'error', error, hints, tries: tried + 1 };
	}
}
