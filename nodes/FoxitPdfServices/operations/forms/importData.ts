import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { pdfOperation } from '../pdfOperation';

/** Fills in a form (docs/contract/pdf-services.md#forms). */
export const importData = pdfOperation({
	value: 'importData',
	name: 'Import Data',
	action: 'Fill in the fields of a PDF form',
	description: 'Fill in a PDF form',
	endpoint: '/documents/forms/import-pdf-form-data',
	properties: [
		{
			displayName: 'Form Data',
			name: 'formDataMode',
			type: 'options',
			options: [
				{ name: 'Fields', value: 'fields', description: 'A list of names and values' },
				{ name: 'JSON', value: 'json', description: 'An object, as Export Data gives it' },
			],
			default: 'fields',
			description: 'How to give the values',
		},
		{
			displayName: 'Fields',
			name: 'formFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			displayOptions: { show: { formDataMode: ['fields'] } },
			default: {},
			description: 'The fields to fill in',
			options: [
				{
					displayName: 'Field',
					name: 'field',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							required: true,
							default: '',
							placeholder: 'e.g. customer.lastName',
							description: "The field's name; dots separate the levels of nested names",
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'What to fill in',
						},
					],
				},
			],
		},
		{
			displayName: 'JSON',
			name: 'formDataJson',
			type: 'json',
			displayOptions: { show: { formDataMode: ['json'] } },
			default: '{}',
			description: 'An object of names and values. Names with dots may be nested objects.',
		},
	],
	body: (parameters) => {
		const formData = formDataOf(parameters);
		if (Object.keys(formData).length === 0) {
			throw inputFailure('There is no form data to fill in', {
				parameter: 'Form Data',
				advice: 'Give at least one field.',
			});
		}
		return { formData };
	},
});

function formDataOf(parameters: Parameters): IDataObject {
	if (parameters.choice('formDataMode') === 'json') {
		return (parameters.object('formDataJson') ?? {}) as IDataObject;
	}
	const formData: IDataObject = {};
	for (const row of parameters.entries('formFields', 'field')) {
		const path = row.text('name');
		if (path === '') {
			throw inputFailure('"Fields" has an entry without a name', { parameter: 'Fields' });
		}
		put(formData, path.split('.'), row.statedExactText('value'));
	}
	return formData;
}

/** `name.first` becomes `{"name": {"first": ...}}`, the shape that Export Data gives. */
function put(target: IDataObject, path: string[], value: string): void {
	const [key = '', ...rest] = path;
	const nested = Object.hasOwn(target, key) ? target[key] : undefined;
	const next = typeof nested === 'object' && nested !== null ? (nested as IDataObject) : {};
	// A plain assignment of "__proto__" would change the object's nature in place of a field.
	Object.defineProperty(target, key, {
		value: rest.length === 0 ? value : next,
		...{ enumerable: true, writable: true, configurable: true },
	});
	if (rest.length > 0) put(next, rest, value);
}
