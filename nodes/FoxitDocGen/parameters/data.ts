import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { showFor } from '../../shared/ui/properties';

const FIELDS: INodePropertyOptions = {
	name: 'Fields',
	value: 'fields',
	description: "A field for each of the template's tags",
};
const ITEM: INodePropertyOptions = {
	name: 'Input Item',
	value: 'item',
	description: "All of the item's JSON: tags refer to its fields by their names",
};
const JSON_DATA: INodePropertyOptions = {
	name: 'JSON',
	value: 'json',
	description: 'A JSON object that is typed in or built by an expression',
};
const NONE: INodePropertyOptions = {
	name: 'No Data',
	value: 'none',
	description: 'Check the template alone',
};

const chooser: INodeProperties = {
	displayName: 'Data From',
	name: 'dataMode',
	type: 'options',
	options: [FIELDS, ITEM, JSON_DATA],
	default: 'item',
	description: 'Where the values for the tags come from',
};

const fields: INodeProperties[] = [
	{
		displayName: 'Template Tags',
		name: 'templateTags',
		type: 'string',
		displayOptions: { show: { dataMode: ['fields'], templateSource: ['binary', 'earlierNode'] } },
		default: '',
		placeholder: 'e.g. customer.name, invoiceDate, items[]',
		description:
			'Names of the tags to offer as fields, separated by commas; loops end with []. The editor cannot look into a file before the workflow runs. Check Template lists the names.',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		displayOptions: { show: { dataMode: ['fields'] } },
		default: { mappingMode: 'defineBelow', value: null },
		description:
			'The fields of a template given by URL or Base64 are read from it, without a request to Foxit. A tag within a loop can be added as a field, for a value that is the same in all rows.',
		typeOptions: {
			loadOptionsDependsOn: ['templateSource', 'templateUrl', 'templateBase64', 'templateTags'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateFields',
				mode: 'add',
				valuesLabel: 'Values for the tags',
				fieldWords: { singular: 'tag', plural: 'tags' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
			},
		},
	},
	{
		displayName: 'Data',
		name: 'data',
		type: 'json',
		displayOptions: { show: { dataMode: ['json'] } },
		default: '{}',
		description:
			'An object whose members have the names of the tags. Loops are arrays of objects. Dates and numbers need no formatting, because the template formats them.',
	},
];

/** The parameters that give a document its data. */
export const dataProperties: INodeProperties[] = [chooser, ...fields];

/** The same for a check, which can do without. */
export const checkDataProperties: INodeProperties[] = [
	{ ...chooser, options: [FIELDS, ITEM, JSON_DATA, NONE], default: 'none' },
	...fields,
];

/** The parameters that say how items become documents. */
export const documentsProperties: INodeProperties[] = [
	{
		displayName: 'Create',
		name: 'documents',
		type: 'options',
		options: [
			{
				name: 'One Document From All Items',
				value: 'allItems',
				description: 'The items become the rows of one loop',
			},
			{
				name: 'One Document per Array Element',
				value: 'perElement',
				description: 'An array in the data holds what differs between the documents',
			},
			{
				name: 'One Document per Group of Items',
				value: 'perGroup',
				description: 'Items with the same value in a field become the rows of one loop',
			},
			{ name: 'One Document per Item', value: 'perItem' },
		],
		default: 'perItem',
		description: 'How items become documents',
	},
	{
		displayName: 'Group Rows By',
		name: 'groupBy',
		type: 'string',
		required: true,
		displayOptions: { show: { documents: ['perGroup'] } },
		default: '',
		placeholder: 'e.g. invoiceNumber',
		description:
			'Field of the data whose value is the same in all rows of one document. Dots lead into nested fields. Commas separate several fields.',
	},
	...showFor(
		[
			{
				displayName: 'Loop Name',
				name: 'loopName',
				type: 'string',
				required: true,
				default: 'items',
				placeholder: 'e.g. items',
				description:
					"Name in the template's TableStart and TableEnd tags. Each item becomes one row.",
			},
			{
				displayName: 'Data Outside the Loop',
				name: 'otherData',
				type: 'json',
				default: '{}',
				description:
					'Values for the tags outside the loop. Expressions refer to the first item. Values that all rows of a group share are filled in without being repeated here.',
			},
		],
		{ documents: ['allItems', 'perGroup'] },
	),
	{
		displayName: 'Array Field',
		name: 'arrayField',
		type: 'string',
		required: true,
		displayOptions: { show: { documents: ['perElement'] } },
		default: '',
		placeholder: 'e.g. invoices',
		description:
			'Field of the data that holds the array. Dots lead into nested fields. Each document gets the members of its element and the other fields.',
	},
];

/**
 * The same for a check, where data are a choice. Nothing is marked as required: while that choice is an
 * expression, n8n takes all that depends on it for shown, and would ask for what nobody needs.
 */
export const checkDocumentsProperties: INodeProperties[] = showFor(
	documentsProperties.map(({ required: _required, ...property }) => property),
	{ dataMode: ['fields', 'item', 'json'] },
);

/** The document's text beforehand, which takes data. */
export const previewProperties: INodeProperties[] = showFor(
	[
		{
			displayName: 'Include Preview',
			name: 'preview',
			type: 'boolean',
			default: false,
			description:
				"Whether to also return the text of the document as Markdown, by this node's own reading of the template. It takes no request and no credit.",
		},
	],
	{ dataMode: ['fields', 'item', 'json'] },
);
