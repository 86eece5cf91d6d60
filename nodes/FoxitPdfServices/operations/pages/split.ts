import { pdfOperation } from '../pdfOperation';

/**
 * Cuts a PDF into files of so many pages; the result is a ZIP
 * (docs/contract/pdf-services.md#modify).
 */
export const split = pdfOperation({
	value: 'split',
	name: 'Split',
	action: 'Split a PDF into several PDFs',
	description: 'Split a PDF into files with a fixed number of pages each',
	endpoint: '/documents/modify/pdf-split',
	properties: [
		{
			displayName: 'Pages per File',
			name: 'pageCount',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1_000_000, numberPrecision: 0 },
			default: 1,
			description: 'How many pages each file gets. The last one may have fewer.',
		},
	],
	body: (parameters) => ({ pageCount: parameters.number('pageCount') }),
	result: 'files',
	fileNoun: 'part',
	remarks: { one: 'was not split, because all its pages fit into one file' },
	resultExtensions: ['.zip', '.pdf'],
});
