/** What goes wrong before a sending that waits is at rest: nobody is mailed twice, nothing is left over. */
import { useTempDir } from '../support/temp-dir';
import { errorOf, NODE } from '../support/use-foxit-node';
import { contract, mailsOf, MARA } from './support/sending';
import { useWaiting, waitFor } from './support/waiting';

const waiting = useWaiting(useTempDir());
const LOST = { type: 'reset-after' };
const DOWN = { type: 'status', status: 500, body: { message: 'down' } };

const run = async (parameters: object = waitFor([MARA]), node: object = {}, count = 1) => {
	const item = await contract();
	return await waiting.esign.run(parameters, Array<typeof item>(count).fill(item), { node });
};

const fault = async (path: string, action: object, times = 1) =>
	await waiting.esign.control.faults({ match: { path }, action, times });

/** What there is at the end: envelopes, channels, mails. */
const left = async () => ({
	envelopes: (await waiting.people.folders()).map(({ status }) => status),
	channels: (await waiting.people.channels()).length,
	mails: await mailsOf(waiting.esign),
});

const NOBODY_HEARD = { channels: 0, mails: [] };
const INVITED_ONCE = {
	envelopes: ['SHARED'],
	channels: 1,
	mails: ['invitation mara@signer.example'],
};

describe('lost answers', () => {
	it.each([
		['of making the draft', '/createfolder'],
		['of opening the channel', '/createwebhookchannel'],
		['of sending', '/sendDraftFolder'],
	])('%s cost nothing: it rests, and everybody has one mail', async (_of, path) => {
		await fault(path, LOST);
		const result = await run();
		expect(result.status).toBe('waiting');
		expect(await left()).toEqual(INVITED_ONCE);

		const { folderId } = await waiting.newest();
		await waiting.people.sign(folderId, 1);
		expect((await waiting.end(result)).item(NODE).json).toMatchObject({ outcome: 'signed' });
		expect(await waiting.people.channels()).toEqual([]);
	});
});

describe('failures', () => {
	it('to open the channel leave a draft that nobody heard of', async () => {
		await fault('/createwebhookchannel', DOWN);
		const error = errorOf(await run());
		expect(error.message).toBe('Foxit could not process the request [item 0]');
		expect(error.context.data).toMatchObject({ envelopeId: 35000001 });
		expect(await left()).toEqual({ ...NOBODY_HEARD, envelopes: ['DRAFT'] });
	});

	it('to send take the channel away again', async () => {
		const refusal = 'Please assign a signature field to Mara Lind';
		const body = { result: 'error', error_description: refusal };
		await fault('/sendDraftFolder', { type: 'status', status: 200, body });
		const error = errorOf(await run(waitFor([MARA])));
		expect(error.description).toContain(refusal);
		expect(error.description).toContain('Envelope ID: 35000001.');
		expect(await left()).toEqual({ ...NOBODY_HEARD, envelopes: ['DRAFT'] });
	});

	it('are tried again with Retry On Fail, with the same draft', async () => {
		await fault('/createwebhookchannel', DOWN);
		const result = await run(undefined, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(result.status).toBe('waiting');
		expect(await left()).toEqual(INVITED_ONCE);
	});

	it('after the sending do not send again with Retry On Fail', async () => {
		// The answer is lost, and so is every look at what has become of it in the first try.
		await fault('/sendDraftFolder', LOST);
		await fault('/myfolder', DOWN, 4);
		const result = await run(undefined, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(result.status).toBe('waiting');
		expect(await left()).toEqual(INVITED_ONCE);
		const sent = (await waiting.esign.trace()).filter((word) => word.startsWith('sendDraftFolder'));
		expect(sent).toEqual(['sendDraftFolder cut']);
	});

	it('of the sweep are no reason not to send', async () => {
		await fault('/channellist', DOWN, 4);
		const result = await run();
		expect(result.status).toBe('waiting');
		expect(result.logs.map(({ message }) => message)).toContain(
			'Left-over webhook channels could not be deleted: Foxit could not process the request',
		);
		expect(await left()).toEqual(INVITED_ONCE);
	});
});

describe('before anything is sent', () => {
	it('several items are refused', async () => {
		const error = errorOf(await run(undefined, {}, 2));
		expect(error.message).toContain('Send and Wait takes one item at a time, and there are 2');
		expect(error.description).toContain('Loop Over Items');
		expect(await waiting.esign.trace()).toEqual([]);
	});

	it('Continue On Fail makes error items of them', async () => {
		const result = await run(undefined, { onError: 'continueRegularOutput' }, 2);
		expect(result.status).toBe('success');
		expect(result.items(NODE).map(({ json }) => Object.keys(json))).toEqual([
			['error', 'message'],
			['error', 'message'],
		]);
	});

	it('an n8n that Foxit cannot reach is refused', async () => {
		// With a service on this machine it could; so this one is Foxit's own, which is never called.
		const result = await waiting.esign.run(waitFor([MARA]), [await contract()], {
			credential: 'public',
		});
		const { message, description } = errorOf(result);
		expect(message).toContain(
			'Foxit cannot reach this n8n to wake the execution: 127.0.0.1 is an address of this',
		);
		expect(description).toContain('Set WEBHOOK_URL of this n8n');
	});

	it.each([
		['0 days', { waitAmount: 0 }],
		['half a day', { waitAmount: 0.5 }],
	])('a time limit of %s is refused', async (_limit, more) => {
		const error = errorOf(await run(waitFor([MARA], { limitWaitTime: true, ...more })));
		expect(error.message).toContain('"Wait At Most" must be a whole number between 1 and 100000');
		expect(await waiting.esign.trace()).toEqual([]);
	});
});

describe('left-over channels', () => {
	/** A channel as an execution that is gone would have left it. */
	async function leave(channelName: string): Promise<void> {
		const api = await waiting.esign.api();
		const { body } = await api.post('/webhook/createwebhookchannel', {
			channelName,
			webhookUrl: 'http://127.0.0.1:9/gone',
			webhookLevel: 'API App',
			events: { folder_executed: true },
		});
		expect(body).toMatchObject({ result: 'success' });
	}

	it('are swept when their time is over; others stay', async () => {
		await run();
		const [own] = await waiting.people.channels();
		const mark = own?.name.split(' ')[1] ?? '';
		expect(mark).toMatch(/^\w{8}$/);
		await leave(`n8n ${mark} waits for envelope 35000077 until 2020-01-02T03:04:05.000Z`);
		await leave(`n8n ${mark} waits for envelope 35000078 until 2099-01-02T03:04:05.000Z`);
		await leave('n8n 0badcafe waits for envelope 35000079 until 2020-01-02T03:04:05.000Z');
		await leave('n8n: Another workflow');
		await leave('Somebody else waits for envelope 35000077 until 2020-01-02T03:04:05.000Z');
		const result = await run();
		expect(result.logs.map(({ message }) => message)).toContain(
			'Deleted 1 left-over webhook channels',
		);
		expect((await waiting.people.channels()).map(({ name }) => name)).toEqual([
			`n8n ${mark} waits for envelope 35000001`,
			`n8n ${mark} waits for envelope 35000078 until 2099-01-02T03:04:05.000Z`,
			'n8n 0badcafe waits for envelope 35000079 until 2020-01-02T03:04:05.000Z',
			'n8n: Another workflow',
			'Somebody else waits for envelope 35000077 until 2020-01-02T03:04:05.000Z',
			`n8n ${mark} waits for envelope 35000002`,
		]);
	});
});
