import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createFolderWith } from './support/envelopes';
import { useReceiver } from './support/receiver';
import { PARTY, refusal, SECOND_PARTY, useEsign } from './support/use-esign';

const esign = useEsign({ webhookRetryMs: 5 });
const receiver = useReceiver();
const SECRET = 's3cr3t-example';
const ALL = {
	folder_sent: true,
	folder_viewed: true,
	folder_signed: true,
	folder_cancelled: true,
	folder_executed: true,
	folder_deleted: true,
};

const channelBody = (changes: object = {}) => ({
	channelName: 'trigger',
	webhookUrl: receiver.url,
	webhookLevel: 'Account',
	webhookSecret: SECRET,
	events: ALL,
	...changes,
});
async function openChannel(changes: object = {}): Promise<number> {
	const { body } = await esign.gateway.post('/webhook/createwebhookchannel', channelBody(changes));
	return (body as { webhookChannel: { channelId: number } }).webhookChannel.channelId;
}

/** Until nothing is under way any more. */
async function settled() {
	for (;;) {
		const deliveries = await esign.control.deliveries();
		if (deliveries.every(({ state }) => state !== 'sending' && state !== 'held')) return deliveries;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

describe('channels', () => {
	it('are made, read, listed, changed, switched and deleted with the keys the service has', async () => {
		const { gateway } = esign;
		const made = await gateway.post('/webhook/createwebhookchannel', channelBody());
		const channel = {
			channelId: 6,
			companyId: 9001,
			channelName: 'trigger',
			webhookUrl: receiver.url,
			webhookSecret: SECRET,
			dateCreated: expect.any(Number) as number,
			webhookLevel: 'Account',
			dateUpdated: expect.any(Number) as number,
			status: 'active',
			eventsSubscribedMap: ALL,
		};
		expect(made.body).toEqual({
			result: 'success',
			webhookChannel: { ...channel, dateCreated: null, dateUpdated: null },
			message: 'channel successfully created',
		});
		expect((await gateway.get('/webhook/mychannel?channelId=6')).body).toEqual({
			result: 'success',
			channel,
		});
		expect((await gateway.get('/webhook/channellist')).body).toEqual({
			result: 'success',
			total_channel: 1,
			templatesList: [channel],
		});
		expect((await gateway.get('/webhook/channeldeactivate?channelId=6')).body).toEqual({
			result: 'success',
			templatesList: 'channel successfully deactivated',
		});
		expect((await gateway.get('/webhook/mychannel?channelId=6')).body).toMatchObject({
			channel: { status: 'deactive' },
		});
		expect((await gateway.get('/webhook/channelreactivate?channelId=6')).body).toEqual({
			result: 'success',
			templatesList: 'channel successfully activated',
		});
		const updated = await gateway.post('/webhook/updatewebhookchannel', {
			...channelBody({ events: { folder_executed: true }, webhookSecret: undefined }),
			channelId: '6',
		});
		expect(updated.body).toEqual({
			result: 'success',
			message: 'channel successfully updated',
			channel: {
				...channel,
				eventsSubscribedMap: {
					...Object.fromEntries(Object.keys(ALL).map((event) => [event, false])),
					folder_executed: true,
				},
			},
		});
		const removed = await gateway.post('/webhook/deletechannels', [{ channelIds: [6] }]);
		expect(removed.body).toEqual({
			result: 'success',
			'webhook channels deleted successfully': [6],
		});
		expect(await gateway.get('/webhook/mychannel?channelId=6')).toMatchObject(
			refusal('invalid channel id'),
		);
	});

	it.each<[object, RegExp]>([
		[{ channelName: '' }, /channelName parameter/],
		[{ webhookUrl: undefined }, /webhookUrl parameter/],
		[{ webhookUrl: 'ftp://x' }, /not a valid url/],
		[{ webhookLevel: 'API' }, /webhookLevel must be one of: Account, API App/],
		[{ events: undefined }, /events parameter/],
		[{ events: { folder_sent: 'true' } }, /folder_sent must be a boolean/],
	])('are refused as %j', async (changes, message) => {
		const reply = await esign.gateway.post('/webhook/createwebhookchannel', channelBody(changes));
		expect(reply).toMatchObject(refusal(expect.stringMatching(message)));
		expect(await esign.control.channels()).toEqual([]);
	});

	it('pass unknown events over, and are of the level API App when not said', async () => {
		await openChannel({ webhookLevel: undefined, events: { folder_declined: true } });
		expect(await esign.control.channels()).toMatchObject([
			{ level: 'API App', events: {}, hasSecret: true },
		]);
		expect(JSON.stringify(await esign.control.channels())).not.toContain(SECRET);
	});

	it('are asked with a GET when they are made, if so set', async () => {
		await esign.sandbox.control.settings({ webhookProbe: true });
		await openChannel();
		expect(await settled()).toMatchObject([{ event: 'probe', state: 'delivered' }]);
		expect(receiver.received).toMatchObject([{ method: 'GET', raw: '', signature: null }]);
	});
});

describe('deliveries', () => {
	it('tell of an envelope’s life in its order, signed', async () => {
		await openChannel({ events: { ...ALL, folder_completed: true } });
		const { folderId } = await esign.create({
			...createFolderWith([PARTY, SECOND_PARTY]),
			sendNow: true,
			custom_field1: { name: 'n8n', value: 'token' },
		});
		await esign.control.view(folderId, 1);
		await esign.control.sign(folderId, 1);
		await esign.control.sign(folderId, 2);
		await esign.gateway.post('/folders/movetorecyclebin', { folderIds: [folderId] });
		await settled();
		const folderOf = (index: number) =>
			receiver.received[index]!.body.data['folder'] as Record<string, unknown>;
		expect(
			receiver.received.map(({ body }, index) => [
				body.event_name,
				folderOf(index)['folderStatus'],
				Object.keys(body.data),
			]),
		).toEqual([
			['folder_sent', 'SHARED', ['folder']],
			['folder_viewed', 'SHARED', ['folder', 'viewing_party']],
			['folder_signed', 'PARTIALLY SIGNED', ['folder', 'signing_party']],
			['folder_signed', 'COMPLETED', ['folder', 'signing_party']],
			['folder_completed', 'COMPLETED', ['folder']],
			['folder_executed', 'EXECUTED', ['folder']],
			['folder_deleted', 'DELETED', ['folder']],
		]);
		expect(receiver.received[2]!.body.data['signing_party']).toEqual({
			partyId: 5001,
			firstName: 'Mara',
			lastName: 'Lind',
			emailId: 'mara@signer.example',
			address: null,
			dateCreated: expect.any(Number) as number,
		});
		expect(folderOf(5)).toMatchObject({
			folderId,
			folderAuthorId: 4101,
			custom_field1: { name: 'n8n', value: 'token' },
		});
		for (const { raw, signature, headers, body, method } of receiver.received) {
			expect(method).toBe('POST');
			expect(headers['content-type']).toBe('application/json');
			expect(Object.keys(body)).toEqual(['event_name', 'event_date', 'data']);
			expect(signature).toBe(createHmac('sha256', SECRET).update(raw).digest('base64'));
		}
	});

	it('tell who cancelled, and why', async () => {
		await openChannel({ events: { folder_cancelled: true } });
		const first = await esign.create({ sendNow: true });
		await esign.control.decline(first.folderId, 1, 'too dear');
		const { folderId } = await esign.create({ sendNow: true });
		await esign.gateway.post('/folders/cancelFolder', {
			folderId,
			reason_for_cancellation: 'wrong price',
		});
		await settled();
		expect(receiver.received.map(({ body }) => body.data)).toMatchObject([
			{
				folder: { folderStatus: 'CANCELLED' },
				cancelling_party: { emailId: 'mara@signer.example' },
				reason_for_cancelling: 'too dear',
			},
			{
				cancelling_party: { emailId: 'owner@sandbox.example' },
				reason_for_cancelling: 'wrong price',
			},
		]);
	});

	it('are only of events that are on, to channels that are on', async () => {
		const channelId = await openChannel({ events: { folder_signed: true, folder_sent: false } });
		const { folderId } = await esign.create({
			...createFolderWith([PARTY, SECOND_PARTY]),
			sendNow: true,
		});
		await esign.control.sign(folderId, 1);
		await esign.gateway.get(`/webhook/channeldeactivate?channelId=${channelId}`);
		await esign.control.sign(folderId, 2);
		await settled();
		expect(receiver.events()).toEqual(['folder_signed']);
	});

	it('of what the web app made go to channels of the account, not to those of API apps', async () => {
		const account = await openChannel({ events: { folder_sent: true } });
		const app = await openChannel({ events: { folder_sent: true }, webhookLevel: 'API App' });
		await esign.control.createInWebApp({ folderName: 'By hand', parties: [PARTY] });
		await esign.create({ sendNow: true });
		const seen = (await settled()).map(({ channelId, folderId }) => [channelId, folderId]);
		expect(seen).toEqual([
			[account, 35_000_001],
			[account, 35_000_002],
			[app, 35_000_002],
		]);
	});

	it('without a secret have no signature; a query of the address stays', async () => {
		await openChannel({ webhookSecret: undefined });
		await openChannel({ webhookUrl: `${receiver.url}?flow=7` });
		await esign.create({ sendNow: true });
		const [bare, query] = await settled();
		expect(receiver.received.find(({ signature }) => signature === null)).toBeDefined();
		expect(bare?.url).toBe(receiver.url);
		expect(query?.url).toBe(`${receiver.url}?flow=7`);
		expect(JSON.stringify(await esign.control.deliveries())).not.toContain('signature');
	});

	it('come again when they were not taken, three times more at most', async () => {
		await openChannel({ events: { folder_sent: true } });
		receiver.statuses.push(500, 302);
		await esign.create({ sendNow: true });
		const [delivery] = await settled();
		expect(delivery).toMatchObject({ state: 'delivered', event: 'folder_sent' });
		expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 302, 200]);
		expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);

		receiver.statuses.push(404, 404, 404, 404);
		await esign.create({ sendNow: true });
		const [, given] = await settled();
		expect(given).toMatchObject({ state: 'failed' });
		expect(given?.attempts).toHaveLength(4);
	});

	it('to nobody are tried as often, with what went wrong', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		await new Promise((resolve) => server.close(resolve));
		await openChannel({ webhookUrl: `http://127.0.0.1:${port}/x` });
		await esign.create({ sendNow: true });
		const [delivery] = await settled();
		expect(delivery).toMatchObject({ state: 'failed' });
		expect(delivery?.attempts).toHaveLength(4);
		expect(delivery?.attempts[0]).toMatchObject({
			status: null,
			error: expect.stringMatching(/ECONNREFUSED/) as string,
		});
	});

	it('leave this machine in no case', async () => {
		await openChannel({ webhookUrl: 'https://n8n.example/webhook/abc' });
		await esign.create({ sendNow: true });
		expect(await settled()).toMatchObject([
			{
				state: 'skipped',
				note: 'the sandbox delivers to addresses on this machine only',
				attempts: [],
			},
		]);
	});

	it('wait while they are held, and then come in either order', async () => {
		await openChannel({ events: ALL });
		await esign.control.hold();
		const { folderId } = await esign.create({ sendNow: true });
		await esign.control.sign(folderId, 1);
		expect((await esign.control.deliveries()).map(({ state }) => state)).toEqual([
			'held',
			'held',
			'held',
		]);
		await esign.control.release({ reversed: true });
		expect(receiver.events()).toEqual(['folder_executed', 'folder_signed', 'folder_sent']);
		await esign.control.hold();
		await esign.create({ sendNow: true });
		await esign.control.release();
		expect(receiver.events().at(-1)).toBe('folder_sent');
	});

	it('go out when an execution falls due with nobody looking', async () => {
		await openChannel({ events: { folder_executed: true } });
		await esign.sandbox.control.settings({ executeDelayMs: 30 });
		const { folderId } = await esign.create({ sendNow: true });
		await esign.control.sign(folderId, 1);
		while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
		expect(receiver.events()).toEqual(['folder_executed']);
	});

	it('leave no connection open', async () => {
		await openChannel();
		await esign.create({ sendNow: true });
		await settled();
		while ((await receiver.connections()) > 0)
			await new Promise((resolve) => setTimeout(resolve, 5));
		expect(await receiver.connections()).toBe(0);
	});
});

describe('deliveries by hand', () => {
	it('are right ones, forged ones, bare ones and copies', async () => {
		const channelId = await openChannel({ events: {} });
		const { folderId } = await esign.create({ sendNow: true });
		const event = {
			channelId,
			event: 'folder_signed',
			folderId,
			party: 1,
			atMs: 1_790_000_000_000,
		};
		const sent = await esign.control.deliver({ ...event, repeat: 2 });
		expect(sent).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
		await esign.control.deliver({ ...event, secret: 'forged' });
		await esign.control.deliver({ ...event, omitSignature: true });
		const [one, copy, forged, bare] = receiver.received;
		expect(one?.body).toMatchObject({
			event_name: 'folder_signed',
			event_date: 1_790_000_000_000,
			data: { folder: { folderId }, signing_party: { partyId: 5001 } },
		});
		expect([copy?.raw, copy?.signature]).toEqual([one?.raw, one?.signature]);
		expect([forged?.raw, bare?.raw]).toEqual([one?.raw, one?.raw]);
		expect(forged?.signature).toBe(
			createHmac('sha256', 'forged').update(one!.raw).digest('base64'),
		);
		expect(bare?.signature).toBeNull();
	});

	it('can be of any content', async () => {
		const channelId = await openChannel();
		await esign.control.deliver({ channelId, body: { event_name: 'folder_renamed' } });
		await esign.control.deliver({ channelId, body: '"text"' });
		expect(receiver.received.map(({ raw }) => raw)).toEqual([
			'{"event_name":"folder_renamed"}',
			'"text"',
		]);
		await expect(esign.control.deliver({ channelId: 99 })).rejects.toThrow(/channel/);
		await expect(esign.control.deliver({ channelId })).rejects.toThrow(/event/);
	});
});

it('signs as the contract’s test vector has it', async () => {
	const built = join(__dirname, '../../../sandbox/dist/esign/webhooks/signature.js');
	const { signatureOf, signedUrl } = (await import(
		built
	)) as typeof import('../../../sandbox/src/esign/webhooks/signature');
	const body =
		'{"event_name":"folder_executed","event_date":1790000123457,"data":{"folder":{"folderId":35000001,"folderStatus":"EXECUTED"}}}';
	const signature = signatureOf(SECRET, body);
	expect(signature).toBe('eu/e+OjGa7lZmf4Gqot+1q0Z7oTXUsVcqV59Gx/Im5k=');
	expect(signedUrl('http://127.0.0.1/hook', signature)).toBe(
		'http://127.0.0.1/hook?signature=eu%2Fe%2BOjGa7lZmf4Gqot%2B1q0Z7oTXUsVcqV59Gx%2FIm5k%3D',
	);
	expect(signedUrl('http://127.0.0.1/hook?a=b#c', 'x=')).toBe(
		'http://127.0.0.1/hook?a=b&signature=x%3D#c',
	);
});

it('stops at once with a delivery under way, and leaves no folder', async () => {
	const { existsSync } = await import('node:fs');
	const { startSandbox } = await import('../../support/sandbox-process.mjs');
	const { esignGateway } = await import('../../support/esign-client.mjs');
	const silent = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => silent.once('listening', resolve));
	const { port } = silent.address() as AddressInfo;
	const sandbox = await startSandbox();
	const { folder } = await sandbox.control.health();
	await esignGateway(sandbox.url).post(
		'/webhook/createwebhookchannel',
		channelBody({ webhookUrl: `http://127.0.0.1:${port}/x` }),
	);
	await sandbox.control.esign.createInWebApp({ folderName: 'By hand', parties: [PARTY] });
	expect(await sandbox.control.esign.deliveries()).toMatchObject([{ state: 'sending' }]);
	expect(await sandbox.stop()).toEqual({ code: 0, signal: null });
	expect(existsSync(folder)).toBe(false);
	expect(sandbox.stderr()).toBe('');
	silent.closeAllConnections();
	silent.close();
});
