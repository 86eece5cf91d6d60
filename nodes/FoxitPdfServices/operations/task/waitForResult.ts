import { optionFields, optionsCollection } from '../../../shared/ui/options';
import { outputProperties, type OutputMode } from '../../../shared/ui/output';
import { checkDelivery, deliver } from '../../../shared/job/deliver';
import { waitForResult as wait } from '../../../shared/job/waitForResult';
import { baseName, safeFileName } from '../../../shared/file/fileName';
import { nameWithId } from '../../../shared/job/nameWithId';
import type { ManualOperation } from '../../executor/types';
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
		...outputProperties('unknown'),
		optionsCollection(
			optionFields.concurrency,
			optionFields.fileName,
			optionFields.maxFiles,
			optionFields.maxUnzippedSize,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async (run) => {
		const { parameters, record } = run;
		const taskId = parameters.id('taskId');
		record.taskId = taskId;
		const output = parameters.choice<OutputMode>('output');
		checkDelivery(run, output);
		const state = await wait(run, { taskId });
		if (state.resultDocumentId) record.resultDocumentId = state.resultDocumentId;
		return await deliver(run, {
			output,
			state,
			extensions: [],
			fallbackName: baseName(
				safeFileName(nameWithId(run, taskId) ?? record.resultDocumentId, taskId),
			),
		});
	},
};
