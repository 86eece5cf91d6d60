import type { IDataObject } from 'n8n-workflow';

import { outputItem } from '../../../shared/item/outputItem';
import { isUnknownTask, taskFailure } from '../../../shared/task/taskState';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import type { ManualOperation } from '../../executor/types';
import { taskIdField } from './taskIdField';

/** Asks once where a task stands (docs/contract/pdf-services.md#tasks). Free of credits. */
export const getStatus: ManualOperation = {
	kind: 'manual',
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a task',
	description: 'Get the status of a task without waiting',
	properties: [
		taskIdField,
		optionsCollection(
			optionFields.concurrency,
			optionFields.maxRequestsPerMinute,
			optionFields.timeout,
		),
	],
	execute: async ({ session, itemIndex, parameters, record, signals }) => {
		record.taskId = parameters.id('taskId');
		const state = await session.client.readTask(record.taskId, signals.giveUp, true);
		// A task that failed is an answer; a task that does not exist is a wrong parameter.
		if (isUnknownTask(state)) throw taskFailure(state);
		return [outputItem(itemIndex, { ...(state.raw as IDataObject), taskId: record.taskId })];
	},
};
