import type { JsonObject } from '../../json.js';
import { EVENTS, type Channel } from '../account-model.js';
import type { Company } from '../company.js';

/** Those the answers always name (docs/contract/esign.md#webhook-channel-endpoints). */
const OFFICIAL = EVENTS.slice(0, 6);

/**
 * The Channel object of docs/contract/esign.md#webhook-channel-endpoints, secret in clear included.
 */
export function channelJson(channel: Channel, { companyId }: Company): JsonObject {
	const { channelId, name, url, secret, createdAtMs, updatedAtMs, level, active } = channel;
	const events = Object.fromEntries(
		EVENTS.flatMap((event) => {
			const on = channel.events[event];
			return on === undefined && !OFFICIAL.includes(event) ? [] : [[event, on ?? false]];
		}),
	);
	return {
		channelId,
		companyId,
		channelName: name,
		webhookUrl: url,
		webhookSecret: secret,
		dateCreated: createdAtMs,
		webhookLevel: level,
		dateUpdated: updatedAtMs,
		status: active ? 'active' : 'deactive',
		eventsSubscribedMap: events,
	};
}
