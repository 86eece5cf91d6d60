import type { INodeProperties } from 'n8n-workflow';

import { DOCUMENT_MODES } from '../../../shared/job/jobRun';
import { headersField, inputProperties } from '../../../shared/ui/input';
import { showFor } from '../../../shared/ui/properties';

const ALL_ITEMS = { combineMode: ['allItems'] };
const PER_ITEM = { combineMode: ['perItem'] };

const perItemFields: INodeProperties[] = [
	{
		displayName: 'Documents',
		name: 'combineFrom',
		type: 'options',
		options: [
			{ name: 'Binary Fields', value: 'binaryFields', description: 'Several files of the item' },
			{
				name: 'Document IDs',
				value: 'documentIds',
				description: 'Documents that are at Foxit already',
			},
			{ name: 'URLs', value: 'urls', description: 'Files at web addresses' },
		],
		default: 'binaryFields',
		description: 'Where the documents come from',
	},
	{
		displayName: 'Input Binary Fields',
		name: 'binaryPropertyNames',
		type: 'string',
		required: true,
		displayOptions: { show: { combineFrom: ['binaryFields'] } },
		default: '',
		placeholder: 'e.g. cover,report,appendix',
		hint: 'The names of the input fields that hold the files, in the order to merge them',
	},
	{
		displayName: 'Document IDs',
		name: 'documentIds',
		type: 'string',
		required: true,
		displayOptions: { show: { combineFrom: ['documentIds'] } },
		default: '',
		placeholder: 'e.g. 6a87bc79335d041db3450ee1,6a87bc7403aded2ba2797a43',
		description: 'The IDs in the order to merge them: with commas between them, or an array',
	},
	{
		displayName: 'File URLs',
		name: 'fileUrls',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		displayOptions: { show: { combineFrom: ['urls'] } },
		default: '',
		placeholder: 'e.g. https://example.com/cover.pdf',
		description: 'The URLs in the order to merge them: one per line, or an array',
	},
	{ ...headersField, displayOptions: { show: { combineFrom: ['urls'] } } },
	{
		displayName: 'File Passwords',
		name: 'filePasswords',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Password',
		default: {},
		description: 'Passwords that open protected documents',
		options: [
			{
				displayName: 'Password',
				name: 'entry',
				values: [
					{
						displayName: 'Document Number',
						name: 'number',
						type: 'number',
						typeOptions: { minValue: 1, numberPrecision: 0 },
						default: 1,
						description: 'Place of the document in the order, counted from 1',
					},
					{
						displayName: 'Password',
						name: 'password',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description: 'Password that opens it',
					},
				],
			},
		],
	},
];

/** Opens one item's document, where all are merged. */
export const itemPassword: INodeProperties = {
	displayName: 'Document Password',
	name: 'itemPassword',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: "Password that opens the item's document, if it is protected",
};

/** How to merge. */
export const mergeOptions: INodeProperties = {
	displayName: 'Merge Options',
	name: 'combineOptions',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Add Bookmarks',
			name: 'addBookmarks',
			type: 'boolean',
			default: false,
			description: 'Whether to add a bookmark for each document',
		},
		{
			displayName: 'Add Table of Contents',
			name: 'addTableOfContents',
			type: 'boolean',
			default: false,
			description: 'Whether to put a table of contents in front',
		},
		{
			displayName: 'Retain Page Numbers',
			name: 'retainPageNumbers',
			type: 'boolean',
			default: false,
			description: "Whether pages keep their own documents' numbers",
		},
		{
			displayName: 'Skip Broken Documents',
			name: 'skipBroken',
			type: 'boolean',
			default: false,
			description: 'Whether to leave out documents that Foxit cannot read and merge the rest',
		},
		{
			displayName: 'Table of Contents Levels',
			name: 'tocBookmarkLevels',
			type: 'string',
			displayOptions: { show: { addTableOfContents: [true] } },
			default: '1-5',
			placeholder: 'e.g. 1-3',
			description: 'Levels of bookmarks that go into the table of contents',
		},
		{
			displayName: 'Table of Contents Title',
			name: 'tocTitle',
			type: 'string',
			displayOptions: { show: { addTableOfContents: [true] } },
			default: '',
			placeholder: 'e.g. Contents',
			description: 'Heading of the table of contents',
		},
	],
};

/** What to merge, and how. */
export const combineProperties: INodeProperties[] = [
	{
		displayName: 'What to Merge',
		name: 'combineMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'All Items Into One PDF',
				value: 'allItems',
				description: 'One document from each item; one output item',
			},
			{
				name: 'Each Item Into a PDF of Its Own',
				value: 'perItem',
				description: 'Several documents from each item; one output item for each',
			},
		],
		default: 'allItems',
		description: 'Which files become one PDF',
	},
	...showFor(inputProperties(DOCUMENT_MODES), ALL_ITEMS),
	...showFor([itemPassword], ALL_ITEMS),
	...showFor(perItemFields, PER_ITEM),
	mergeOptions,
];
