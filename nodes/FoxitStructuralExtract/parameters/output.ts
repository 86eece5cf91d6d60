import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { outputField } from '../../shared/ui/output';
import { showFor } from '../../shared/ui/properties';
import { simplifyProperty } from '../../shared/ui/simplify';
import { OPERATION_VERSIONS, OUTPUT_VERSIONS } from './versions';
import { defaultMaxCharacters, defaultOverlapCharacters } from '../elements/chunker';

/** What can be made of a PDF: an operation each, and in nodes of version 1 a value of Output. */
export const OUTPUTS: INodePropertyOptions[] = [
	{
		name: 'Chunks',
		value: 'chunks',
		action: 'Cut a PDF into chunks for retrieval (RAG)',
		description:
			'Chunks for retrieval (RAG), split at headings, with heading path, pages and positions',
	},
	{
		name: 'Document',
		value: 'document',
		action: 'Get the structure of a PDF as one item',
		description: 'One item with everything: information, pages, elements, counts',
	},
	{
		name: 'Document ID',
		value: 'documentId',
		action: 'Extract a PDF and leave the result at Foxit',
		description: 'Leave the extraction at Foxit and return its ID, to read it later',
	},
	{
		name: 'Elements',
		value: 'elements',
		action: 'Get the titles, paragraphs, tables and images of a PDF',
		description: 'One item for each title, paragraph, table, image and so on, in reading order',
	},
	{
		name: 'Form Data',
		value: 'formData',
		action: 'Find the form fields of a PDF',
		description: 'The form fields that were found, by name',
	},
	{
		name: 'Markdown',
		value: 'markdown',
		action: 'Convert a PDF to Markdown',
		description: 'The document as Markdown, with headings and tables',
	},
	{
		name: 'Table Rows',
		value: 'tableRows',
		action: 'Get the table rows of a PDF',
		description: 'One item for each row of each table, with its file, pages and table',
	},
	{
		name: 'Tables',
		value: 'tables',
		action: 'Get the tables of a PDF',
		description: 'One item for each table, with its rows as objects',
	},
	{
		name: 'Task ID',
		value: 'taskId',
		action: 'Start the extraction of a PDF without waiting',
		description:
			'Only start the extraction; Foxit PDF Services > Task > Wait for Result waits for it',
	},
	{
		name: 'Text',
		value: 'text',
		action: 'Read the text of a PDF in reading order',
		description: 'The document as plain text',
	},
	{
		name: 'ZIP File',
		value: 'zip',
		action: 'Get the extraction of a PDF as a ZIP file',
		description: 'The extraction as Foxit delivered it',
	},
];

/** n8n takes an operation's words for a tool's description only where there is a resource. */
const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'hidden',
	noDataExpression: true,
	options: [{ name: 'PDF', value: 'pdf' }],
	displayOptions: { show: OPERATION_VERSIONS },
	default: 'pdf',
};

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { ...OPERATION_VERSIONS, resource: ['pdf'] } },
	options: OUTPUTS,
	default: 'elements',
};

const outputChooser: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	displayOptions: { show: OUTPUT_VERSIONS },
	options: OUTPUTS.map(({ name, value, description = '' }) => ({ name, value, description })),
	default: 'elements',
	description: 'What to return',
};

/** What is shown for an output: of nodes of version 1, and for the operation of the later ones. */
function showForOutputs(properties: INodeProperties[], outputs: string[]): INodeProperties[] {
	return [
		...showFor(properties, { ...OUTPUT_VERSIONS, output: outputs }),
		...showFor(properties, { ...OPERATION_VERSIONS, resource: ['pdf'], operation: outputs }),
	];
}

const elementProperties: INodeProperties[] = [
	{
		displayName: 'Element Types',
		name: 'elementTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Annotation', value: 'annotation' },
			{ name: 'Footnote', value: 'footnote' },
			{ name: 'Form', value: 'form' },
			{ name: 'Formula', value: 'formula' },
			{ name: 'Head', value: 'head' },
			{ name: 'Header or Footer', value: 'headerFooter' },
			{ name: 'Hyperlink', value: 'hyperlink' },
			{ name: 'Image', value: 'image' },
			{ name: 'Paragraph', value: 'paragraph' },
			{ name: 'Sidebar', value: 'sidebar' },
			{ name: 'Table', value: 'table' },
			{ name: 'Title', value: 'title' },
		],
		default: [],
		description: 'Which elements to return. If none is chosen, all are returned.',
	},
	{
		displayName: 'Page Range',
		name: 'pageRange',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1-3,5',
		description:
			'Pages whose elements to return, or one of the words even and odd. Empty means all pages.',
	},
	{
		displayName: 'Minimum Score',
		name: 'minimumScore',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1 },
		default: 0,
		description:
			'Lowest score, from 0 to 1, of elements to return. The score says how sure Foxit is. Elements without a score are kept.',
	},
];

const tableProperties: INodeProperties[] = [
	{
		displayName: 'First Row Is Header',
		name: 'headerRow',
		type: 'boolean',
		default: true,
		description: 'Whether the first row holds the names of the columns',
	},
	{
		displayName: 'Merged Cells',
		name: 'mergedCells',
		type: 'options',
		options: [
			{
				name: 'Leave Blank',
				value: 'blank',
				description: 'Only the first of the fields gets the text',
			},
			{ name: 'Repeat Text', value: 'repeat', description: 'All of the fields get the text' },
		],
		default: 'repeat',
		description: 'What to put into the fields that a merged cell covers',
	},
	{
		displayName: 'Rows As',
		name: 'rowsAs',
		type: 'options',
		options: [
			{
				name: 'Lists',
				value: 'lists',
				description:
					'A list of texts in the order of the columns. The field columns holds their names.',
			},
			{
				name: 'Objects',
				value: 'objects',
				description:
					'An object of texts by column name. Columns with a number as their name, such as 2023, come first in an object.',
			},
		],
		default: 'objects',
		description: 'What a row is in the output',
	},
	{
		displayName: 'Add CSV File',
		name: 'csv',
		type: 'boolean',
		default: false,
		description: 'Whether to add the table as a CSV file',
	},
];

/** Rows are objects and make no file of their own. */
const rowProperties = tableProperties.filter(({ name }) =>
	['headerRow', 'mergedCells'].includes(name),
);

const headersAndFooters: INodeProperties = {
	displayName: 'Include Headers and Footers',
	name: 'headersAndFooters',
	type: 'boolean',
	default: false,
	description: 'Whether to include what is repeated at the top and the bottom of pages',
};

const textAs: INodeProperties = {
	displayName: 'Return As',
	name: 'textAs',
	type: 'options',
	options: [
		{ name: 'Field', value: 'field', description: 'In a field of the output item' },
		{ name: 'Field and File', value: 'both', description: 'Both of them' },
		{ name: 'File', value: 'file', description: 'As a file' },
	],
	default: 'field',
	description: 'How to return the text',
};

const chunkProperties: INodeProperties[] = [
	{
		displayName: 'Maximum Characters',
		name: 'maxCharacters',
		type: 'number',
		typeOptions: { minValue: 100, maxValue: 1_000_000, numberPrecision: 0 },
		default: defaultMaxCharacters,
		description: 'How long a chunk may be. Only a single row of a table can make it longer.',
	},
	{
		displayName: 'Overlap',
		name: 'overlapCharacters',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: defaultOverlapCharacters,
		description:
			'How many characters of a chunk the next one repeats when a text is split into several chunks',
	},
];

/** Outputs that are a text, in a field or a file. */
const WITH_TEXT = ['markdown', 'text'];

/** Outputs that may put files into the output field: results, CSV files, or attached images. */
const WITH_FILES = ['document', 'elements', 'tableRows', 'tables', 'zip'];

/** A file comes along only with some settings of these outputs. */
const fileBeside = (setting: string): INodeProperties => ({
	...outputField,
	hint: `The name of the output field for the files that ${setting} adds`,
});

/** Whether an output may put files into the output field. @param textAs how a text is returned */
export function mayHaveFiles(output: string, textAs: string | undefined): boolean {
	if (WITH_TEXT.includes(output)) return textAs !== 'field';
	return WITH_FILES.includes(output);
}

/** What is to be done, as the operation or, in nodes of version 1, as the output. */
export const outputChoosers: INodeProperties[] = [resource, operation];

/** What to return, and what each output has to know. */
export const outputProperties: INodeProperties[] = [
	outputChooser,
	...showForOutputs(elementProperties, ['elements']),
	...showForOutputs([simplifyProperty], ['document', 'elements']),
	...showForOutputs(tableProperties, ['tables']),
	...showForOutputs(rowProperties, ['tableRows']),
	...showForOutputs([textAs], ['markdown', 'text']),
	...showForOutputs(chunkProperties, ['chunks']),
	...showForOutputs([headersAndFooters], ['chunks', 'markdown', 'text']),
	...showForOutputs([fileBeside('Attach Images')], ['document', 'elements', 'tableRows']),
	...showForOutputs([fileBeside('Add CSV File or Attach Images')], ['tables']),
	...showForOutputs(showFor([outputField], { textAs: ['both', 'file'] }), ['markdown', 'text']),
	...showForOutputs([outputField], ['zip']),
];
