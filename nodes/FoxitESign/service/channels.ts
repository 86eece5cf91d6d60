import { redactFailure } from '../../shared/secrets/redactFailure';
import { asFailure, FoxitFailure } from '../../shared/failure';
import type { Answer } from './answers';
import { changeSeveral } from './bulk';
import type { ESignClient } from './eSignClient';
import { eventMap, type ChannelLevel } from './events';
import { idIn, listIn, objectIn, textIn } from '../../shared/values/members';

/** A webhook channel as it is wanted. */
export interface ChannelPlan {
	name: string;
	url: string;
	level: ChannelLevel;
	events: readonly string[];
	/** Signs the deliveries; without one they carry no signature. */
	secret?: string;
	/** Absent: as it is; a new one is active. */
	isActive?: boolean;
}

/** A webhook channel as the service has it. */
export interface Channel {
	id: number;
	name: string;
	url: string;
	level: string;
	isActive: boolean;
	/** Names of the events that are on. */
	events: string[];
	secret?: string;
	/** Epoch milliseconds; absent right after it was made. */
	createdAtMs?: number;
}

/**
 * Makes a channel. It mails nobody, but a second one would deliver everything twice.
 *
 * @returns its id
 */
export async function createChannel(
	client: ESignClient,
	plan: ChannelPlan,
	signal: AbortSignal,
): Promise<number> {
	const path = '/webhook/createwebhookchannel';
	const answer = await guarded(
		plan,
		async () => await client.change(path, bodyOf(plan), 'reachesPeople', signal),
	);
	const id = idIn(objectIn(answer.webhookChannel).channelId);
	if (id !== undefined) return id;
	throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer names no webhook channel", {
		submitUnclear: true,
	});
}

/**
 * Makes a channel at an address that no other channel has. When the answer is lost, the channel is
 * looked for by its address.
 *
 * @returns its id
 */
export async function createChannelOnce(
	client: ESignClient,
	plan: ChannelPlan,
	signal: AbortSignal,
): Promise<number> {
	try {
		return await createChannel(client, plan, signal);
	} catch (caught) {
		const failure = asFailure(caught);
		if (!failure.facts.submitUnclear || signal.aborted) throw failure;
		const made = (await listChannels(client, signal)).find(({ url }) => url === plan.url);
		if (made) return made.id;
		throw failure;
	}
}

/**
 * All channels of the account. Their list is under an odd name
 * (docs/contract/esign.md#webhook-channel-endpoints).
 */
export async function listChannels(client: ESignClient, signal: AbortSignal): Promise<Channel[]> {
	const answer: Answer = await client.read('/webhook/channellist', {}, signal);
	return listIn(answer.templatesList).flatMap((entry) => channelIn(entry) ?? []);
}

/** Makes a channel what it is wanted to be. */
export async function updateChannel(
	client: ESignClient,
	channelId: number,
	plan: ChannelPlan,
	signal: AbortSignal,
): Promise<void> {
	const body = { channelId, ...bodyOf(plan) };
	const path = '/webhook/updatewebhookchannel';
	await guarded(plan, async () => await client.change(path, body, 'repeatable', signal));
}

/** The service's words about a channel may repeat its secret, or an address that is one by itself. */
async function guarded(plan: ChannelPlan, change: () => Promise<Answer>): Promise<Answer> {
	try {
		return await change();
	} catch (caught) {
		const given = new Set([plan.secret, plan.url]);
		throw redactFailure(asFailure(caught), { keys: new Set(), given });
	}
}

/** One channel, as the service describes it. */
export async function readChannel(
	client: ESignClient,
	channelId: number,
	signal: AbortSignal,
): Promise<Answer> {
	return await client.read('/webhook/mychannel', { channelId }, signal);
}

export async function activateChannel(
	client: ESignClient,
	channelId: number,
	signal: AbortSignal,
): Promise<void> {
	await client.changeByGet('/webhook/channelreactivate', { channelId }, 'repeatable', signal);
}

/** Deletes channels. */
export async function deleteChannels(
	client: ESignClient,
	channelIds: readonly number[],
	signal: AbortSignal,
): Promise<void> {
	const path = '/webhook/deletechannels';
	await changeSeveral(client, path, { channelIds }, 'repeatable', signal);
}

/** A channel in an answer; `undefined` when it has no id. */
export function channelIn(entry: unknown): Channel | undefined {
	const source = objectIn(entry);
	const id = idIn(source.channelId);
	if (id === undefined) return undefined;
	const map = Object.entries(objectIn(source.eventsSubscribedMap));
	const secret = textIn(source.webhookSecret);
	const createdAtMs = typeof source.dateCreated === 'number' ? source.dateCreated : undefined;
	return {
		id,
		name: textIn(source.channelName) ?? '',
		url: textIn(source.webhookUrl) ?? '',
		level: textIn(source.webhookLevel) ?? '',
		isActive: textIn(source.status)?.toLowerCase() !== 'deactive',
		events: map.flatMap(([name, on]) => (on === true ? [name] : [])),
		...(secret !== undefined && { secret }),
		...(createdAtMs !== undefined && { createdAtMs }),
	};
}

function bodyOf({ name, url, level, events, secret, isActive }: ChannelPlan): object {
	return {
		channelName: name,
		webhookUrl: url,
		webhookLevel: level,
		events: eventMap(events),
		...(secret !== undefined && { webhookSecret: secret }),
		...(isActive !== undefined && { status: isActive ? 'active' : 'deactive' }),
	};
}
