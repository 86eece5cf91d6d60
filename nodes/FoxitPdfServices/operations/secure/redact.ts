import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inputFailure, type FoxitFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { pageRange } from '../../../shared/pages/pageRange';
import { pageRangeField } from '../pageFields';
import { pdfOperation } from '../pdfOperation';

const FIELD_TYPES: INodePropertyOptions[] = [
	{ name: 'Check Box', value: 'CHECK_BOX' },
	{ name: 'Combo Box', value: 'COMBO_BOX' },
	{ name: 'List Box', value: 'LIST_BOX' },
	{ name: 'Push Button', value: 'PUSH_BUTTON' },
	{ name: 'Radio Button', value: 'RADIO_BUTTON' },
	{ name: 'Signature', value: 'SIGNATURE' },
	{ name: 'Text Field', value: 'TEXT_FIELD' },
];

/** The texts to take out. */
export const textsField: INodeProperties = {
	displayName: 'Texts',
	name: 'redactTexts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Text',
	default: {},
	description: 'The texts to black out wherever they stand',
	options: [
		{
			displayName: 'Text',
			name: 'text',
			values: [
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 4111 1111 1111 1111',
					description: 'The text to black out',
				},
				{
					displayName: 'Overlay Text',
					name: 'overlayText',
					type: 'string',
					default: '',
					placeholder: 'e.g. [removed]',
					description: 'What to write in its place',
				},
			],
		},
	],
};

/**
 * Blacks out texts and form fields (docs/contract/pdf-services.md#security; known from the newest
 * client only).
 */
export const redact = pdfOperation({
	value: 'redact',
	name: 'Redact',
	action: 'Redact (black out) text in a PDF for good',
	description: 'Remove texts and form fields from a PDF for good',
	endpoint: '/documents/security/pdf-redact',
	properties: [
		textsField,
		{
			displayName: 'Search Options',
			name: 'searchOptions',
			type: 'collection',
			placeholder: 'Add setting',
			default: {},
			options: [
				{
					displayName: 'Case Sensitive',
					name: 'caseSensitive',
					type: 'boolean',
					default: false,
					description: 'Whether upper and lower case must match',
				},
				pageRangeField,
				{
					displayName: 'Whole Words Only',
					name: 'wholeWordsOnly',
					type: 'boolean',
					default: false,
					description: 'Whether to keep texts that are part of a longer word',
				},
			],
		},
		{
			displayName: 'Redact Form Fields',
			name: 'redactFormFields',
			type: 'boolean',
			default: false,
			description: 'Whether to remove form fields as well',
		},
		{
			displayName: 'Form Field Types',
			name: 'formFieldTypes',
			type: 'multiOptions',
			displayOptions: { show: { redactFormFields: [true] } },
			options: FIELD_TYPES,
			default: [],
			description: 'Which form fields to remove. If none is chosen, all are removed.',
		},
		{
			displayName: 'Only Mark',
			name: 'onlyMark',
			type: 'boolean',
			default: false,
			description: 'Whether to only mark the places. The content then stays in the file.',
		},
	],
	body: (parameters) => ({ config: redactionOf(parameters) }),
});

function redactionOf(parameters: Parameters): IDataObject {
	const redactTextList = textsOf(parameters);
	const fields = parameters.boolean('redactFormFields');
	if (redactTextList.length === 0 && !fields) {
		throw noTexts('Add at least one text, or turn on Redact Form Fields.');
	}
	return {
		...(redactTextList.length > 0 && { redactTextList, ...searchOf(parameters) }),
		...(fields && { formFieldRedact: formFieldsOf(parameters) }),
		...(parameters.boolean('onlyMark') && { applyImmediately: false }),
	};
}

/** The failure of a list without an entry. */
export function noTexts(advice: string): FoxitFailure {
	return inputFailure('"Texts" is empty', { parameter: 'Texts', advice });
}

/** The texts to take out, as the service wants them. */
export function textsOf(parameters: Parameters): IDataObject[] {
	return parameters.entries('redactTexts', 'text').map((row, index) => {
		const wanted = row.exactText('text');
		if (wanted.trim() === '') {
			throw inputFailure(`"Texts" has an empty entry, number ${index + 1}`, {
				parameter: 'Texts',
				advice: 'Fill it in or take it out of the list.',
			});
		}
		const overlayText = row.exactText('overlayText');
		return { text: wanted, ...(overlayText && { overlayText }) };
	});
}

function searchOf(parameters: Parameters): IDataObject {
	const search = parameters.collection('searchOptions');
	const range = pageRange(search.statedText('pageRange'), 'Page Range');
	const textSearchOptions: IDataObject = {
		...(search.boolean('caseSensitive') && { caseSensitive: true }),
		...(search.boolean('wholeWordsOnly') && { wholeWordsOnly: true }),
		...(range && { pageRange: range }),
	};
	return Object.keys(textSearchOptions).length > 0 ? { textSearchOptions } : {};
}

/** An empty object means all fields. */
function formFieldsOf(parameters: Parameters): IDataObject {
	const fieldTypes = parameters.choicesOf('formFieldTypes');
	return fieldTypes.length > 0 ? { fieldTypes } : {};
}
