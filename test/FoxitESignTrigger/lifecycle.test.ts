import { SURFACES } from '../FoxitESign/support/esign';
import { useTempDir } from '../support/temp-dir';
import { useTrigger } from './support/trigger';

const trigger = useTrigger(useTempDir());

const EXECUTED_ONLY = {
	folder_sent: false,
	folder_viewed: false,
	folder_signed: false,
	folder_cancelled: false,
	folder_executed: true,
	folder_deleted: false,
};

const names = async () => (await trigger.people.channels()).map(({ name }) => name);

/** Changes the channel as somebody in the account's settings would. */
async function change(id: string, members: object): Promise<number> {
	const { channelId, channelName, webhookUrl, webhookLevel, webhookSecret, eventsSubscribedMap } =
		await trigger.channel(id);
	const api = await trigger.esign.api();
	const { body } = await api.post('/webhook/updatewebhookchannel', {
		channelId,
		channelName,
		webhookUrl,
		webhookLevel,
		webhookSecret,
		events: eventsSubscribedMap,
		...members,
	});
	expect(body).toMatchObject({ result: 'success' });
	return channelId;
}

describe.each(SURFACES)('a workflow with the trigger, %s', (surface) => {
	it('has a channel of its own as long as it is active', async () => {
		const id = await trigger.activate({ level: 'API App' }, surface);
		const channel = await trigger.channel(id);
		expect(channel).toMatchObject({
			channelName: 'n8n: Contracts',
			webhookLevel: 'API App',
			webhookSecret: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			status: 'active',
			eventsSubscribedMap: EXECUTED_ONLY,
		});
		expect(await trigger.engine.staticData(id)).toEqual({
			'node:Trigger': { channelId: channel.channelId, secret: channel.webhookSecret },
		});
		await trigger.engine.deactivate(id);
		expect(await names()).toEqual([]);
	});
});

describe('a restart', () => {
	it('finds the channel again', async () => {
		const id = await trigger.activate();
		const before = await trigger.channel(id);
		await trigger.esign.foxit.restart();
		expect(await trigger.channel(id)).toEqual(before);
		expect(await names()).toHaveLength(1);
	});

	it.each([
		['it was switched off', {}],
		['its events were changed', { events: { folder_viewed: true } }],
		['its level was changed', { webhookLevel: 'API App' }],
		['its secret was changed', { webhookSecret: 'another-secret' }],
		['its address was changed', { webhookUrl: 'http://127.0.0.1:9/elsewhere' }],
	])('repairs it when %s', async (_what, members) => {
		const id = await trigger.activate();
		const before = await trigger.channel(id);
		await trigger.esign.foxit.restart('kill', async () => {
			if (Object.keys(members).length > 0) return await change(id, members);
			const api = await trigger.esign.api();
			return await api.get(`/webhook/channeldeactivate?channelId=${before.channelId}`);
		});
		expect(await trigger.channel(id)).toMatchObject({
			channelId: before.channelId,
			webhookSecret: before.webhookSecret,
			webhookLevel: 'Account',
			status: 'active',
			eventsSubscribedMap: EXECUTED_ONLY,
		});
		expect(await names()).toHaveLength(1);
	});

	it('makes a new one when it is gone, or is somebody else’s by now', async () => {
		const id = await trigger.activate();
		const elsewhere = { webhookUrl: 'http://127.0.0.1:9/other', webhookSecret: 'theirs-entirely' };
		const foreignId = await change(id, { ...elsewhere, channelName: 'Theirs' });
		await trigger.esign.foxit.restart();
		expect((await trigger.channel(id)).channelId).not.toBe(foreignId);
		await trigger.engine.deactivate(id);
		expect(await names()).toEqual(['Theirs']);
	});

	it('leaves one channel where there were two at the address', async () => {
		const id = await trigger.activate();
		const { webhookUrl, channelId } = await trigger.channel(id);
		const api = await trigger.esign.api();
		await api.post('/webhook/createwebhookchannel', {
			channelName: 'A copy',
			webhookUrl,
			webhookLevel: 'Account',
			events: EXECUTED_ONLY,
		});
		await trigger.esign.foxit.restart();
		expect((await trigger.people.channels()).map((channel) => channel.channelId)).toEqual([
			channelId,
		]);
	});
});

describe('activation', () => {
	it('makes one channel when the answer is lost', async () => {
		await trigger.esign.control.faults({
			match: { path: '/createwebhookchannel' },
			action: { type: 'reset-after' },
		});
		const id = await trigger.activate();
		expect(await names()).toEqual(['n8n: Contracts']);
		const { channelId } = await trigger.channel(id);
		expect(await trigger.engine.staticData(id)).toMatchObject({ 'node:Trigger': { channelId } });
	});

	it('says what is wrong when the service is unable', async () => {
		await trigger.esign.control.faults({
			match: { path: '/createwebhookchannel' },
			action: { type: 'status', status: 500, body: { message: 'down' } },
		});
		await expect(trigger.activate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Foxit could not process the request',
		});
		expect(await names()).toEqual([]);
	});

	it('refuses an address that Foxit cannot reach', async () => {
		await expect(trigger.activate({}, 'platform', 'public')).rejects.toMatchObject({
			message:
				'Foxit cannot deliver events to this n8n: 127.0.0.1 is an address of this machine or of a private network',
			description: expect.stringContaining('Set WEBHOOK_URL of this n8n') as string,
		});
	});

	it('refuses to listen to nothing', async () => {
		await expect(trigger.activate({ events: [] })).rejects.toMatchObject({
			message: '"Events" is empty',
		});
	});

	it.each(SURFACES)('refuses a channel made by hand without its secret, %s', async (surface) => {
		const byHand = { channelMode: 'byHand', handEvents: ['folder_completed'] };
		await expect(trigger.activate(byHand, surface)).rejects.toMatchObject({
			message: '"eSign Webhook Secret" of the credential is empty',
			description: expect.stringContaining('It belongs to the credential') as string,
		});
	});
});

describe('deactivation', () => {
	it('goes on when the channel cannot be deleted, and says so in the log', async () => {
		const id = await trigger.activate();
		const { webhookSecret, channelId } = await trigger.channel(id);
		await trigger.esign.control.faults({
			match: { path: '/deletechannels' },
			times: -1,
			action: { type: 'status', status: 400, body: { message: 'no' } },
		});
		await trigger.engine.deactivate(id);
		const logs = JSON.stringify(await trigger.engine.webhookLogs());
		expect(logs).toContain(`The webhook channel ${channelId} of Foxit eSign could not be deleted`);
		expect(logs).not.toContain(webhookSecret);
	});

	it('counts a channel that is gone already as deleted', async () => {
		const id = await trigger.activate();
		const api = await trigger.esign.api();
		const { channelId } = await trigger.channel(id);
		await api.post('/webhook/deletechannels', { channelIds: [channelId] });
		await expect(trigger.engine.deactivate(id)).resolves.toBeUndefined();
	});
});
