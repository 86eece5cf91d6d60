import { success } from '../answers.js';
import { EsignError, requiredParameter } from '../errors.js';
import type { Channel } from '../account-model.js';
import { channelJson } from '../present/channel.js';
import { readChannel } from '../read/channel.js';
import { optionalNumberOrText, optionalWord, requiredNumbers } from '../read/members.js';
import type { EsignEndpoint, EsignRequest } from '../read/request.js';

/**
 * docs/contract/esign.md#webhook-channel-endpoints, with the keys of the answers as they are there.
 */

const create: EsignEndpoint = {
	method: 'POST',
	path: '/webhook/createwebhookchannel',
	async handle(request) {
		const { esign, company, sandbox, account } = request;
		const wanted = readChannel(await request.body());
		const nowMs = sandbox.clock.now();
		const channel: Channel = {
			...wanted,
			channelId: esign.counters.next('channel'),
			account,
			active: true,
			createdAtMs: nowMs,
			updatedAtMs: nowMs,
		};
		company.channels.set(channel.channelId, channel);
		if (sandbox.settings.webhookProbe)
			void esign.deliveries.push(channel, { event: 'probe', folderId: null, secret: null });
		// docs/contract/esign.md#webhook-channel-endpoints: the dates are null in this answer only.
		const shown = { ...channelJson(channel, company), dateCreated: null, dateUpdated: null };
		return success({ webhookChannel: shown, message: 'channel successfully created' });
	},
};

const get: EsignEndpoint = {
	method: 'GET',
	path: '/webhook/mychannel',
	handle: (request) => success({ channel: channelJson(queryChannel(request), request.company) }),
};

const list: EsignEndpoint = {
	method: 'GET',
	path: '/webhook/channellist',
	handle({ company }) {
		const channels = [...company.channels.values()];
		return success({
			total_channel: channels.length,
			templatesList: channels.map((channel) => channelJson(channel, company)),
		});
	},
};

const update: EsignEndpoint = {
	method: 'POST',
	path: '/webhook/updatewebhookchannel',
	async handle(request) {
		const body = await request.body();
		const channelId = optionalNumberOrText(body, 'channelId');
		if (channelId === undefined) throw requiredParameter('channelId');
		const channel = find(request, channelId);
		const wanted = readChannel(body, channel);
		const status = optionalWord(body, 'status', ['active', 'deactive']);
		Object.assign(channel, wanted, {
			active: status === undefined ? channel.active : status === 'active',
			updatedAtMs: request.sandbox.clock.now(),
		});
		return success({
			message: 'channel successfully updated',
			channel: channelJson(channel, request.company),
		});
	},
};

const reactivate: EsignEndpoint = {
	method: 'GET',
	path: '/webhook/channelreactivate',
	handle(request) {
		queryChannel(request).active = true;
		return success({ templatesList: 'channel successfully activated' });
	},
};

const deactivate: EsignEndpoint = {
	method: 'GET',
	path: '/webhook/channeldeactivate',
	handle(request) {
		queryChannel(request).active = false;
		return success({ templatesList: 'channel successfully deactivated' });
	},
};

const remove: EsignEndpoint = {
	method: 'POST',
	path: '/webhook/deletechannels',
	async handle(request) {
		const ids = requiredNumbers(await request.unwrappedBody(), 'channelIds');
		ids.forEach((channelId) => find(request, channelId));
		ids.forEach((channelId) => request.company.channels.delete(channelId));
		return success({ 'webhook channels deleted successfully': ids });
	},
};

function queryChannel(request: EsignRequest): Channel {
	return find(request, request.queryNumber('channelId'));
}

function find({ company }: EsignRequest, channelId: number): Channel {
	const channel = company.channels.get(channelId);
	if (channel === undefined) throw new EsignError('invalid channel id');
	return channel;
}

/** Webhook channels. */
export const webhookEndpoints = [create, get, list, update, reactivate, deactivate, remove];
