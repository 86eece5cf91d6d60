import type { INodeProperties } from 'n8n-workflow';

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
				description: 'A file of the input item, or of another node by an expression',
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A link that leads to the file without signing in',
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
		hint: 'The name of the input field that holds the template',
		description:
			"For a file of another node, use an expression such as {{ $('Read Template').first().binary.data }}",
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
