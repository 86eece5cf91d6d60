import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { channelIn, readChannel } from '../../service/channels';
import { isoTime, objectIn, textIn, withoutGaps } from '../../../shared/values/members';
import { isSimple, resultItem, type ESignRun } from '../../run/eSignRun';

/** The output of an operation on one channel: the channel as it is now. */
export async function channelItem(run: ESignRun, channelId: number): Promise<INodeExecutionData> {
	const answer = await readChannel(run.session.client, channelId, run.signals.giveUp);
	return resultItem(run, isSimple(run) ? simplifyChannel(answer.channel) : (answer as IDataObject));
}

/** A channel as users see it. Its secret stays out: whoever knows it can forge events. */
export function simplifyChannel(entry: unknown): IDataObject {
	const channel = channelIn(entry);
	if (!channel) return {};
	const source = objectIn(entry);
	return withoutGaps({
		channelId: channel.id,
		name: textIn(channel.name),
		webhookUrl: textIn(channel.url),
		level: textIn(channel.level),
		active: channel.isActive,
		hasSecret: channel.secret !== undefined,
		events: channel.events,
		createdAt: isoTime(source.dateCreated),
		updatedAt: isoTime(source.dateUpdated),
	});
}
