import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { resultItem } from '../../run/eSignRun';
import { plainFieldValues } from '../../sending/fieldValues';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { envelopeField, envelopeIdOf } from './envelopeIdField';

const FORM_LABEL = 'Field Values';
const JSON_LABEL = 'Field Values as JSON';

const valueProperties: INodeProperties[] = [
	{
		displayName: 'Values From',
		name: 'valuesFrom',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter the values one by one' },
			{ name: 'JSON', value: 'json', description: 'An object that an expression builds' },
		],
		default: 'form',
		description: 'How to give the values',
	},
	{
		displayName: FORM_LABEL,
		name: 'fieldValues',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add value',
		displayOptions: { show: { valuesFrom: ['form'] } },
		default: {},
		options: [
			{
				displayName: 'Value',
				name: 'value',
				values: [
					{
						displayName: 'Field Name',
						name: 'name',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. Full Name',
						description: 'Name of a field of the envelope; Envelope > Get lists them',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	{
		displayName: JSON_LABEL,
		name: 'fieldValuesJson',
		type: 'json',
		displayOptions: { show: { valuesFrom: ['json'] } },
		default: '{}',
		description: 'An object of values by field name, such as {"Full Name": "Mara Lind"}',
	},
];

export const updateFields: ESignOperation = {
	value: 'updateFields',
	name: 'Update Field Values',
	action: 'Update field values of an envelope',
	description: 'Fill in fields of recipients who have not signed yet',
	properties: [envelopeField, ...valueProperties, eSignOptions()],
	execute: async (run) => {
		const { parameters, record, session, signals } = run;
		const folderId = envelopeIdOf(parameters);
		record.envelopeId = folderId;
		const body = { folderId, fields: fieldValues(parameters) };
		const path = '/folders/updateEnvelopeFields';
		await session.client.change(path, body, 'repeatable', signals.stop);
		return [resultItem(run, { envelopeId: folderId, fieldValues: body.fields })];
	},
};

/** The values by field name (docs/contract/esign.md#update-field-values). */
function fieldValues(parameters: Parameters): IDataObject {
	const asJson = parameters.choice('valuesFrom') === 'json';
	const label = asJson ? JSON_LABEL : FORM_LABEL;
	const values = asJson
		? plainFieldValues(parameters.object('fieldValuesJson') ?? {}, label)
		: formValues(parameters.entries('fieldValues', 'value'));
	if (Object.keys(values).length > 0) return values;
	throw inputFailure(`"${label}" has no value`, { parameter: label });
}

function formValues(list: readonly Parameters[]): IDataObject {
	const values: IDataObject = {};
	for (const [index, entry] of list.entries()) {
		const field = entry.text('name');
		if (field === '') throw refused(FORM_LABEL, `entry ${index + 1} has no field name`);
		if (Object.hasOwn(values, field)) throw refused(FORM_LABEL, `"${field}" is there twice`);
		values[field] = entry.statedExactText('value');
	}
	return values;
}

function refused(parameter: string, what: string) {
	return inputFailure(`"${parameter}": ${what}`, { parameter });
}
