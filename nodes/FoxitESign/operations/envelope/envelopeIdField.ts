import type { INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import { idIn, objectIn } from '../../../shared/esign/values';
import type { Parameters } from '../../../shared/item/parameters';
import { toText } from '../../../shared/toText';

const LABEL = 'Envelope';

/** Chooses an envelope: from a list of the latest, by its id, or by a link of the web app. */
export const envelopeField: INodeProperties = {
	displayName: LABEL,
	name: 'envelopeId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The envelope to work on. In the API it is called a folder.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an envelope...',
			typeOptions: { searchListMethod: 'searchEnvelopes', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 35000001',
			validation: [
				{ type: 'regex', properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' } },
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://na1.foxitesign.foxit.com/folder/view?folderId=35000001',
			extractValue: { type: 'regex', regex: 'folderId=([0-9]+)' },
		},
	],
};

/** @throws FoxitFailure `input` when no envelope is chosen */
export function envelopeIdOf(parameters: Parameters): number {
	return locatedId(parameters, 'envelopeId', LABEL);
}

/**
 * The id that a resource locator gives.
 *
 * @throws FoxitFailure `input` when it is no id
 */
export function locatedId(parameters: Parameters, name: string, label: string): number {
	const given = parameters.get(name);
	const value = typeof given === 'object' ? objectIn(given).value : given;
	const text = toText(value).trim();
	// A link that n8n could not take the id out of comes as it is.
	const id = idIn(/(?:folderId|templateId|channelId)=(\d+)/.exec(text)?.[1] ?? text);
	if (id !== undefined) return id;
	throw inputFailure(text === '' ? `"${label}" is empty` : `"${label}" is no ID`, {
		parameter: label,
		advice: 'IDs of Foxit eSign are whole numbers, e.g. 35000001.',
	});
}
