import type { IDataObject } from 'n8n-workflow';

import { outputItem, recordJson } from '../../../shared/item/outputItem';
import { collectionOf, requiredText, textOf } from '../../../shared/item/parameters';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { resultProperties } from '../../../shared/ui/output';
import { fetchResult } from '../../executor/fetchResult';
import { timeoutOf, waitForResult as wait } from '../../executor/wait';
import type { ManualOperation } from '../types';
import { taskIdField } from './taskIdField';

/** Takes up a task that was started before: by submit-only, or by a run that did not get to its end. */
export const waitForResult: ManualOperation = {
	kind: 'manual',
	value: 'waitForResult',
	name: 'Wait for Result',
	action: 'Wait for the result of a task',
	description: 'Wait for a task that was started before and fetch its result, without paying again',
	properties: [
		taskIdField,
		...resultProperties,
		optionsCollection(
			optionFields.concurrency,
			optionFields.fileName,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const { parameters, record, itemIndex } = run;
		record.taskId = requiredText(parameters, 'taskId', 'Task ID');
		const timeoutMs = timeoutOf(collectionOf(parameters, 'options'));
		const state = await wait(run, record.taskId, timeoutMs);
		if (!state.resultDocumentId) {
			// Get Properties answers within the task itself (contract section 8.4).
			const resultData = (state.resultData ?? null) as IDataObject | null;
			return [outputItem(itemIndex, { ...recordJson(record), resultData })];
		}
		if (textOf(parameters, 'output') === 'documentId') {
			return [outputItem(itemIndex, recordJson(record))];
		}
		return [
			await fetchResult(run, {
				documentId: state.resultDocumentId,
				fallbackName: state.resultDocumentId,
			}),
		];
	},
};
