import { createHash, randomUUID } from 'node:crypto';

import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { resolvedValue } from './itemParameters';

/** The items, or the part of an item, that one turn of a run is about. */
export interface Turn {
	itemIndexes: number[];
	part: number;
}

/**
 * Whether n8n runs the node as a tool of an AI agent. Agents of n8n 1.x give tools a context of another
 * kind, those of later versions run a copy of the node whose type says so, or tell it themselves.
 */
export function isTool(context: IExecuteFunctions): boolean {
	if (context.getNode().type.endsWith('Tool') || isToolContext(context)) return true;
	return 'isToolExecution' in context && context.isToolExecution();
}

/** Whether the agent itself calls the node, and not n8n's engine on behalf of an agent. */
export function isToolContext(context: IExecuteFunctions): boolean {
	return 'getNextRunIndex' in context;
}

/**
 * What all tries of one run of a node have in common, and no other run has. A loop runs a node
 * several times in one execution, which only the run index tells apart.
 *
 * Tools have no run index of their own: n8n counts each try of a tool as a run, and gives calls side by
 * side the same one. A call is known by its content there; equal calls are told apart by `ClaimStore`.
 */
export function runKeyOf(context: IExecuteFunctions, turns: readonly Turn[]): string {
	const run = isTool(context)
		? digest(keysOf(context, turns))
		: String(context.getWorkflowDataProxy(0).$runIndex);
	return [context.getInstanceId(), context.getExecutionId(), context.getNode().id, run].join('|');
}

/** What no other call of a tool has. */
export function newCallKey(): string {
	return randomUUID();
}

/**
 * A key for what is meant by each turn: the node's parameters and the item's own input. It is the same
 * for every try of one run, whatever the other items of the run have come to. Turns that mean the same
 * thing are told apart by their order among each other.
 *
 * Parameters count as the user has written them: an expression such as `$now` gives another value at
 * each try, and is meant as the same. Of a tool they count as they resolve, because the agent's own
 * words come in by expressions.
 *
 * @returns the key by the number of the turn; made when it is first asked for
 */
export function intentsOf(
	context: IExecuteFunctions,
	turns: readonly Turn[],
): (turnIndex: number) => string {
	let keys: string[] | undefined;
	return (turnIndex) => (keys ??= keysOf(context, turns))[turnIndex] ?? '';
}

function keysOf(context: IExecuteFunctions, turns: readonly Turn[]): string[] {
	const items = context.getInputData();
	const { parameters } = context.getNode();
	const names = Object.keys(parameters).sort();
	const resolves = isTool(context);
	const written = resolves ? undefined : digest(names.map((name) => [name, parameters[name]]));
	const ofItem = (itemIndex: number): unknown => [
		written ?? names.map((name) => [name, resolvedValue(context, name, itemIndex)]),
		inputOf(items[itemIndex]),
	];
	const seen = new Map<string, number>();
	return turns.map(({ itemIndexes, part }) => {
		const key = digest([itemIndexes.map(ofItem), part]);
		const ordinal = seen.get(key) ?? 0;
		seen.set(key, ordinal + 1);
		return `${key}.${ordinal}`;
	});
}

function inputOf(item: INodeExecutionData | undefined): unknown {
	const files = Object.entries(item?.binary ?? {}).map(([field, file]) => [field, fileOf(file)]);
	return [item?.json, files];
}

/** Files in a store have an id; those in memory are content. */
function fileOf({ id, data, fileName, mimeType }: IBinaryData): unknown {
	return id === undefined ? [fileName, mimeType, digest(data)] : [id];
}

export function digest(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return createHash('sha256').update(text).digest('base64url');
}
