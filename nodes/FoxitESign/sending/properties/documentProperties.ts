import type { INodeProperties } from 'n8n-workflow';

import { templateField } from '../../fields/templateIdField';
import { showFor } from '../../../shared/ui/properties';
import { fieldProperties } from './fieldProperties';
import { recipientProperties } from './recipientProperties';

const sourceProperties: INodeProperties[] = [
	{
		displayName: 'Documents From',
		name: 'documentSource',
		type: 'options',
		options: [
			{
				name: 'Binary Files',
				value: 'binary',
				description: 'Files of the input item, up to 40 MB together',
			},
			{
				name: 'Message',
				value: 'message',
				description: 'A plain text that becomes a PDF with a signature field for each signer',
			},
			{ name: 'Template', value: 'template', description: 'A template of the eSign account' },
			{
				name: 'URLs',
				value: 'url',
				description: "Links that Foxit's servers can open without signing in",
			},
		],
		default: 'binary',
		description: 'Where the documents to sign are',
	},
	{
		displayName: 'Input Binary Fields',
		name: 'binaryPropertyNames',
		type: 'string',
		required: true,
		displayOptions: { show: { documentSource: ['binary'] } },
		default: 'data',
		placeholder: 'e.g. data, annex',
		hint: 'The names of the input fields that hold the files, separated by commas',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		displayOptions: { show: { documentSource: ['message'] } },
		default: '',
		placeholder: 'e.g. I approve the refund of 740.00 to order 4711.',
		description:
			'Text of the document to sign. The document can show the letters of western European languages. A text with other letters is refused.',
	},
	{
		displayName: 'File URLs',
		name: 'fileUrls',
		type: 'string',
		required: true,
		displayOptions: { show: { documentSource: ['url'] } },
		default: '',
		placeholder: 'e.g. https://example.com/contract.pdf',
		description: 'Links to the files, separated by commas',
	},
	{
		displayName: 'File Names',
		name: 'fileNames',
		type: 'string',
		displayOptions: { show: { documentSource: ['url'] } },
		default: '',
		placeholder: 'e.g. Contract.pdf',
		description:
			'Names that the recipients see: one for each URL, separated by commas. When empty, the names that came with the links or those in the URLs are taken. Foxit recognizes the type by the extension. A name without an extension gets that of its URL, or .pdf.',
	},
	...showFor([templateField], { documentSource: ['template'] }),
	{
		displayName: 'Field Values',
		name: 'templateValues',
		type: 'json',
		displayOptions: { show: { documentSource: ['template'] } },
		default: '{}',
		description:
			"Values to fill in beforehand, by field name. Template > Send From Template lists the template's fields.",
	},
	{
		displayName: 'Envelope Name',
		name: 'envelopeName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mutual NDA - Northwind',
		description:
			'Subject that the recipients see. When empty, the name of the first document or of the template is taken.',
	},
];

/** The parameters of a new envelope, options aside. */
export const envelopeProperties: INodeProperties[] = [
	...sourceProperties,
	...recipientProperties,
	...showFor(fieldProperties, { documentSource: ['binary', 'url'] }),
];
