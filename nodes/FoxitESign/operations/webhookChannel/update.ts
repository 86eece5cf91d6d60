import {
	channelIn,
	readChannel,
	updateChannel,
	type Channel,
	type ChannelPlan,
} from '../../service/channels';
import type { ChannelLevel } from '../../service/events';
import { FoxitFailure, inputFailure } from '../../../shared/failure';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelFields, eventsOf, webhookUrl } from './channelFields';
import { channelField, channelIdOf } from './channelIdField';
import { channelItem } from './channelItem';
import type { Parameters } from '../../../shared/values/parameters';

const LABEL = 'Update Fields';

export const update: ESignOperation = {
	value: 'update',
	name: 'Update',
	action: 'Update a webhook channel',
	description: 'Change the address, the events or the secret of a webhook channel',
	properties: [
		channelField,
		{
			displayName: LABEL,
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			description: 'What to change. Everything else stays as it is.',
			options: Object.values(channelFields).sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
		simplifyProperty,
		eSignOptions(),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const channelId = channelIdOf(parameters);
		const changes = changesIn(parameters.collection('updateFields'));
		const answer = await readChannel(session.client, channelId, signals.giveUp);
		const present = channelIn(answer.channel);
		if (!present) {
			throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer holds no webhook channel");
		}
		const plan = { ...planOf(present), ...changes };
		await updateChannel(session.client, channelId, plan, signals.stop);
		return [await channelItem(run, channelId)];
	},
};

/**
 * A channel as it would have to be asked for. An update replaces the whole channel, its events
 * included (docs/contract/esign.md#webhook-channel-endpoints), so it starts from what is there.
 */
export function planOf({ name, url, level, events, secret, isActive }: Channel): ChannelPlan {
	const sameLevel = level as ChannelLevel;
	return { name, url, level: sameLevel, events, isActive, ...(secret && { secret }) };
}

/** What the user has chosen to change. */
export function changesIn(chosen: Parameters): Partial<ChannelPlan> {
	const name = chosen.text('channelName');
	const secret = chosen.exactText('webhookSecret');
	const changes: Partial<ChannelPlan> = {
		...(name && { name }),
		...(chosen.has('webhookUrl') && { url: webhookUrl(chosen.text('webhookUrl')) }),
		...(chosen.has('level') && { level: chosen.choice<ChannelLevel>('level') }),
		...(chosen.has('events') && { events: eventsOf(chosen.choicesOf('events')) }),
		...(secret && { secret }),
	};
	if (Object.keys(changes).length > 0) return changes;
	throw inputFailure(`"${LABEL}" has no value`, { parameter: LABEL });
}
