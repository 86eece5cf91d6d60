import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What becomes of a task's result. */
export type OutputMode = 'file' | 'documentId' | 'taskId';

/** Name of the field that an output file is put into. */
export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputBinaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
};

const MODES = {
	documentId: {
		name: 'Document ID',
		value: 'documentId',
		description:
			'Leave the result at Foxit and return its ID, for a further operation without another upload',
	},
	file: {
		name: 'File',
		value: 'file',
		description: 'Download the result',
	},
	taskId: {
		name: 'Task ID',
		value: 'taskId',
		description: 'Only start the task; Task > Wait for Result fetches its result later',
	},
} satisfies Record<OutputMode, INodePropertyOptions>;

function outputChooser(modes: INodePropertyOptions[]): INodeProperties[] {
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: modes,
			default: 'file',
			description: 'What to return',
		},
		{ ...outputField, displayOptions: { show: { output: ['file'] } } },
	];
}

/** The parameters about the result of a task that is yet to be submitted. */
export const outputProperties = outputChooser([MODES.documentId, MODES.file, MODES.taskId]);

/** The parameters about the result of a task that is under way already. */
export const resultProperties = outputChooser([MODES.documentId, MODES.file]);
