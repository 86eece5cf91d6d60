import { pdfOperation } from '../pdfOperation';

/**
 * The values of a form; dotted names become nested objects (docs/contract/pdf-services.md#forms).
 */
export const exportData = pdfOperation({
	value: 'exportData',
	name: 'Export Data',
	action: 'Read the data of a filled PDF form',
	description: 'Get the values that are filled in a PDF form',
	endpoint: '/documents/forms/export-pdf-form-data',
	result: 'json',
	remarks: { none: 'has no form field with data' },
	resultExtensions: ['.json'],
});
