import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** The node's outputs: n8n's canvas cuts longer names. */
export const OUTPUTS =
	'={{ $parameter["operation"] !== "sendAndWait" ? [{ type: "main" }] : $parameter["oneOutput"] ? [{ type: "main", displayName: "Ended" }] : [{ type: "main", displayName: "Signed" }, { type: "main", displayName: "Not Signed" }] }}';

/** Whether every end leaves by one output. */
export const oneOutputProperty: INodeProperties = {
	displayName: 'Use One Output',
	name: 'oneOutput',
	type: 'boolean',
	noDataExpression: true,
	displayOptions: { hide: { '@tool': [true] } },
	default: false,
	description:
		'Whether all items go to one output. An If node on "approved" or a Switch node on "outcome" tells them apart. n8n 1 requires this option, because a node that has waited has only one output there.',
};

/** What leaves by which output, when everybody has signed. */
export function signedOutputs(
	item: INodeExecutionData,
	oneOutput: boolean,
): INodeExecutionData[][] {
	return oneOutput ? [[item]] : [[item], []];
}

/** What leaves by which output, when nobody or not everybody has signed. */
export function unsignedOutputs(
	item: INodeExecutionData,
	oneOutput: boolean,
): INodeExecutionData[][] {
	return oneOutput ? [[item]] : [[], [item]];
}
