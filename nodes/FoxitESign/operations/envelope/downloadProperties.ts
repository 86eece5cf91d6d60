import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { optionFields } from '../../../shared/ui/options';
import { outputField } from '../../../shared/ui/output';
import { eSignOptions } from '../../fields/common';

/** In what form signed files can be had. */
export const FORMS: INodePropertyOptions[] = [
	{
		name: 'Files as Items',
		value: 'items',
		description: 'All documents and the certificate: one item for each file',
	},
	{
		name: 'Files on One Item',
		value: 'oneItem',
		description: 'All documents and the certificate on one item, in numbered fields',
	},
	{ name: 'One Document', value: 'document', description: 'A single document' },
	{
		name: 'ZIP File',
		value: 'zip',
		description: 'All documents and the certificate, as the ZIP that they come in',
	},
];

export const downloadProperties: INodeProperties[] = [
	{
		displayName: 'Download As',
		name: 'downloadAs',
		type: 'options',
		options: FORMS,
		default: 'items',
		description: 'What to return',
	},
	{
		displayName: 'Document Number',
		name: 'documentNumber',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		displayOptions: { show: { downloadAs: ['document'] } },
		default: 1,
		description: 'Which document, counted from 1 in the order in which they were sent',
	},
	outputField,
];

const forOneFile = { show: { '/downloadAs': ['document', 'zip'] } };
const forUnzipping = { show: { '/downloadAs': ['items', 'oneItem'] } };

export const downloadOptions = eSignOptions(
	{
		...optionFields.fileName,
		displayOptions: forOneFile,
		description:
			'Name of the output file. The right extension is added. When empty, it is made of the Envelope ID.',
	},
	{ ...optionFields.maxFiles, displayOptions: forUnzipping },
	{ ...optionFields.maxUnzippedSize, displayOptions: forUnzipping },
	{
		displayName: 'Wait Until Executed',
		name: 'waitUntilExecuted',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many seconds to wait for an envelope that not everybody has signed yet. With 0, the node does not wait.',
	},
);
