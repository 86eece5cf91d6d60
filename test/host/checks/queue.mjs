/**
 * n8n's queue mode, with a worker that dies while it waits for tasks: no document is lost, and none is
 * paid for twice.
 *
 * n8n drops the data of an execution whose worker has died. So the tasks are started in one workflow,
 * whose execution is over and saved, and waited for in another one, which can be run again.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { readPdf } from '../../support/pdf.mjs';
import { startSandbox } from '../../support/sandbox-process.mjs';
import { chain, fromHtml, pdfServices, step } from '../lib/build.mjs';
import { sandboxCredential } from '../lib/credentials.mjs';
import { startQueue } from '../lib/queue.mjs';
import { whyNoServices } from '../lib/services.mjs';
import { until } from '../lib/wait.mjs';

const EXECUTIONS = 20;
const DOCUMENTS_EACH = 10;
const DOCUMENTS = EXECUTIONS * DOCUMENTS_EACH;
/** No task ends before the sandbox's clock is moved on. */
const LATENCY_MS = 3_600_000;
const TIMEOUT_MS = 300_000;

/** n8n's settings for noticing that a worker is gone, shortened from a minute or more. */
const NOTICE_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'queue',
	title: 'Queue mode, with a worker that dies',
	hosts: ['2'],
	ownHosts: true,
	define({ version }) {
		describe('two workers', { skip: whyNoServices() }, () => declareTests(version));
	},
};

function declareTests(version) {
	const own = {};

	before(async () => {
		own.sandbox = await startSandbox({ latency: { kind: 'fixed', ms: LATENCY_MS } });
		own.queue = await startQueue(version, 2, NOTICE_SOON);
		const { credentials, workflows } = own.queue.host;
		await credentials.create(sandboxCredential(own.sandbox.url));
		own.submit = await workflows.import(submitWorkflow(own.queue.host.url));
		own.fetch = await workflows.import(fetchWorkflow());
		await workflows.activate(own.submit);
		await workflows.activate(own.fetch);
	});
	after(async () => {
		await own.queue?.stop();
		await own.sandbox?.stop();
	});

	it(`accounts for ${DOCUMENTS} documents`, { timeout: TIMEOUT_MS }, async (test) => {
		const { host, workers } = own.queue;
		const { api, executions } = host;
		const { control } = own.sandbox;
		for (let run = 0; run < EXECUTIONS; run += 1) {
			const numbers = Array.from({ length: DOCUMENTS_EACH }, (_, at) => run * DOCUMENTS_EACH + at);
			await api.send('POST', '/webhook/submit', { numbers });
		}
		await until('all waits to run', async () => await allWait(executions, own.fetch), {
			timeoutMs: TIMEOUT_MS,
		});

		await workers[0].kill();
		await control.advanceClock(LATENCY_MS);
		const waits = await finished(executions, own.fetch);
		const failed = waits.filter(({ status }) => status !== 'success');
		test.diagnostic(`${failed.length} of ${waits.length} executions died with their worker`);
		assert.ok(failed.length > 0 && failed.length < waits.length);

		const fetched = fetchedOf(waits);
		const started = (await finished(executions, own.submit)).flatMap((run) =>
			run.items('Start Tasks').map(({ json }) => json.taskId),
		);
		const open = started.filter((taskId) => !fetched.has(taskId));
		assert.equal(open.length, failed.length * DOCUMENTS_EACH);
		await api.send('POST', '/webhook/fetch', { taskIds: open });
		const [last] = (await finished(executions, own.fetch)).slice(-1);
		for (const [taskId, item] of fetchedOf([last])) fetched.set(taskId, item);

		assert.deepEqual(await documentNumbers(executions, fetched), numbersUpTo(DOCUMENTS));
		const charged = (await control.ledger()).map(({ taskId }) => taskId);
		assert.deepEqual(charged.sort(), started.sort());
		assert.equal(new Set(charged).size, DOCUMENTS);
	});
}

const webhook = (path) =>
	step(
		'Webhook',
		'webhook',
		{ httpMethod: 'POST', path, options: {} },
		{ typeVersion: 2, webhookId: path },
	);

const splitOut = (field) => step('Split Out', 'splitOut', { fieldToSplitOut: field, options: {} });

/** Starts tasks and hands their ids to the other workflow, by the queue. */
const submitWorkflow = (url) =>
	chain('Start tasks', [
		...[webhook('submit'), splitOut('body.numbers')],
		fromHtml(
			'Start Tasks',
			"=<h1>Document {{ $json['body.numbers'] }}</h1>",
			{},
			{ output: 'taskId' },
		),
		step(
			'Hand On',
			'httpRequest',
			{
				...{ method: 'POST', url: `${url}/webhook/fetch`, sendBody: true, specifyBody: 'json' },
				jsonBody: "={{ { taskIds: $('Start Tasks').all().map((item) => item.json.taskId) } }}",
				options: {},
			},
			{ typeVersion: 4.2, executeOnce: true },
		),
	]);

const fetchWorkflow = () =>
	chain('Fetch results', [
		...[webhook('fetch'), splitOut('body.taskIds')],
		pdfServices('Fetch PDFs', {
			...{ resource: 'task', operation: 'waitForResult', output: 'file' },
			taskId: "={{ $json['body.taskIds'] }}",
		}),
	]);

async function allWait(executions, workflow) {
	const ids = await executions.idsOf(workflow);
	if (ids.length < EXECUTIONS) return false;
	const statuses = await Promise.all(ids.map((id) => executions.status(id)));
	return statuses.every((status) => status === 'running');
}

async function finished(executions, workflow) {
	const ids = await executions.idsOf(workflow);
	return await Promise.all(ids.map((id) => executions.finished(id)));
}

/** The items with files, by the ids of their tasks. */
const fetchedOf = (runs) =>
	new Map(runs.flatMap((run) => run.items('Fetch PDFs')).map((item) => [item.json.taskId, item]));

async function documentNumbers(executions, fetched) {
	const numbers = [];
	for (const item of fetched.values()) {
		const { text } = await readPdf(await executions.file(item));
		numbers.push(Number(/Document (\d+)/.exec(text)?.[1]));
	}
	return numbers.sort((one, other) => one - other);
}

const numbersUpTo = (count) => Array.from({ length: count }, (_, number) => number);
