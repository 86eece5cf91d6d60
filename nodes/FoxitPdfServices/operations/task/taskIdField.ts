import type { INodeProperties } from 'n8n-workflow';

/** The task to ask about. */
export const taskIdField: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 6a87bc7403aded2ba2797a43',
	description: 'ID of a task that was started with the output Task ID, or that an error names',
};
