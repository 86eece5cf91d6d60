import type { INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../../shared/item/parameters';
import { locatedId } from '../envelope/envelopeIdField';

const LABEL = 'Webhook Channel';

/** Chooses a channel: from the account's list, by its id, or by a link with its id. */
export const channelField: INodeProperties = {
	displayName: LABEL,
	name: 'channelId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The webhook channel to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a webhook channel...',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6',
			validation: [
				{ type: 'regex', properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' } },
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://na1.foxitesign.foxit.com/webhook/view?channelId=6',
			extractValue: { type: 'regex', regex: 'channelId=([0-9]+)' },
		},
	],
};

/** @throws FoxitFailure `input` when no channel is chosen */
export function channelIdOf(parameters: Parameters): number {
	return locatedId(parameters, 'channelId', LABEL);
}
