import type { INodeProperties } from 'n8n-workflow';

import { headersField } from '../../shared/ui/input';

/** The parameters that say where the template is. */
export const templateProperties: INodeProperties[] = [
	{
		displayName: 'Template From',
		name: 'templateSource',
		type: 'options',
		options: [
			{
				name: 'Base64 Text',
				value: 'base64',
				description: 'A Word document that is kept as text, e.g. in a database',
			},
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file of the input item',
			},
			{
				name: 'File of an Earlier Node',
				value: 'earlierNode',
				description: 'A file that an earlier node has output. Other nodes may stand in between.',
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A link to the file. Headers can be sent with the request.',
			},
		],
		default: 'binary',
		description: 'Where the Word template is',
	},
	{
		displayName: 'Template Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		displayOptions: { show: { templateSource: ['binary'] } },
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the template. If the previous node passes no file on, choose File of an Earlier Node in Template From.',
		description:
			"An expression such as {{ $('Read Template').first().binary.data }} takes the file of another node",
	},
	{
		displayName: 'Node Name',
		name: 'templateNode',
		type: 'string',
		displayOptions: { show: { templateSource: ['earlierNode'] } },
		default: '',
		placeholder: 'e.g. Read Template',
		hint: 'When empty, the nearest earlier node that has output a file in the field below is taken',
		description: 'The name of the node on the canvas. Its first item has the template.',
	},
	{
		displayName: 'Template Binary Field',
		name: 'templateField',
		type: 'string',
		required: true,
		displayOptions: { show: { templateSource: ['earlierNode'] } },
		default: 'data',
		placeholder: 'e.g. data',
		hint: "The name of that node's output field that holds the template",
	},
	{
		displayName: 'Template URL',
		name: 'templateUrl',
		type: 'string',
		required: true,
		displayOptions: { show: { templateSource: ['url'] } },
		default: '',
		placeholder: 'e.g. https://example.com/templates/invoice.docx',
		description: 'The same template is downloaded once for all items',
	},
	{ ...headersField, displayOptions: { show: { templateSource: ['url'] } } },
	{
		displayName: 'Template in Base64',
		name: 'templateBase64',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		displayOptions: { show: { templateSource: ['base64'] } },
		default: '',
		placeholder: 'e.g. {{ $json.template }}',
		description: 'The Word document in Base64, with or without a data URI prefix',
	},
];
