import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { ChannelLevel } from '../FoxitESign/service/events';
import { inputFailure } from '../shared/failure';
import { parametersOfNode } from '../shared/item/itemParameters';
import type { Parameters } from '../shared/values/parameters';
import { filterOf, type EventFilter } from './event/filters';
import { properties } from './parameters';

/** What the trigger is set to. */
export interface TriggerSettings {
	/**
	 * The events that start the workflow. Each delivery is held against them, although the channel has a
	 * list of its own: that can be changed in the account's settings.
	 */
	events: readonly string[];
	/** One that was made by hand is none of the trigger's business. */
	channel: { isByHand: true; secret: string } | { isByHand: false; level: ChannelLevel };
	/** Whether events are put out in plain form, and not as they come. */
	isSimplified: boolean;
	filter: EventFilter;
	/** Where signed files go, if they are wanted. */
	filesField: string | undefined;
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
	const events = [...new Set(parameters.choicesOf(channel.isByHand ? 'handEvents' : 'events'))];
	if (events.length === 0) {
		throw inputFailure('"Events" is empty', {
			parameter: 'Events',
			advice: 'Choose at least one event that starts the workflow.',
		});
	}
	const options = parameters.collection('options');
	const filesField = options.requiredText('outputBinaryPropertyName');
	return {
		events,
		channel,
		isSimplified: parameters.booleanIfSet('simplify') ?? true,
		filter: filterOf(options),
		filesField: options.boolean('downloadSigned') ? filesField : undefined,
	};
}

/** Whether the channel is made in the account's settings. */
export function isMadeByHand(context: IHookFunctions | IWebhookFunctions): boolean {
	return parametersOfNode(context, properties).choice('channelMode') === 'byHand';
}

function channelIn(parameters: Parameters): TriggerSettings['channel'] {
	return parameters.choice('channelMode') === 'byHand'
		? { isByHand: true, secret: parameters.statedText('webhookSecret') }
		: { isByHand: false, level: parameters.choice<ChannelLevel>('level') };
}
