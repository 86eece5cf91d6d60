import type { Parameters } from '../../../shared/values/parameters';
import { locatedId, locatorField, type Locator } from '../../fields/locator';

const channel: Locator = {
	displayName: 'Webhook Channel',
	name: 'channelId',
	linkMember: 'channelId',
	description: 'The webhook channel to work on',
	mode: 'list',
	listPlaceholder: 'Select a webhook channel...',
	searchListMethod: 'searchChannels',
	exampleId: '6',
	exampleUrl: 'https://na1.foxitesign.foxit.com/webhook/view?channelId=6',
};

/** Chooses a channel: from the account's list, by its id, or by a link with its id. */
export const channelField = locatorField(channel);

/** @throws FoxitFailure `input` when no channel is chosen */
export function channelIdOf(parameters: Parameters): number {
	return locatedId(parameters, channel);
}
