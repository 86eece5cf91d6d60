import { randomBytes } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { contextError } from '../shared/api/nodeError';
import {
	activateChannel,
	createChannelOnce,
	deleteChannels,
	listChannels,
	updateChannel,
	type Channel,
	type ChannelPlan,
} from '../FoxitESign/service/channels';
import type { ESignClient } from '../FoxitESign/service/eSignClient';
import { openClient } from '../FoxitESign/service/eSignAccess';
import { unreachableReason } from '../FoxitESign/service/publicUrl';
import { asFailure, inputFailure } from '../shared/failure';
import { handMadeSecret } from './handMadeSecret';
import { isMadeByHand, triggerSettings } from './settings';
import { triggerData, type TriggerData } from './staticData';

const SECRET_BYTES = 32;

/**
 * Finds the channel of this node again and repairs it: one that was switched off, or whose address,
 * events, level or secret are not as they should be.
 *
 * @returns whether there is one
 */
export async function channelExists(context: IHookFunctions): Promise<boolean> {
	try {
		const { channel: setup, events } = triggerSettings(context);
		if (setup.isByHand) return await hasHandMadeSecret(context);
		const { client, signal, url, root } = await open(context);
		refuseUnreachable(url, root);
		const data = triggerData(context);
		const [channel, ...others] = ownChannels(await listChannels(client, signal), url, data);
		if (!channel) return false;
		// The service gives the secret back, so a lost one need not cost the channel.
		const secret = data.secret ?? channel.secret ?? newSecret();
		const plan = planOf(context, { url, secret, events, level: setup.level });
		if (!fits(channel, plan)) await updateChannel(client, channel.id, plan, signal);
		if (!channel.isActive) await activateChannel(client, channel.id, signal);
		await remove(client, others, signal);
		data.channelId = channel.id;
		data.secret = secret;
		return true;
	} catch (caught) {
		throw contextError(context, caught);
	}
}

/** Makes the channel. */
export async function makeChannel(context: IHookFunctions): Promise<boolean> {
	try {
		const { channel: setup, events } = triggerSettings(context);
		if (setup.isByHand) return await hasHandMadeSecret(context);
		const { client, signal, url, root } = await open(context);
		refuseUnreachable(url, root);
		const secret = newSecret();
		const data = triggerData(context);
		const plan = planOf(context, { url, secret, events, level: setup.level });
		data.channelId = await createChannelOnce(client, plan, signal);
		data.secret = secret;
		return true;
	} catch (caught) {
		throw contextError(context, caught);
	}
}

/** Deletes the channel. One that is gone already counts as deleted. */
export async function removeChannel(context: IHookFunctions): Promise<boolean> {
	const data = triggerData(context);
	try {
		if (isMadeByHand(context)) return true;
		const { client, signal, url } = await open(context);
		await remove(client, ownChannels(await listChannels(client, signal), url, data), signal);
		delete data.channelId;
		delete data.secret;
		return true;
	} catch (caught) {
		// n8n goes on deactivating; what the channel that is left delivers, n8n answers with 404.
		context.logger.warn(
			`The webhook channel ${data.channelId ?? ''} of Foxit eSign could not be deleted: ${asFailure(caught).message}`,
		);
		return false;
	}
}

/**
 * The channels that are this node's: at its address, or known by id and secret where the address of
 * n8n has changed. An id alone proves nothing: the credential may be another account's by now.
 */
function ownChannels(channels: readonly Channel[], url: string, data: TriggerData): Channel[] {
	const isKnown = ({ id, secret }: Channel) =>
		id === data.channelId && secret !== undefined && secret === data.secret;
	const own = channels.filter((channel) => channel.url === url || isKnown(channel));
	return own.sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
}

async function remove(
	client: ESignClient,
	channels: readonly Channel[],
	signal: AbortSignal,
): Promise<void> {
	const ids = channels.map(({ id }) => id);
	if (ids.length > 0) await deleteChannels(client, ids, signal);
}

function fits(channel: Channel, plan: ChannelPlan): boolean {
	return (
		channel.url === plan.url &&
		channel.level === plan.level &&
		channel.secret === plan.secret &&
		channel.events.length === plan.events.length &&
		plan.events.every((event) => channel.events.includes(event))
	);
}

function planOf(
	context: IHookFunctions,
	wanted: Pick<ChannelPlan, 'url' | 'secret' | 'level'> & { events: readonly string[] },
): ChannelPlan {
	const { name = '' } = context.getWorkflow();
	return {
		...wanted,
		name: `n8n: ${name || context.getNode().name}`.slice(0, 100),
		events: [...wanted.events],
	};
}

async function open(context: IHookFunctions) {
	const { client, access } = await openClient(context);
	const url = context.getNodeWebhookUrl('default') ?? '';
	return { client, url, root: access.root, signal: new AbortController().signal };
}

/** Nothing is done by this node then. */
async function hasHandMadeSecret(context: IHookFunctions): Promise<boolean> {
	return (await handMadeSecret(context)) !== '';
}

function newSecret(): string {
	return randomBytes(SECRET_BYTES).toString('hex');
}

function refuseUnreachable(url: string, serviceRoot: string): void {
	const reason = unreachableReason(url, serviceRoot);
	if (reason === undefined) return;
	throw inputFailure(`Foxit cannot deliver events to this n8n: ${reason}`, {
		advice:
			'Set WEBHOOK_URL of this n8n to an address that the internet reaches, such as that of a reverse proxy or a tunnel.',
	});
}
