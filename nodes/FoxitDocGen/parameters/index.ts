import type { INodeProperties } from 'n8n-workflow';

import { outputField } from '../../shared/ui/output';
import { showFor } from '../../shared/ui/properties';
import { simplifyProperty } from '../../shared/ui/simplify';
import {
	checkDataProperties,
	checkDocumentsProperties,
	dataProperties,
	documentsProperties,
	previewProperties,
} from './data';
import { analyzeOptions, generateOptions } from './options';
import { templateProperties } from './template';

/** n8n takes an operation's words for a tool's description only where there is a resource. */
const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'hidden',
	noDataExpression: true,
	options: [{ name: 'Template', value: 'template' }],
	default: 'template',
};

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['template'] } },
	options: [
		{
			name: 'Analyze Template',
			value: 'analyze',
			action: 'List the tags of a DOCX template',
			description: 'List the tags that Foxit finds in a Word template',
		},
		{
			name: 'Check Template',
			value: 'check',
			action: 'Check a DOCX template and its data before it is filled',
			description: 'Report what would go wrong with a template and its data, without a request',
		},
		{
			name: 'Generate Document',
			value: 'generate',
			action: 'Generate a document by filling a DOCX template with data',
			description: 'Fill a Word template with data, as PDF or DOCX',
		},
	],
	default: 'generate',
};

const format: INodeProperties[] = [
	{
		displayName: 'Output Format',
		name: 'outputFormat',
		type: 'options',
		options: [
			{ name: 'DOCX', value: 'docx' },
			{ name: 'PDF', value: 'pdf' },
		],
		default: 'pdf',
		description: 'File format of the document',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Document ID',
				value: 'documentId',
				description:
					'Upload the document to Foxit PDF Services and return its ID. Further operations and AI agents can use it.',
			},
			{ name: 'File', value: 'file', description: 'Return the document as a file' },
		],
		default: 'file',
		description: 'What to return',
	},
	{ ...outputField, displayOptions: { show: { output: ['file'] } } },
];

/** All parameters of the node. */
export const properties: INodeProperties[] = [
	resource,
	operation,
	...templateProperties,
	...showFor(documentsProperties, { operation: ['generate'] }),
	...showFor(dataProperties, { operation: ['generate'] }),
	...showFor(format, { operation: ['generate'] }),
	...showFor([generateOptions], { operation: ['generate'] }),
	...showFor([simplifyProperty, analyzeOptions], { operation: ['analyze'] }),
	...showFor(checkDataProperties, { operation: ['check'] }),
	...showFor(checkDocumentsProperties, { operation: ['check'] }),
	...showFor(previewProperties, { operation: ['check'] }),
];
