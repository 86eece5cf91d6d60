import { deleteChannels } from '../../service/channels';
import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelField, channelIdOf } from './channelIdField';

export const deleteChannel: ESignOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook channel',
	description: 'Delete a webhook channel',
	properties: [channelField, eSignOptions()],
	execute: async (run) => {
		const channelId = channelIdOf(run.parameters);
		await deleteChannels(run.session.client, [channelId], run.signals.stop);
		return [resultItem(run, { channelId, deleted: true })];
	},
};
