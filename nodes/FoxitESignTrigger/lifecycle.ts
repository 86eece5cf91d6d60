import { randomBytes } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { toNodeError } from '../shared/api/nodeError';
import {
	activateChannel,
	createChannel,
	deleteChannels,
	listChannels,
	updateChannel,
	type Channel,
	type ChannelPlan,
} from '../shared/esign/channels';
import { ESignClient } from '../shared/esign/eSignClient';
import { connectESign, eSignDoor } from '../shared/esign/eSignDoor';
import { CHANNEL_EVENTS, type ChannelLevel } from '../shared/esign/events';
import { unreachableReason } from '../shared/esign/publicUrl';
import { listIn } from '../shared/esign/values';
import { asFailure, inputFailure, type FoxitFailure } from '../shared/failure';
import { toText } from '../shared/toText';
import { triggerData } from './staticData';

const SECRET_BYTES = 32;

/**
 * Finds the channel of this node again and repairs it: one that was switched off, or whose events,
 * level or secret are not as they should be.
 *
 * @returns whether there is one
 */
export async function channelExists(context: IHookFunctions): Promise<boolean> {
	try {
		if (isByHand(context)) return true;
		const { client, signal } = await open(context);
		const data = triggerData(context);
		const url = webhookUrl(context);
		const channels = await listChannels(client, signal);
		const channel =
			channels.find(({ id, url: own }) => id === data.channelId && own === url) ??
			channels.find(({ url: own }) => own === url);
		if (!channel) return false;
		// The service gives the secret back, so a lost one need not cost the channel.
		const secret = data.secret ?? channel.secret ?? newSecret();
		const plan = planOf(context, url, secret);
		if (!fits(channel, plan)) await updateChannel(client, channel.id, plan, signal);
		if (!channel.isActive) await activateChannel(client, channel.id, signal);
		data.channelId = channel.id;
		data.secret = secret;
		return true;
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

/** Makes the channel. */
export async function makeChannel(context: IHookFunctions): Promise<boolean> {
	try {
		const { client, signal, root } = await open(context);
		const url = webhookUrl(context);
		refuseUnreachable(url, root);
		const secret = newSecret();
		const plan = planOf(context, url, secret);
		const data = triggerData(context);
		data.channelId = await createOnce(client, plan, signal);
		data.secret = secret;
		return true;
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

/** Deletes the channel. One that is gone already counts as deleted. */
export async function removeChannel(context: IHookFunctions): Promise<boolean> {
	const data = triggerData(context);
	try {
		if (isByHand(context)) return true;
		const { client, signal } = await open(context);
		const url = webhookUrl(context);
		const own = (await listChannels(client, signal)).filter(
			(channel) => channel.id === data.channelId || channel.url === url,
		);
		if (own.length > 0) {
			await deleteChannels(
				client,
				own.map(({ id }) => id),
				signal,
			);
		}
		delete data.channelId;
		delete data.secret;
		return true;
	} catch (caught) {
		// n8n goes on deactivating; the channel that is left delivers to nobody.
		context.logger.warn(
			`The webhook channel ${data.channelId ?? ''} of Foxit eSign could not be deleted: ${asFailure(caught).message}`,
		);
		return false;
	}
}

/** When the answer is lost, the channel is looked for: a second one would deliver everything twice. */
async function createOnce(
	client: ESignClient,
	plan: ChannelPlan,
	signal: AbortSignal,
): Promise<number> {
	try {
		return await createChannel(client, plan, signal);
	} catch (caught) {
		const failure = asFailure(caught);
		const made = failure.facts.submitUnclear
			? await channelAt(client, plan.url, signal)
			: undefined;
		if (!made) throw asFailure(failure);
		return made.id;
	}
}

async function channelAt(
	client: ESignClient,
	url: string,
	signal: AbortSignal,
): Promise<Channel | undefined> {
	return (await listChannels(client, signal)).find((channel) => channel.url === url);
}

function fits(channel: Channel, plan: ChannelPlan): boolean {
	const wanted = CHANNEL_EVENTS.filter((event) => plan.events.includes(event));
	return (
		channel.level === plan.level &&
		(channel.secret === undefined || channel.secret === plan.secret) &&
		channel.events.length === wanted.length &&
		wanted.every((event) => channel.events.includes(event))
	);
}

function planOf(context: IHookFunctions, url: string, secret: string): ChannelPlan {
	const events = listIn(context.getNodeParameter('events', [])).map(toText);
	if (events.length === 0) {
		throw inputFailure('"Events" is empty', {
			parameter: 'Events',
			advice: 'Choose at least one event that starts the workflow.',
		});
	}
	const { name = '' } = context.getWorkflow();
	return {
		name: `n8n: ${name || context.getNode().name}`.slice(0, 100),
		url,
		level: context.getNodeParameter('level', 'Account') as ChannelLevel,
		events,
		secret,
	};
}

async function open(context: IHookFunctions) {
	const door = await eSignDoor(context);
	const client = new ESignClient({ ...connectESign(context, door), baseUrl: door.baseUrl });
	return { client, root: door.root, signal: new AbortController().signal };
}

function isByHand(context: IHookFunctions): boolean {
	return context.getNodeParameter('channelMode', 'automatic') === 'byHand';
}

function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

function newSecret(): string {
	return randomBytes(SECRET_BYTES).toString('hex');
}

function refuseUnreachable(url: string, serviceRoot: string): void {
	const reason = unreachableReason(url, serviceRoot);
	if (reason !== undefined) throw unreachable(reason);
}

function unreachable(reason: string): FoxitFailure {
	return inputFailure(`Foxit cannot deliver events to this n8n: ${reason}`, {
		advice:
			'Set WEBHOOK_URL of this n8n to an address that the internet reaches, such as that of a reverse proxy or a tunnel.',
	});
}
