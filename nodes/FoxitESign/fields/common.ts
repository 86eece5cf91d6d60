import type { INodeProperties } from 'n8n-workflow';

import { optionFields, optionsCollection } from '../../shared/ui/options';

/** The Options collection of an operation: its own, and those about the pace. */
export function eSignOptions(...fields: INodeProperties[]): INodeProperties {
	return optionsCollection(...fields, optionFields.concurrency, optionFields.maxRequestsPerMinute);
}

/** Shows signing links, which are keys to the documents. */
export const includeLinks: INodeProperties = {
	displayName: 'Include Signing Links',
	name: 'includeLinks',
	type: 'boolean',
	default: false,
	description:
		"Whether to return the recipients' signing links. Whoever has such a link can open and sign the documents.",
};
