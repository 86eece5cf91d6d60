import { createChannel } from '../../service/channels';
import type { ChannelLevel } from '../../service/events';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { changeOnce } from '../../run/changeOnce';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelFields, eventsOf, webhookUrl } from './channelFields';
import { channelItem } from './channelItem';

export const create: ESignOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create a webhook channel',
	description: 'Have Foxit post events of envelopes to an address',
	properties: [
		{ ...channelFields.name, required: true },
		{ ...channelFields.url, required: true },
		channelFields.level,
		channelFields.events,
		simplifyProperty,
		eSignOptions(channelFields.secret),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const secret = parameters.collection('options').exactText('webhookSecret');
		const plan = {
			name: parameters.requiredText('channelName'),
			url: webhookUrl(parameters.text('webhookUrl')),
			level: parameters.choice<ChannelLevel>('level'),
			events: eventsOf(parameters.choicesOf('events')),
			...(secret && { secret }),
		};
		const channelId = await changeOnce(
			run,
			async () => await createChannel(session.client, plan, signals.stop),
			{
				advice:
					'It is not known whether the channel was created. Look with Webhook Channel > Get Many before you run this again.',
			},
		);
		return [await channelItem(run, channelId)];
	},
};
