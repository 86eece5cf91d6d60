import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from '../../shared/ui/options';
import type { TaskOperation } from '../executor/types';

/** The options of operations on tasks, as far as they make sense for the input and the result. */
export function taskOptions(
	operation: Pick<TaskOperation, 'inputModes' | 'pdfInput' | 'result' | 'value'>,
): INodeProperties[] {
	const { inputModes, pdfInput, result, value } = operation;
	const takesFile = inputModes.includes('binary');
	const opensItsInput = pdfInput && value !== 'removePassword';
	return [
		optionFields.additionalFields,
		optionFields.concurrency,
		optionFields.deleteCopies,
		...(takesFile ? [optionFields.expectedSha256] : []),
		...(opensItsInput ? [optionFields.password] : []),
		...(result === 'data' ? [] : [optionFields.fileName]),
		...(result === 'files' ? [optionFields.maxFiles, optionFields.maxUnzippedSize] : []),
		optionFields.maxCredits,
		optionFields.maxRequestsPerMinute,
		optionFields.retrySubmits,
		optionFields.retryUncertainSubmits,
		optionFields.timeout,
	];
}
