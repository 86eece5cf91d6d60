import { pdfOperation } from '../pdfOperation';

/** Orders a PDF for fast viewing on the web (contract section 9.5). */
export const linearize = pdfOperation({
	value: 'linearize',
	name: 'Linearize',
	action: 'Linearize a PDF',
	description: 'Order a PDF so that its first page shows before the rest has loaded',
	endpoint: '/documents/optimize/pdf-linearize',
});
