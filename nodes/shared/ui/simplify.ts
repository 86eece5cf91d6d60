import type { INodeProperties } from 'n8n-workflow';

/** Turns a simplified answer into the raw one; worded as in n8n's own nodes. */
export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
