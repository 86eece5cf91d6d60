import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import type { TaskOperation } from '../../executor/types';
import { pageLayoutBody, pageLayoutProperties } from './pageLayout';

/**
 * Turns HTML into a PDF, with a say in the page layout (docs/contract/pdf-services.md#create-pdf).
 */
export const fromHtml: TaskOperation = {
	kind: 'task',
	value: 'fromHtml',
	name: 'From HTML',
	action: 'Convert HTML to PDF',
	description: 'Turn HTML code or an HTML file into a PDF',
	inputModes: ['html', ...DOCUMENT_MODES],
	pdfInput: false,
	result: 'file',
	properties: pageLayoutProperties,
	prepare: (parameters) => ({
		endpoint: '/documents/create/pdf-from-html',
		body: pageLayoutBody(parameters.collection('pageLayout')),
		resultExtensions: ['.pdf'],
		uploadExtension: '.html',
	}),
};
