import type { INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../shared/values/parameters';

/** How many results an operation is to return. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** The most results to return. */
export function limitOf(parameters: Parameters): number {
	return parameters.boolean('returnAll') ? Infinity : parameters.number('limit');
}
