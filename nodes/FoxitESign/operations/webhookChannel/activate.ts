import { activateChannel } from '../../service/channels';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelField, channelIdOf } from './channelIdField';

export const activate: ESignOperation = {
	value: 'activate',
	name: 'Activate',
	action: 'Activate a webhook channel',
	description: 'Have a webhook channel post events again',
	properties: [channelField, eSignOptions()],
	execute: async (run) => {
		const channelId = channelIdOf(run.parameters);
		await activateChannel(run.session.client, channelId, run.signals.stop);
		return [resultItem(run, { channelId, active: true })];
	},
};
