/** What may knock at a resting execution, and what of it wakes the execution. */
import { useTempDir } from '../support/temp-dir';
import { until } from '../support/until';
import { NODE } from '../support/use-foxit-node';
import { mailsOf, MARA } from './support/sending';
import { useWaiting, waitFor } from './support/waiting';

const waiting = useWaiting(useTempDir());

/** An execution at rest, its envelope and the channel that wakes it. */
async function atRest() {
	const resting = await waiting.rest();
	const { folderId } = await waiting.newest();
	const channel = (await waiting.people.channels()).at(-1);
	if (!channel) throw new Error('There is no channel');
	return { resting, folderId, channelId: channel.channelId, url: channel.url };
}

const event = (folderId: number, name = 'folder_executed') =>
	JSON.stringify({
		event_name: name,
		event_date: 1790000123457,
		data: { folder: { folderId, folderStatus: 'EXECUTED' } },
	});

async function post(url: string, body: string): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	return (await fetch(url, { method: 'POST', headers, body })).status;
}

describe('a resting execution is not woken', () => {
	it('by the end of another envelope', async () => {
		const { resting, channelId, url } = await atRest();
		const other = await waiting.esign.makeExecuted({ name: 'Another' });
		await waiting.settled();
		await waiting.people.deliver({ channelId, event: 'folder_executed', folderId: other });
		expect(await waiting.answers()).toEqual([200]);
		expect(await post(url, event(other))).toBe(200);
		expect(await waiting.status(resting)).toBe('waiting');
	});

	it('by a forged event about its own envelope, which has not ended', async () => {
		const { resting, folderId, url } = await atRest();
		expect(await post(url, event(folderId))).toBe(503);
		expect(await waiting.status(resting)).toBe('waiting');

		await waiting.people.sign(folderId, 1);
		expect((await waiting.end(resting)).item(NODE).json).toMatchObject({ outcome: 'signed' });
	});

	it.each([
		['without a signature', (url: URL) => url.searchParams.delete('signature')],
		['with another signature', (url: URL) => url.searchParams.set('signature', '0'.repeat(64))],
		['for another envelope', (url: URL) => url.searchParams.set('envelope', '35000099')],
		['with more in the query', (url: URL) => url.searchParams.set('more', '1')],
	])('by a call of its URL %s', async (_how, change) => {
		const { resting, folderId, url } = await atRest();
		await waiting.people.hold();
		await waiting.people.sign(folderId, 1);
		const changed = new URL(url);
		change(changed);
		expect(await post(changed.href, event(folderId))).toBe(401);
		expect(await waiting.status(resting)).toBe('waiting');
	});

	it('by somebody who looks, by noise, or by events that end nothing', async () => {
		const { resting, folderId, url } = await atRest();
		await waiting.people.hold();
		await waiting.people.sign(folderId, 1);
		expect((await fetch(url)).status).toBe(200);
		for (const body of ['', 'null', '"text"', '{}', event(folderId, 'folder_signed')]) {
			expect([body, await post(url, body)]).toEqual([body, 200]);
		}
		expect(await waiting.status(resting)).toBe('waiting');
	});

	it('twice by deliveries that come again', async () => {
		const { resting, folderId, url } = await atRest();
		await waiting.people.hold();
		await waiting.people.sign(folderId, 1);
		const statuses = await Promise.all([1, 2, 3].map(async () => await post(url, event(folderId))));
		const result = await waiting.end(resting);
		// One wakes it. The others come while it is being woken or runs, or when all is over.
		expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
		expect(statuses.every((status) => [200, 409, 503].includes(status))).toBe(true);
		expect(result.runData.Signed).toHaveLength(1);

		expect(await post(url, event(folderId))).toBe(200);
		expect((await waiting.end(resting)).runData.Signed).toHaveLength(1);
		expect(await waiting.startedAfter(resting)).toBe(0);
	});
});

describe('an event is not lost', () => {
	it('when it comes before the execution is at rest', async () => {
		await waiting.esign.control.settings({ webhookRetryMs: 1_000 });
		// Foxit answers the sending late, and the signer is quick.
		await waiting.esign.control.faults({
			match: { path: '/sendDraftFolder' },
			action: { type: 'delay', ms: 1_500 },
		});
		const running = waiting.rest();
		await until(async () => (await mailsOf(waiting.esign)).length > 0);
		const { folderId } = await waiting.newest();
		await waiting.people.sign(folderId, 1);
		await until(async () => (await waiting.answers()).includes(409));

		const result = await waiting.end(await running);
		expect(result.item(NODE).json).toMatchObject({ outcome: 'signed', envelopeId: folderId });
		await waiting.settled();
		const answers = await waiting.answers();
		expect(answers[0]).toBe(409);
		expect(answers.at(-1)).toBe(200);
	});

	it('when it has run ahead of the envelope', async () => {
		await waiting.esign.control.settings({ executeDelayMs: 3_600_000 });
		const { resting, folderId, url } = await atRest();
		await waiting.people.sign(folderId, 1);
		expect(await waiting.newest()).toMatchObject({ status: 'COMPLETED' });
		const answer = post(url, event(folderId));
		await until(async () => (await waiting.esign.trace()).at(-1) === 'myfolder');
		await waiting.people.hold();
		await waiting.people.execute(folderId);
		expect(await answer).toBe(200);
		expect((await waiting.end(resting)).item(NODE).json).toMatchObject({ status: 'EXECUTED' });
	});

	it('when Foxit cannot be asked at first', async () => {
		const { resting, folderId, url } = await atRest();
		await waiting.people.hold();
		await waiting.people.sign(folderId, 1);
		await waiting.esign.control.faults({
			match: { path: '/myfolder' },
			times: 4,
			action: { type: 'status', status: 500, body: { message: 'down' } },
		});
		expect(await post(url, event(folderId))).toBe(503);
		expect(await waiting.status(resting)).toBe('waiting');
		expect(await post(url, event(folderId))).toBe(200);
		expect((await waiting.end(resting)).item(NODE).json).toMatchObject({ outcome: 'signed' });
	});

	it('when the files cannot be fetched: the item says so', async () => {
		const resting = await waiting.rest(waitFor([MARA], { downloadSigned: true }));
		const { folderId } = await waiting.newest();
		await waiting.esign.control.faults({
			match: { path: '/folders/download' },
			times: -1,
			action: { type: 'status', status: 500, body: { message: 'Storage is down' } },
		});
		await waiting.people.sign(folderId, 1);
		const item = (await waiting.end(resting)).item(NODE);
		expect(item.json).toMatchObject({
			outcome: 'signed',
			filesError: 'Foxit could not process the request: Storage is down',
		});
		expect(item.binary).toBeUndefined();
	});

	it.each(['close', 'kill'] as const)('by a restart of n8n: %s', async (how) => {
		await waiting.esign.control.settings({ webhookRetryMs: 10_000 });
		const { resting, folderId } = await atRest();
		await waiting.esign.foxit.restart(how, async () => {
			await waiting.people.sign(folderId, 1);
			await until(async () => (await waiting.answers()).length > 0);
		});
		const result = await waiting.end(resting);
		expect(result.item('Signed').json).toMatchObject({ outcome: 'signed', deal: 4711 });
		await waiting.settled();
		// Nobody was there at first.
		expect((await waiting.answers())[0]).toBeNull();
		expect((await waiting.answers()).at(-1)).toBe(200);
		expect(await waiting.people.channels()).toEqual([]);
	});
});
