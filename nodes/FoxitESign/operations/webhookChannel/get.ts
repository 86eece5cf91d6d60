import { simplifyProperty } from '../../../shared/ui/simplify';
import { eSignOptions } from '../../fields/common';
import type { ESignOperation } from '../types';
import { channelField, channelIdOf } from './channelIdField';
import { channelItem } from './channelItem';

export const get: ESignOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get a webhook channel',
	description: 'Get the URL, the events and the status of a webhook channel',
	properties: [channelField, simplifyProperty, eSignOptions()],
	execute: async (run) => [await channelItem(run, channelIdOf(run.parameters))],
};
