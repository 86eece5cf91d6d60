import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DOCUMENT_MODES } from '../../shared/job/jobRun';
import { inputModes, modeFields, plainField } from '../../shared/ui/input';
import { showFor } from '../../shared/ui/properties';
import { OUTPUTS } from './output';
import { OPERATION_VERSIONS, OUTPUT_VERSIONS } from './versions';

const NEW_WORK: INodePropertyOptions[] = inputModes(DOCUMENT_MODES);

const INPUTS: INodePropertyOptions[] = [
	...NEW_WORK,
	{
		name: 'Result Document ID',
		value: 'resultDocumentId',
		description: 'An earlier extraction that is still at Foxit. Reading it again costs nothing.',
	},
	{
		name: 'Result ZIP File',
		value: 'resultZip',
		description: 'An earlier extraction as a file of the input item. Reading it takes no request.',
	},
].sort((a, b) => a.name.localeCompare(b.name));

const chooser: INodeProperties = {
	displayName: 'Input',
	name: 'inputMode',
	type: 'options',
	options: INPUTS,
	default: 'binary',
	description: 'What to read',
};

/** These operations start new work: an extraction that is there has no further ID. */
const STARTERS = ['documentId', 'taskId'];

const resultDocumentId: INodeProperties = {
	...plainField('documentId'),
	displayName: 'Result Document ID',
	name: 'resultDocumentId',
};

/** What to read. */
export const inputProperties: INodeProperties[] = [
	{ ...chooser, displayOptions: { hide: { operation: STARTERS } } },
	...showFor([{ ...chooser, options: NEW_WORK }], { ...OPERATION_VERSIONS, operation: STARTERS }),
	...showFor([plainField('binary')], { inputMode: ['binary', 'resultZip'] }),
	...showFor([plainField('documentId')], { inputMode: ['documentId'] }),
	...modeFields(['url', 'base64']),
	...showFor([resultDocumentId], { ...OUTPUT_VERSIONS, inputMode: ['resultDocumentId'] }),
	...showFor([resultDocumentId], {
		...OPERATION_VERSIONS,
		operation: OUTPUTS.map(({ value }) => String(value)).filter((name) => !STARTERS.includes(name)),
		inputMode: ['resultDocumentId'],
	}),
];
