import { pdfOperation } from '../pdfOperation';

/** Makes form fields and annotations part of the page (docs/contract/pdf-services.md#modify). */
export const flatten = pdfOperation({
	value: 'flatten',
	name: 'Flatten',
	action: 'Flatten the form and the comments of a PDF',
	description: 'Make form fields and annotations part of the page, so that nobody can change them',
	endpoint: '/documents/modify/pdf-flatten',
});
