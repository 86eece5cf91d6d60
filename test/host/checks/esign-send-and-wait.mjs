/** Send and Wait for Signature: an execution at rest, and what wakes it up. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { chain, eSign, fromHtml, manualTrigger, setField } from '../lib/build.mjs';
import { envelopesOf } from '../lib/envelopes.mjs';
import { until } from '../lib/wait.mjs';

const EXECUTED = 'folder_executed';

const DOCUMENT =
	'<h1>Mutual NDA</h1><p>Mara: ${signfield:1:y:____}</p><p>Omar: ${signfield:2:y:____}</p>';

const SIGNERS = [
	{ firstName: 'Mara', lastName: 'Lind', email: 'mara@signer.example' },
	{ firstName: 'Omar', lastName: 'Haddad', email: 'omar@signer.example' },
];

const SEND_AND_WAIT = {
	...{ resource: 'envelope', operation: 'sendAndWait', envelopeName: 'Mutual NDA' },
	...{ recipientsFrom: 'json', recipientsJson: JSON.stringify(SIGNERS), signInSequence: true },
	fieldPlacement: ['textTags'],
};

/** Reads the step before the wait, by the link of the item. */
const ORDER = "={{ $('Order').item.json.order }}";

/**
 * @param {object} [more] further parameters of the wait
 * @param {object} [settings] of its node
 */
function workflow(more, settings) {
	const steps = [
		...[manualTrigger(), setField('Order', 'order', 'order 4711')],
		fromHtml('Make PDF', DOCUMENT),
		eSign('Send and Wait', { ...SEND_AND_WAIT, ...more }, settings),
		setField('Signed', 'text', ORDER),
	];
	const built = chain('Agreement', steps, { 'Send and Wait': ['Signed', 'Not Signed'] });
	const notSigned = setField(
		'Not Signed',
		'text',
		'={{ $json.input.operation }}: {{ $json.reason }}',
	);
	built.nodes.push({ ...notSigned, position: [0, 200] });
	return built;
}

/**
 * @param {import('../lib/use-host.mjs').HostUnderTest} shared
 * @param {import('../hosts.mjs').HostVersion} version
 */
export function declareSendAndWaitTests(shared, version) {
	const isFirstMajor = version.name === '1';
	const people = () => shared.sandbox.control.esign;

	/** Starts the workflow, and waits until its envelope is out. */
	async function sendOff(...changes) {
		const { workflows } = shared.host;
		const saved = await workflows.import(workflow(...changes));
		const id = await workflows.start(saved);
		const { folderId } = await until('an envelope that is out', async () =>
			(await people().folders()).find(({ status }) => status === 'SHARED'),
		);
		return { saved, id, folderId };
	}

	/** The same, at rest. */
	async function rest(...changes) {
		const sent = await sendOff(...changes);
		await until('an execution at rest', async () => await isAtRest(sent));
		const [channel, ...others] = await people().channels();
		assert.deepEqual(others, []);
		return { ...sent, url: channel.url };
	}

	const isAtRest = async ({ id }) => (await shared.host.executions.status(id)) === 'waiting';

	/** Tells n8n at an address that an envelope is executed. */
	async function claim(url, folderId) {
		const data = { folder: { folderId, folderStatus: 'EXECUTED' } };
		const { status } = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ event_name: EXECUTED, event_date: Date.now(), data }),
		});
		return status;
	}

	const invitations = async (folderId) =>
		(await people().mails())
			.filter((mail) => mail.folderId === folderId && mail.kind === 'invitation')
			.map(({ emailId }) => emailId);

	it('rests until all have signed, over a restart, and goes on once', async () => {
		const { executions } = shared.host;
		const sent = await rest();
		const { saved, id, folderId, url } = sent;
		assert.deepEqual(await invitations(folderId), ['mara@signer.example']);
		await shared.host.restart();
		assert.ok(await isAtRest(sent));
		await people().sign(folderId, 1);
		assert.deepEqual(
			await invitations(folderId),
			SIGNERS.map(({ email }) => email),
		);
		assert.ok(await isAtRest(sent));
		await people().sign(folderId, 2);

		const run = await executions.finished(id);
		assert.equal(run.error?.message, undefined);
		assert.equal(run.status, 'success');
		assert.deepEqual(await envelopesOf(shared.sandbox).answers(folderId, EXECUTED), [200]);
		const [item, ...others] = run.items('Send and Wait');
		assert.deepEqual([others, run.items('Send and Wait', 1)], [[], []]);
		assert.equal(item.json.outcome, 'signed');
		assert.equal(item.json.envelopeId, folderId);
		const texts = [];
		for (const { field } of item.json.files) {
			texts.push((await readPdf(await executions.file(item, field))).text);
		}
		assert.equal(texts.length, 2);
		assert.match(texts[0], /Mutual NDA/);
		assert.match(texts[1], /Certificate/);
		assert.deepEqual(textsOf(run, 'Signed'), ['order 4711']);
		assert.deepEqual(await people().channels(), []);

		assert.equal(await claim(url, folderId), 200);
		assert.equal((await executions.finished(id)).runs('Signed').length, 1);
		assert.deepEqual(await executions.idsOf(saved), [id]);
	});

	it('is woken by nothing but the end of its own envelope', async () => {
		const sent = await rest();
		const others = envelopesOf(shared.sandbox);
		const otherId = await others.signed('Of somebody else');
		assert.deepEqual(await others.answers(otherId, EXECUTED), [200]);
		assert.ok(await isAtRest(sent));

		const ofOther = new URL(sent.url);
		ofOther.searchParams.set('envelope', String(otherId));
		assert.equal(await claim(ofOther, otherId), 401);
		const unsigned = new URL(sent.url);
		unsigned.searchParams.delete('signature');
		assert.equal(await claim(unsigned, sent.folderId), 401);
		// Rightly addressed, but not true: to be delivered again later.
		assert.equal(await claim(sent.url, sent.folderId), 503);
		assert.equal((await fetch(sent.url)).status, 200);
		assert.ok(await isAtRest(sent));

		for (const party of [1, 2]) await people().sign(sent.folderId, party);
		const run = await shared.host.executions.finished(sent.id);
		assert.deepEqual(textsOf(run, 'Signed'), ['order 4711']);
	});

	it('hands on that somebody has declined, and why', async () => {
		const { id, folderId } = await rest();
		await people().decline(folderId, 1, 'Wrong price');
		const run = await shared.host.executions.finished(id);
		assert.equal(run.status, 'success');
		// n8n 1.x knows the first output of a woken node only.
		const [output, next, others] = isFirstMajor
			? [0, 'Signed', 'Not Signed']
			: [1, 'Not Signed', 'Signed'];
		assert.deepEqual(run.items('Send and Wait', 1 - output), []);
		const [{ json }] = run.items('Send and Wait', output);
		assert.equal(json.outcome, 'cancelled');
		assert.equal(json.reason, 'Wrong price');
		assert.equal(json.endedBy.email, 'mara@signer.example');
		const text = isFirstMajor ? 'order 4711' : 'fromHtml: Wrong price';
		assert.deepEqual(textsOf(run, next), [text]);
		assert.ok(!run.ran.includes(others));
		assert.deepEqual(await people().channels(), []);
	});

	it('lets the item whose time is over leave by an output that is not called Signed', async () => {
		const limit = { limitWaitTime: true, waitAmount: 1, waitUnit: 'minutes' };
		const { id, folderId } = await rest(
			{ ...limit, oneOutput: isFirstMajor },
			{ typeVersion: 1.1 },
		);
		// Longer than the minute, and than n8n's looks at what is to be woken.
		const run = await shared.host.executions.finished(id, 180_000);
		assert.equal(run.status, 'success');
		const output = isFirstMajor ? 0 : 1;
		assert.deepEqual(run.items('Send and Wait', 1 - output), []);
		const [{ json }] = run.items('Send and Wait', output);
		assert.equal(json.outcome, 'timeOver');
		assert.equal(json.approved, false);
		assert.equal(json.envelopeId, folderId);
		assert.equal(run.ran.includes('Signed'), isFirstMajor);
		// It is still open, and would be taken for the next test's.
		await people().decline(folderId, 1, 'Too late');
	});

	if (isFirstMajor) {
		it('sends nothing where there would have to be a second output', async () => {
			const saved = await shared.host.workflows.import(workflow({}, { typeVersion: 1.1 }));
			const run = await shared.host.executions.finished(await shared.host.workflows.start(saved));
			assert.equal(run.status, 'error');
			assert.match(run.error.message, /has waited has one output/);
		});
	}

	it('misses no event that comes while it is only going to rest', async (test) => {
		// Longer than n8n needs for that.
		await shared.sandbox.control.settings({ webhookRetryMs: 2_000 });
		const { id, folderId } = await sendOff();
		for (const party of [1, 2]) await people().sign(folderId, party);
		const run = await shared.host.executions.finished(id);
		assert.deepEqual(textsOf(run, 'Signed'), ['order 4711']);
		const answers = await envelopesOf(shared.sandbox).answers(folderId, EXECUTED);
		assert.equal(answers.at(-1), 200);
		test.diagnostic(`n8n answered ${answers.join(', ')}`);
	});
}

const textsOf = (run, node) => run.items(node).map(({ json }) => json.text);
