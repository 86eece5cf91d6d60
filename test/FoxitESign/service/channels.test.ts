import {
	channelIn,
	createChannelOnce,
	listChannels,
	updateChannel,
	type ChannelPlan,
} from '../../../nodes/FoxitESign/service/channels';
import { failureOf } from '../../support/failures';
import { scriptedESign } from '../../support/scripted-esign';
import { json, noAnswer, type Reply } from '../../support/scripted-transport';

const PLAN: ChannelPlan = {
	name: 'n8n: Contracts',
	url: 'https://n8n.example/webhook/abc?signature=0123456789',
	level: 'Account',
	events: ['folder_executed'],
	secret: 's3cr3t-example',
};
const BODY = {
	channelName: 'n8n: Contracts',
	webhookUrl: PLAN.url,
	webhookLevel: 'Account',
	webhookSecret: 's3cr3t-example',
	events: {
		folder_sent: false,
		folder_viewed: false,
		folder_signed: false,
		folder_cancelled: false,
		folder_executed: true,
		folder_deleted: false,
	},
};
const CREATE = ['POST /webhook/createwebhookchannel', BODY];
const LIST = ['GET /webhook/channellist'];

const listOf = (...templatesList: object[]): Reply =>
	json(200, { result: 'success', templatesList });
const ours = { channelId: 7, webhookUrl: PLAN.url };

function create(replies: Reply[]) {
	const { client, clock, sent, signal } = scriptedESign(replies);
	return { sent, work: async () => await clock.run(createChannelOnce(client, PLAN, signal)) };
}

describe('a new channel', () => {
	it('says every documented event, and gives its ID', async () => {
		const { work, sent } = create([
			json(200, { result: 'success', webhookChannel: { channelId: 6 } }),
		]);
		await expect(work()).resolves.toBe(6);
		expect(sent()).toEqual([CREATE]);
	});

	it.each([
		['the answer is lost', noAnswer('reset', true)],
		['the answer names no channel', json(200, { result: 'success' })],
	])('is looked for by its address when %s', async (_why, reply) => {
		const { work, sent } = create([reply, listOf({ channelId: 6, webhookUrl: 'other' }, ours)]);
		await expect(work()).resolves.toBe(7);
		expect(sent()).toEqual([CREATE, LIST]);
	});

	it('that is not found is an error, and is not made again', async () => {
		const { work, sent } = create([noAnswer('timeout', true), listOf()]);
		expect(await failureOf(work())).toMatchObject({ kind: 'network' });
		expect(sent()).toEqual([CREATE, LIST]);
	});

	it('keeps its secret and its address out of errors, whatever the service says', async () => {
		const words = `webhookSecret s3cr3t-example or url ${PLAN.url} is not good`;
		const { work } = create([json(200, { result: 'error', error_description: words })]);
		const { facts } = await failureOf(work());
		expect(facts.foxitMessage).toMatch(/^webhookSecret \*\*\* or url /);
		expect(JSON.stringify(facts)).not.toMatch(/s3cr3t-example|0123456789/);
	});
});

it('a change says all there is, too', async () => {
	const { client, clock, sent, signal } = scriptedESign([json(200, { result: 'success' })]);
	await clock.run(updateChannel(client, 6, PLAN, signal));
	expect(sent()).toEqual([['POST /webhook/updatewebhookchannel', { channelId: 6, ...BODY }]]);
});

describe('a channel of the service', () => {
	it('is read with its events, under the odd name of their list', async () => {
		const { client, clock, signal } = scriptedESign([
			listOf({
				channelId: 6,
				channelName: 'n8n trigger',
				webhookUrl: 'https://n8n.example/webhook/abc',
				webhookSecret: 's3cr3t-example',
				dateCreated: 1790000000000,
				webhookLevel: 'API App',
				status: 'Deactive',
				eventsSubscribedMap: { folder_sent: true, folder_viewed: false, folder_completed: true },
			}),
		]);
		expect(await clock.run(listChannels(client, signal))).toEqual([
			{
				id: 6,
				name: 'n8n trigger',
				url: 'https://n8n.example/webhook/abc',
				level: 'API App',
				isActive: false,
				events: ['folder_sent', 'folder_completed'],
				secret: 's3cr3t-example',
				createdAtMs: 1790000000000,
			},
		]);
	});

	it('may lack everything but its ID', () => {
		expect(channelIn({ channelId: '6', dateCreated: null })).toEqual({
			id: 6,
			name: '',
			url: '',
			level: '',
			isActive: true,
			events: [],
		});
		expect(channelIn({ channelName: 'n8n' })).toBeUndefined();
	});
});
