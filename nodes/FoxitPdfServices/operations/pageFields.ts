import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../shared/values/parameters';
import { pageRange } from '../../shared/pages/pageRange';

/** Which pages an operation works on; empty means all. */
export const pageRangeField: INodeProperties = {
	displayName: 'Page Range',
	name: 'pageRange',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1-3,5',
	description: 'Pages to work on, or one of the words all, even and odd. Empty means all pages.',
};

/**
 * The top-level member of the body (docs/contract/pdf-services.md#where-sources-disagree, row 5),
 * if a range was given.
 */
export function pageRangeBody(parameters: Parameters): IDataObject {
	const range = pageRange(parameters.statedText('pageRange'), 'Page Range');
	return range ? { pageRange: range } : {};
}

/** Pages that must be named one by one (docs/contract/pdf-services.md#modify). */
export function pagesField(description: string): INodeProperties {
	return {
		displayName: 'Pages',
		name: 'pages',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1-3,5',
		description,
	};
}
