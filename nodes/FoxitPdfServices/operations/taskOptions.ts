import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from '../../shared/ui/options';
import type { TaskOperation } from '../executor/types';

/** The options of operations on tasks, as far as they make sense for the input and the result. */
export function taskOptions(
	operation: Pick<TaskOperation, 'pdfInput' | 'result' | 'value'>,
): INodeProperties[] {
	const { pdfInput, result, value } = operation;
	const opensItsInput = pdfInput && value !== 'removePassword';
	return [
		optionFields.additionalFields,
		optionFields.concurrency,
		optionFields.deleteCopies,
		...(opensItsInput ? [optionFields.password] : []),
		...(result === 'data' ? [] : [optionFields.fileName]),
		...(result === 'files' ? [optionFields.maxFiles, optionFields.maxUnzippedSize] : []),
		optionFields.maxRequestsPerMinute,
		optionFields.retrySubmits,
		optionFields.retryUncertainSubmits,
		optionFields.timeout,
	];
}
