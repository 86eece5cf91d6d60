import type { INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../../shared/item/parameters';
import { locatedId } from '../envelope/envelopeIdField';

const LABEL = 'Template';

/** Chooses a template: from the account's list, by its id, or by a link of the web app. */
export const templateField: INodeProperties = {
	displayName: LABEL,
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The template to use',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 701',
			validation: [
				{ type: 'regex', properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' } },
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://na1.foxitesign.foxit.com/templates/view?templateId=701',
			extractValue: { type: 'regex', regex: 'templateId=([0-9]+)' },
		},
	],
};

/** @throws FoxitFailure `input` when no template is chosen */
export function templateIdOf(parameters: Parameters): number {
	return locatedId(parameters, 'templateId', LABEL);
}
