import type { IDataObject } from 'n8n-workflow';

import { listIn, objectIn } from '../../../shared/values/members';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { limitOf, limitProperties } from '../../fields/limit';
import type { ESignOperation } from '../types';
import { simplifyChannel } from './channelItem';

export const getMany: ESignOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many webhook channels',
	description: 'List the webhook channels of the account',
	properties: [...limitProperties, simplifyProperty, eSignOptions()],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const limit = limitOf(parameters);
		const answer = await session.client.read('/webhook/channellist', {}, signals.giveUp);
		// The list has the name that belongs to templates
		// (docs/contract/esign.md#webhook-channel-endpoints).
		const channels = listIn(answer.templatesList).slice(0, limit);
		const show = isSimple(run) ? simplifyChannel : (raw: unknown) => objectIn(raw) as IDataObject;
		return channels.map((channel) => resultItem(run, show(channel)));
	},
};
