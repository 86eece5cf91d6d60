import { resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelField, channelIdOf } from './channelIdField';

export const deactivate: ESignOperation = {
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate a webhook channel',
	description: 'Stop a webhook channel from posting events, without deleting it',
	properties: [channelField, eSignOptions()],
	execute: async (run) => {
		const { client } = run.session;
		const channelId = channelIdOf(run.parameters);
		const path = '/webhook/channeldeactivate';
		// A GET, although it changes something (docs/contract/esign.md#webhook-channel-endpoints).
		await client.changeByGet(path, { channelId }, 'repeatable', run.signals.stop);
		return [resultItem(run, { channelId, active: false })];
	},
};
