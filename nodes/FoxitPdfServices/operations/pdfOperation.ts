import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DOCUMENT_MODES } from '../../shared/job/jobRun';
import type { Parameters } from '../../shared/values/parameters';
import type { PreparedTask, TaskOperation } from '../executor/types';

type PdfOperation = Pick<TaskOperation, 'value' | 'name' | 'action' | 'description'> & {
	endpoint: string;
	properties?: INodeProperties[];
	/** Members of the request body in addition to the document's id; checks the parameters. */
	body?: (parameters: Parameters) => IDataObject;
} & Partial<Pick<TaskOperation, 'result' | 'fileNoun' | 'remarks' | 'simplify'>> &
	Partial<Pick<PreparedTask, 'resultExtensions'>>;

/** An entry for the most common form: one PDF in, and unless told otherwise one PDF out. */
export function pdfOperation(given: PdfOperation): TaskOperation {
	const { value, name, action, description, fileNoun, remarks, simplify } = given;
	return {
		kind: 'task',
		...{ value, name, action, description },
		properties: given.properties ?? [],
		inputModes: DOCUMENT_MODES,
		pdfInput: true,
		result: given.result ?? 'file',
		...(fileNoun && { fileNoun }),
		...(remarks && { remarks }),
		...(simplify && { simplify }),
		prepare: (parameters) => ({
			endpoint: given.endpoint,
			body: given.body?.(parameters) ?? {},
			resultExtensions: given.resultExtensions ?? ['.pdf'],
			uploadExtension: '.pdf',
		}),
	};
}
