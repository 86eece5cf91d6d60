import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { ChannelLevel } from '../FoxitESign/service/events';
import { parametersOfNode } from '../shared/item/itemParameters';
import type { Parameters } from '../shared/values/parameters';
import { eventSettings, type EventSettings } from './event/eventSettings';
import { properties } from './parameters';

/**
 * What the trigger is set to. Each delivery is held against its events, although the channel has a list
 * of its own: that can be changed in the account's settings.
 */
export interface TriggerSettings extends EventSettings {
	/** One that was made by hand is none of the trigger's business. */
	channel: { isByHand: true } | { isByHand: false; level: ChannelLevel };
}

/**
 * Reads all parameters at once, at activation as at every delivery: a value that no delivery could use
 * is refused before the first one comes.
 *
 * @throws FoxitFailure `input`
 */
export function triggerSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const parameters = parametersOfNode(context, properties);
	const channel = channelIn(parameters);
	return { ...eventSettings(parameters, channel.isByHand ? 'handEvents' : 'events'), channel };
}

/** Whether the channel is made in the account's settings. */
export function isMadeByHand(context: IHookFunctions | IWebhookFunctions): boolean {
	return parametersOfNode(context, properties).choice('channelMode') === 'byHand';
}

function channelIn(parameters: Parameters): TriggerSettings['channel'] {
	return parameters.choice('channelMode') === 'byHand'
		? { isByHand: true }
		: { isByHand: false, level: parameters.choice<ChannelLevel>('level') };
}
