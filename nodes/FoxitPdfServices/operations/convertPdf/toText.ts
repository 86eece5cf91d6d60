import { NO_TEXT } from '../pages/extract';
import { pageRangeBody, pageRangeField } from '../pageFields';
import { pdfOperation } from '../pdfOperation';

/** Turns a PDF into plain text (docs/contract/pdf-services.md#convert-pdf). */
export const toText = pdfOperation({
	value: 'toText',
	name: 'To Text',
	action: 'Convert a PDF to text',
	description: 'Turn a PDF into plain text',
	endpoint: '/documents/convert/pdf-to-text',
	properties: [pageRangeField],
	body: pageRangeBody,
	result: 'text',
	remarks: { none: NO_TEXT },
	resultExtensions: ['.txt'],
});
