import type { INodeProperties } from 'n8n-workflow';

const counted = { minValue: 1, numberPrecision: 0 };

/** One field's place in the form, by the API's names. */
const placedField: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Checkbox', value: 'checkbox' },
			{ name: 'Date', value: 'date' },
			{ name: 'Signature', value: 'signature' },
			{ name: 'Text', value: 'text' },
		],
		default: 'signature',
	},
	{
		displayName: 'Party Number',
		name: 'party',
		type: 'number',
		typeOptions: counted,
		default: 1,
		description: 'Party number of the recipient who fills it in',
	},
	{
		displayName: 'Document Number',
		name: 'documentNumber',
		type: 'number',
		typeOptions: counted,
		default: 1,
	},
	{
		displayName: 'Page Number',
		name: 'pageNumber',
		type: 'number',
		typeOptions: counted,
		default: 1,
	},
	{
		displayName: 'X',
		name: 'x',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Points from the left edge; a US letter page is 612 points wide',
	},
	{
		displayName: 'Y',
		name: 'y',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Points from the top edge; a US letter page is 792 points high',
	},
	{
		displayName: 'Width',
		name: 'width',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 150,
		description: 'Width in points',
	},
	{
		displayName: 'Height',
		name: 'height',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 40,
		description: 'Height in points; a signature needs at least 30',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Full Name',
		description: 'Name by which the value can be read and filled in',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: 'Initial value of the field',
	},
	{
		displayName: 'Required',
		name: 'required',
		type: 'boolean',
		default: true,
		description: 'Whether the recipient has to fill it in',
	},
];

/** The parameters that say where recipients sign and fill in. */
export const fieldProperties: INodeProperties[] = [
	{
		displayName: 'Place Fields By',
		name: 'fieldPlacement',
		type: 'multiOptions',
		options: [
			{
				name: 'Coordinates',
				value: 'coordinates',
				description: 'Places on the pages, entered one by one',
			},
			{
				name: 'JSON',
				value: 'json',
				description: "Fields of any type, with the API's own names",
			},
			{
				name: 'PDF Form Fields',
				value: 'acroForm',
				description: 'Form fields that are in the document become fields of the envelope',
			},
			{
				name: 'Text Tags',
				value: 'textTags',
				description: 'Tags that are written in the document, such as ${signfield:1:y:____}',
			},
		],
		default: ['textTags'],
		description: 'Where recipients sign and fill in',
	},
	{
		displayName:
			'A text tag is written in the text of the document, without spaces: <code>${signfield:1:y:____}</code> is where recipient 1 signs, <code>${datefield:1:y::____}</code> where the date goes. The underscores are the width.',
		name: 'textTagNotice',
		type: 'notice',
		displayOptions: { show: { fieldPlacement: ['textTags'] } },
		default: '',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add field',
		displayOptions: { show: { fieldPlacement: ['coordinates'] } },
		default: {},
		options: [{ displayName: 'Field', name: 'field', values: placedField }],
	},
	{
		displayName: 'Fields as JSON',
		name: 'fieldsJson',
		type: 'json',
		displayOptions: { show: { fieldPlacement: ['json'] } },
		default: '[]',
		description:
			'A list with an object for each field: type, party, documentNumber, pageNumber, x, y, width, height, name and any other member that the API accepts',
	},
];
