import { pdfOperation } from '../pdfOperation';

/** Orders a PDF for fast viewing on the web (docs/contract/pdf-services.md#optimize). */
export const linearize = pdfOperation({
	value: 'linearize',
	name: 'Linearize',
	action: 'Linearize a PDF for fast web view',
	description: 'Order a PDF so that its first page shows before the rest has loaded',
	endpoint: '/documents/optimize/pdf-linearize',
});
