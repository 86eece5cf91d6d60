import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * What a task leaves behind (docs/contract/pdf-services.md#kinds-of-result):
 * - `file`: one file;
 * - `files`: a ZIP of files (or, now and then, the one file itself);
 * - `text`: one text file;
 * - `json`: one JSON file;
 * - `data`: JSON inside the task, without a document.
 */
export type ResultKind = 'file' | 'files' | 'text' | 'json' | 'data';

/** What becomes of a task's result. */
export type OutputMode =
	'documentId' | 'file' | 'items' | 'json' | 'oneItem' | 'taskId' | 'text' | 'textAndFile';

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
	items: {
		name: 'Files as Items',
		value: 'items',
		description: 'Unzip the result: one item for each file',
	},
	json: {
		name: 'JSON',
		value: 'json',
		description: 'Return the data in a field of the output item',
	},
	oneItem: {
		name: 'Files on One Item',
		value: 'oneItem',
		description: 'Unzip the result: all files on one item, in numbered fields',
	},
	taskId: {
		name: 'Task ID',
		value: 'taskId',
		description: 'Only start the task; Task > Wait for Result fetches its result later',
	},
	text: {
		name: 'Text',
		value: 'text',
		description: 'Return the text in a field of the output item',
	},
	textAndFile: {
		name: 'Text and File',
		value: 'textAndFile',
		description: 'Return the text in a field, and the text file too',
	},
} satisfies Record<OutputMode, INodePropertyOptions>;

const ZIP_FILE: INodePropertyOptions = {
	name: 'ZIP File',
	value: 'file',
	description: 'Download the result as one ZIP file',
};

/** The parameters about a result, for each kind of result; the first mode is the default. */
const CHOICES = {
	file: ['file', 'documentId', 'taskId'],
	files: ['items', 'oneItem', 'file', 'documentId', 'taskId'],
	text: ['text', 'textAndFile', 'file', 'documentId', 'taskId'],
	json: ['json', 'file', 'documentId', 'taskId'],
	data: ['json', 'taskId'],
	/** Several tasks, one after the other. */
	chain: ['file', 'documentId'],
	chainFiles: ['items', 'oneItem', 'file', 'documentId'],
	chainText: ['text', 'textAndFile', 'file', 'documentId'],
	/** A task that is under way already, and whose operation is not known. */
	unknown: ['file', 'items', 'oneItem', 'text', 'json', 'documentId'],
} satisfies Record<string, OutputMode[]>;

/** What there is to put out, and so what can be chosen. */
export type OutputKind = keyof typeof CHOICES;

/** Modes that put something into a binary field. */
const WITH_FILE: readonly OutputMode[] = ['file', 'items', 'oneItem', 'textAndFile'];

/** The parameters that choose what becomes of a result of the given kind. */
export function outputProperties(kind: OutputKind): INodeProperties[] {
	const modes: OutputMode[] = CHOICES[kind];
	const options = modes.map((mode) =>
		kind.toLowerCase().endsWith('files') && mode === 'file' ? ZIP_FILE : MODES[mode],
	);
	const withFile = modes.filter(putsOutFile);
	const defaultMode = modes[0] ?? 'file';
	const chooser: INodeProperties = {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: options.sort((a, b) => a.name.localeCompare(b.name)),
		default: defaultMode,
		description: 'What to return',
	};
	if (withFile.length === 0) return [chooser];
	return [chooser, { ...outputField, displayOptions: { show: { output: withFile } } }];
}

/** Whether a mode puts something into a binary field. */
export function putsOutFile(mode: OutputMode): boolean {
	return WITH_FILE.includes(mode);
}
