/** What the trigger makes of calls: who is believed, what starts the workflow, and how often. */
import { MARA, OMAR } from '../FoxitESign/support/agreement';
import { useTempDir } from '../support/temp-dir';
import { BY_HAND, HAND_MADE_SECRET, sign, useTrigger } from './support/trigger';

const trigger = useTrigger(useTempDir());

/** A moment ago: what is old is not taken. */
const MOMENT = Date.now() - 60_000;
const BODY = `{"event_name":"folder_executed","event_date":${MOMENT},"data":{"folder":{"folderId":35000001,"folderStatus":"EXECUTED"}}}`;

/** The test vector of docs/contract/esign.md#signature, at that moment. */
const VECTOR = { secret: HAND_MADE_SECRET, body: BODY, signature: sign(HAND_MADE_SECRET, BODY) };

const byHand = async (handEvents: string[]) =>
	await trigger.activate({ channelMode: 'byHand', handEvents }, 'platform', BY_HAND);

describe('a delivery', () => {
	it('starts the workflow, with the event in plain form', async () => {
		const id = await trigger.activate({ events: ['folder_signed'] });
		const folderId = await trigger.esign.make({ signers: [MARA, OMAR] });
		await trigger.people.sign(folderId, 1);
		const { json } = await trigger.item(id);
		expect(json).toMatchObject({
			event: 'folder_signed',
			eventDate: expect.stringMatching(/^20\d\d-.*Z$/) as string,
			envelopeId: folderId,
			envelope: { name: 'Mutual NDA', status: 'PARTIALLY SIGNED' },
			party: { name: 'Mara Lind', email: 'mara@signer.example' },
		});
		// Signing links are keys to the documents.
		expect(JSON.stringify(json)).not.toContain('http');
		expect(await trigger.settled()).toEqual(['folder_signed delivered']);
		expect(await trigger.started(id)).toBe(1);
	});

	it.each([
		['with signatures', {}, true, 'signed'],
		// Nobody has anything to sign: whoever opens it can finish.
		['without any', { fields: [] }, false, 'finishedWithoutSignature'],
	])('tells an envelope that was executed %s', async (_how, more, signed, progress) => {
		const id = await trigger.activate({ events: ['folder_executed', 'folder_signed'] });
		await trigger.esign.makeExecuted({ more });
		await trigger.settled();
		const items = [await trigger.item(id, 0), await trigger.item(id, 1)];
		const byEvent = new Map(items.map(({ json }) => [json.event, json]));
		expect(byEvent.get('folder_executed')).toMatchObject({
			envelope: { status: 'EXECUTED', signed, recipients: [{ name: 'Mara Lind', progress }] },
		});
		expect(byEvent.get('folder_signed')).toMatchObject({
			party: { name: 'Mara Lind', progress },
			envelope: { signed },
		});
	});

	it('is put off when nobody can tell whether it was a signature', async () => {
		const id = await trigger.activate();
		await trigger.people.hold();
		await trigger.esign.makeExecuted();
		await trigger.esign.control.faults({
			match: { path: '/myfolder' },
			times: 4,
			action: { type: 'status', status: 500, body: { message: 'down' } },
		});
		await trigger.people.release();
		await trigger.settled();
		const [delivery] = await trigger.people.deliveries();
		expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 200]);
		expect(await trigger.started(id)).toBe(1);
	});

	it('comes as it is when not simplified', async () => {
		const id = await trigger.activate({ events: ['folder_cancelled'], simplify: false });
		const folderId = await trigger.esign.make();
		await trigger.people.decline(folderId, 1, 'Wrong price');
		expect((await trigger.item(id)).json).toMatchObject({
			event_name: 'folder_cancelled',
			event_date: expect.any(Number) as number,
			data: { folder: { folderId }, reason_for_cancelling: 'Wrong price' },
		});
	});

	it('is believed by the secret alone, which shows nowhere', async () => {
		const id = await trigger.activate();
		const { webhookSecret, channelId } = await trigger.channel(id);
		const folderId = await trigger.esign.makeExecuted();
		await trigger.people.deliver({
			channelId,
			event: 'folder_executed',
			folderId,
			secret: 'forged',
		});
		await trigger.people.deliver({
			channelId,
			event: 'folder_executed',
			folderId,
			omitSignature: true,
		});
		await trigger.settled();
		const statuses = (await trigger.people.deliveries()).map(
			({ attempts }) => attempts.at(-1)?.status,
		);
		expect(statuses).toEqual([200, 401, 401]);
		expect(await trigger.started(id)).toBe(1);
		const { savedText, executionId } = await trigger.engine.endedOf(id);
		expect(savedText + (await trigger.engine.storedText(executionId))).not.toContain(webhookSecret);
		expect(JSON.stringify(await trigger.engine.webhookLogs())).not.toContain(webhookSecret);
	});

	it('is not wanted when a channel hears more than the node asks for', async () => {
		const id = await trigger.activate();
		const { channelId } = await trigger.channel(id);
		const folderId = await trigger.esign.make();
		await trigger.people.deliver({ channelId, event: 'folder_viewed', folderId, party: 1 });
		await trigger.people.deliver({ channelId, event: 'folder_assigned', folderId });
		expect(await trigger.settled()).toEqual([
			'folder_viewed delivered',
			'folder_assigned delivered',
		]);
		expect(await trigger.started(id)).toBe(0);
	});
});

describe('the signature', () => {
	/** A trigger with the vector's secret, and its address. */
	async function listen() {
		const id = await byHand(['folder_executed']);
		return { id, url: await trigger.url(id) };
	}

	it.each([
		['as the service encodes it', encodeURIComponent(VECTOR.signature)],
		['not percent-encoded, so that + arrives as a blank', VECTOR.signature],
		['beside another one', `wrong&signature=${encodeURIComponent(VECTOR.signature)}`],
	])('of the contract’s test vector is accepted %s', async (_how, signature) => {
		const { id, url } = await listen();
		expect(await trigger.post(url, VECTOR.body, signature)).toEqual({
			status: 200,
			text: '{"received":true}',
		});
		expect((await trigger.item(id)).json).toMatchObject({
			event: 'folder_executed',
			eventDate: new Date(MOMENT).toISOString(),
			envelopeId: 35000001,
		});
	});

	it.each([
		['no signature', VECTOR.body, undefined],
		['an empty signature', VECTOR.body, ''],
		['half of it', VECTOR.body, encodeURIComponent(VECTOR.signature.slice(0, 20))],
		['that of another secret', VECTOR.body, encodeURIComponent(sign('other', VECTOR.body))],
		[
			'that of another text of the same JSON',
			JSON.stringify(JSON.parse(VECTOR.body), null, 1),
			encodeURIComponent(VECTOR.signature),
		],
	])('is refused: %s', async (_what, body, signature) => {
		const { id, url } = await listen();
		expect(await trigger.post(url, body, signature)).toEqual({
			status: 401,
			text: '{"error":"Invalid signature"}',
		});
		expect(await trigger.started(id)).toBe(0);
	});

	it('is looked at before the content: noise without one is refused, with one it is ignored', async () => {
		const { id, url } = await listen();
		for (const body of ['', '"text"', '[]', '{"event_name":"folder_executed"}']) {
			expect((await trigger.post(url, body)).status).toBe(401);
			const signature = encodeURIComponent(sign(VECTOR.secret, body));
			expect((await trigger.post(url, body, signature)).status).toBe(200);
		}
		expect(await trigger.started(id)).toBe(0);
	});
});

describe('duplicates', () => {
	it('of one event start one execution, also when they come at once', async () => {
		const id = await trigger.activate();
		const { channelId } = await trigger.channel(id);
		const folderId = await trigger.esign.makeExecuted();
		await trigger.settled();
		const atMs = MOMENT;
		const again = { channelId, event: 'folder_executed', folderId, atMs, repeat: 4 };
		await trigger.people.deliver(again);
		expect(await trigger.started(id)).toBe(2);

		const { webhookSecret, webhookUrl } = await trigger.channel(id);
		const body = VECTOR.body.replace(String(MOMENT), String(MOMENT + 1));
		const signature = encodeURIComponent(sign(webhookSecret, body));
		const calls = [1, 2, 3, 4, 5].map(
			async () => (await trigger.post(webhookUrl, body, signature)).status,
		);
		expect(await Promise.all(calls)).toEqual([200, 200, 200, 200, 200]);
		expect(await trigger.started(id)).toBe(3);
	});

	it.each(['close', 'kill'] as const)('are known after a restart: %s', async (how) => {
		const id = await trigger.activate();
		const { webhookSecret, webhookUrl } = await trigger.channel(id);
		const signature = encodeURIComponent(sign(webhookSecret, VECTOR.body));
		const call = async () => (await trigger.post(webhookUrl, VECTOR.body, signature)).status;
		expect(await call()).toBe(200);
		await trigger.engine.endedOf(id);
		await trigger.esign.foxit.restart(how);
		expect(await call()).toBe(200);
		expect(await trigger.started(id)).toBe(1);
	});

	it('are no other events: another signer, another moment, another envelope', async () => {
		const id = await trigger.activate({ events: ['folder_signed'] });
		const first = await trigger.esign.make({ signers: [MARA, OMAR] });
		const second = await trigger.esign.make();
		await trigger.people.sign(first, 1);
		await trigger.people.sign(first, 2);
		await trigger.people.sign(second, 1);
		await trigger.settled();
		expect(await trigger.started(id)).toBe(3);
	});
});

describe('a captured delivery', () => {
	const at = (atMs: number) => VECTOR.body.replace(String(MOMENT), String(atMs));
	const DAY_MS = 24 * 60 * 60_000;

	it.each([
		['of 2001', 1_000_000_000_000],
		['of 91 days ago', MOMENT - 91 * DAY_MS],
	])('%s starts nothing, and is not asked for again', async (_when, atMs) => {
		const id = await byHand(['folder_executed']);
		const body = at(atMs);
		const signature = encodeURIComponent(sign(VECTOR.secret, body));
		expect((await trigger.post(await trigger.url(id), body, signature)).status).toBe(200);
		expect(await trigger.started(id)).toBe(0);
		const logs = JSON.stringify(await trigger.engine.webhookLogs());
		expect(logs).toContain(`is dated ${new Date(atMs).toISOString()}. It is so old`);
	});

	it('of 89 days ago may be one that was late', async () => {
		const id = await byHand(['folder_executed']);
		const body = at(MOMENT - 89 * DAY_MS);
		const signature = encodeURIComponent(sign(VECTOR.secret, body));
		await trigger.post(await trigger.url(id), body, signature);
		expect(await trigger.started(id)).toBe(1);
	});
});

describe('a channel made by hand', () => {
	it.each(['folder_completed', 'folder_assigned', 'folder_access_code_failure'])(
		'brings %s, which only the web app offers',
		async (event) => {
			const id = await byHand([event]);
			expect(await trigger.people.channels()).toEqual([]);
			const body = VECTOR.body.replace('folder_executed', event);
			const signature = encodeURIComponent(sign(VECTOR.secret, body));
			expect((await trigger.post(await trigger.url(id), body, signature)).status).toBe(200);
			expect((await trigger.item(id)).json).toMatchObject({ event, envelopeId: 35000001 });
		},
	);

	it('has its secret in the credential: no stored execution has it, and no log', async () => {
		const id = await byHand(['folder_completed']);
		const body = VECTOR.body.replace('folder_executed', 'folder_completed');
		const url = await trigger.url(id);
		expect((await trigger.post(url, body, encodeURIComponent(sign('forged', body)))).status).toBe(
			401,
		);
		await trigger.post(url, body, encodeURIComponent(sign(VECTOR.secret, body)));
		const { savedText, executionId } = await trigger.engine.endedOf(id);
		const stored = savedText + (await trigger.engine.storedText(executionId));
		expect(stored).toContain('"channelMode"');
		expect(stored).not.toContain(VECTOR.secret);
		expect(JSON.stringify(await trigger.engine.webhookLogs())).not.toContain(VECTOR.secret);
	});

	it('is let be on deactivation', async () => {
		const id = await byHand(['folder_completed']);
		await trigger.esign.control.clearRequests();
		await trigger.engine.deactivate(id);
		expect(await trigger.esign.trace()).toEqual([]);
	});
});

describe('those who look', () => {
	it.each(['GET', 'HEAD'])('by %s are answered, and start nothing', async (method) => {
		const id = await trigger.activate();
		const response = await fetch(`${await trigger.url(id)}?sample`, { method });
		expect(response.status).toBe(200);
		expect(await trigger.started(id)).toBe(0);
	});

	it('include the service when a channel is saved', async () => {
		await trigger.esign.control.settings({ webhookProbe: true });
		const id = await trigger.activate();
		expect(await trigger.started(id)).toBe(0);
	});
});
