import type { IExecuteFunctions } from 'n8n-workflow';

import type { Parameters } from './parameters';

/** The parameters of one item, expressions resolved for it. */
export function itemParameters(context: IExecuteFunctions, itemIndex: number): Parameters {
	return {
		// n8n throws for an unknown parameter unless there is a fallback, and takes undefined for none.
		get: (name) => context.getNodeParameter(name, itemIndex, null) ?? undefined,
	};
}
