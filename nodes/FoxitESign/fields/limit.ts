import type { INodeProperties } from 'n8n-workflow';

import { numberWithin } from '../../shared/item/parameters';
import type { Parameters } from '../../shared/values/parameters';

/** The default of the parameter below; n8n's rules want it written out there. */
const DEFAULT_LIMIT = 50;

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
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** The most results to return. */
export function limitOf(parameters: Parameters): number {
	if (parameters.get('returnAll') === true) return Infinity;
	const bounds = { min: 1, max: Infinity, fallback: DEFAULT_LIMIT, integer: true };
	return numberWithin(parameters.get('limit'), 'Limit', bounds);
}
