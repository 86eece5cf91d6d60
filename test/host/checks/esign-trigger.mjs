/** The channel of Foxit eSign Trigger, and what of its deliveries starts the workflow. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { chain, eSignTrigger, setField } from '../lib/build.mjs';
import { envelopesOf, statusesOf } from '../lib/envelopes.mjs';
import { until } from '../lib/wait.mjs';

const EXECUTED = 'folder_executed';

/** The sandbox delivers once, and three times more what was refused. */
const ALWAYS_REFUSED = [401, 401, 401, 401];

/** @param {import('../lib/use-host.mjs').HostUnderTest} shared */
export function declareTriggerTests(shared) {
	const envelopes = () => envelopesOf(shared.sandbox);

	/** Does something while a workflow that starts with the trigger is active. */
	async function whileActive(parameters, work) {
		const { workflows } = shared.host;
		const trigger = eSignTrigger('Event', { events: [EXECUTED], level: 'API App', ...parameters });
		const after = setField('After', 'name', '={{ $json.envelope.name }}');
		const saved = await workflows.import(chain('On events', [trigger, after]));
		await workflows.activate(saved);
		try {
			const [channel, ...others] = await envelopes().channels();
			assert.deepEqual(others, []);
			await work({ saved, channel });
		} finally {
			await workflows.deactivate(saved);
		}
	}

	/**
	 * Waits for an execution of a new envelope. It comes after everything that was delivered before it,
	 * so all that has been started by then is seen.
	 *
	 * @returns {Promise<{ folderId: number, started: string[] }>}
	 */
	async function signNext(saved, name) {
		const { executions } = shared.host;
		const folderId = await envelopes().signed(name);
		const started = await until(`an execution about "${name}"`, async () => {
			const ids = await executions.idsOf(saved);
			if (ids.length === 0) return undefined;
			const run = await executions.finished(ids.at(-1));
			return run.items('Event')[0]?.json.envelopeId === folderId && ids;
		});
		return { folderId, started };
	}

	/** The delivery of an envelope's execution, as it was sent. */
	async function sameAgain({ channelId }, folderId, changes) {
		const { esign } = shared.sandbox.control;
		const { executedAtMs } = await esign.folder(folderId);
		const delivery = { channelId, folderId, event: EXECUTED, atMs: executedAtMs, ...changes };
		return statusesOf(await esign.deliver(delivery));
	}

	it('makes one channel when it is activated, and deletes it when it is deactivated', async () => {
		const events = [EXECUTED, 'folder_signed'];
		await whileActive({ events }, async ({ saved, channel }) => {
			const { urlBaseWebhook } = await shared.host.api.get('/settings');
			const { webhookId } = saved.nodes.find(({ name }) => name === 'Event');
			assert.equal(channel.webhookUrl, `${urlBaseWebhook}webhook/${webhookId}/webhook`);
			assert.equal(channel.webhookLevel, 'API App');
			assert.equal(channel.status, 'active');
			const wanted = Object.entries(channel.eventsSubscribedMap).filter(([, on]) => on);
			assert.deepEqual(wanted.map(([name]) => name).sort(), events);
			assert.match(channel.webhookSecret, /^[0-9a-f]{64}$/);
		});
		await until('the end of the channel', async () => (await envelopes().channels()).length === 0);
	});

	it('starts the workflow once for an event', async () => {
		await whileActive({}, async ({ saved }) => {
			const { folderId, started } = await signNext(saved, 'Mutual NDA');
			assert.equal(started.length, 1);
			assert.deepEqual(await envelopes().answers(folderId, EXECUTED), [200]);
			const run = await shared.host.executions.finished(started[0]);
			assert.equal(run.status, 'success');
			const [{ json }, ...others] = run.items('Event');
			assert.deepEqual(others, []);
			assert.equal(json.event, EXECUTED);
			assert.equal(json.envelope.status, 'EXECUTED');
			assert.deepEqual(
				json.envelope.recipients.map(({ email }) => email),
				['mara@signer.example'],
			);
			assert.equal(run.items('After')[0].json.name, 'Mutual NDA');
		});
	});

	it('starts nothing for forged, unsigned, unwanted and repeated deliveries', async () => {
		await whileActive({}, async ({ saved, channel }) => {
			const { folderId } = await signNext(saved, 'First');
			const later = { atMs: channel.dateCreated + 60_000 };
			const forged = { ...later, secret: '0'.repeat(64) };
			assert.deepEqual(await sameAgain(channel, folderId, forged), ALWAYS_REFUSED);
			const unsigned = { ...later, omitSignature: true };
			assert.deepEqual(await sameAgain(channel, folderId, unsigned), ALWAYS_REFUSED);
			const unwanted = { ...later, event: 'folder_viewed', party: 1 };
			assert.deepEqual(await sameAgain(channel, folderId, unwanted), [200]);
			assert.deepEqual(await sameAgain(channel, folderId, { repeat: 3 }), [200, 200, 200]);
			assert.equal((await signNext(saved, 'Second')).started.length, 2);
		});
	});

	it('starts once for deliveries of one event that come at the same time', async () => {
		await whileActive({}, async ({ saved, channel }) => {
			const { folderId } = await signNext(saved, 'First');
			const twice = { atMs: channel.dateCreated + 60_000, repeat: 2 };
			assert.deepEqual(await sameAgain(channel, folderId, twice), [200, 200]);
			assert.equal((await signNext(saved, 'Second')).started.length, 3);
		});
	});

	it('answers those who only look, and starts nothing', async () => {
		await whileActive({}, async ({ saved, channel }) => {
			for (const method of ['GET', 'HEAD']) {
				const { status } = await fetch(`${channel.webhookUrl}?sample`, { method });
				assert.equal(status, 200, method);
			}
			assert.equal((await signNext(saved, 'Signed')).started.length, 1);
		});
	});

	it('keeps its channel over a restart, and knows the events that it has had', async () => {
		await whileActive({}, async ({ saved, channel }) => {
			const { folderId } = await signNext(saved, 'Before');
			await shared.host.restart();
			assert.deepEqual(await envelopes().channels(), [channel]);

			assert.deepEqual(await sameAgain(channel, folderId), [200]);
			assert.equal((await signNext(saved, 'After')).started.length, 2);
		});
	});

	it('fetches the signed files, if so wished', async () => {
		const { executions } = shared.host;
		await whileActive({ options: { downloadSigned: true } }, async ({ saved, channel }) => {
			const { folderId, started } = await signNext(saved, 'Signed agreement');
			const [item] = (await executions.finished(started[0])).items('Event');
			assert.equal(item.json.filesError, undefined);
			const fields = item.json.files.map(({ field }) => field);
			assert.deepEqual(Object.keys(item.binary), fields);
			const texts = [];
			for (const field of fields) {
				assert.equal(item.binary[field].mimeType, 'application/pdf');
				texts.push((await readPdf(await executions.file(item, field))).text);
			}
			assert.match(texts[0], /Signed agreement/);
			assert.match(texts[1], /Certificate/);
			// The node has answered this one by itself; n8n keeps what it remembers all the same.
			assert.deepEqual(await sameAgain(channel, folderId), [200]);
			assert.equal((await signNext(saved, 'Another')).started.length, 2);
		});
	});
}
