import type { JsonObject } from '../../json.js';
import { EsignError, requiredParameter } from '../errors.js';
import { EVENTS, type Channel } from '../account-model.js';
import {
	optionalFlag,
	optionalObject,
	optionalText,
	optionalWord,
	requiredText,
} from './members.js';

/** What can be said of a channel. */
export type WantedChannel = Pick<Channel, 'name' | 'url' | 'level' | 'secret' | 'events'>;

/**
 * A channel as a body asks for it (docs/contract/esign.md#register-a-webhook); `known` fills in
 * what an update leaves out.
 */
export function readChannel(body: JsonObject, known?: Channel): WantedChannel {
	const url = requiredText(body, 'webhookUrl').trim();
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
		throw new EsignError('webhookUrl is not a valid url');
	const secret = optionalText(body, 'webhookSecret');
	return {
		name: requiredText(body, 'channelName'),
		url,
		level: optionalWord(body, 'webhookLevel', ['Account', 'API App']) ?? known?.level ?? 'API App',
		secret: secret === undefined ? (known?.secret ?? null) : secret || null,
		events: readEvents(body),
	};
}

/** A missing key counts as false, an unknown one as not there (docs/contract/esign.md#events). */
function readEvents(body: JsonObject): Channel['events'] {
	const given = optionalObject(body, 'events');
	if (given === undefined) throw requiredParameter('events');
	const events: Channel['events'] = {};
	for (const event of EVENTS) {
		const on = optionalFlag(given, event);
		if (on !== undefined) events[event] = on;
	}
	return events;
}
