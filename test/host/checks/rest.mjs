/** Task > Rest Until Ready: an execution that rests in n8n's database outlives n8n and its workers. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { startSandbox } from '../../support/sandbox-process.mjs';
import { chain, fromHtml, manualTrigger, pdfServices } from '../lib/build.mjs';
import { sandboxCredential } from '../lib/credentials.mjs';
import { startQueue } from '../lib/queue.mjs';
import { whyNoServices } from '../lib/services.mjs';
import { until } from '../lib/wait.mjs';

/** No task ends before the sandbox's clock is moved on. */
const LATENCY_MS = 3_600_000;
/** n8n looks once a minute for executions whose time has come. */
const WAKES_MS = 240_000;

/** @type {import('./index.mjs').Check} */
export const check = {
	name: 'rest',
	title: 'An execution that rests until its task is ready',
	hosts: ['2', '1'],
	define({ shared, version }) {
		it('outlives a restart of n8n', { timeout: WAKES_MS * 2 }, async () => {
			const { control } = shared.sandbox;
			await control.reset();
			await control.settings({ latency: { kind: 'fixed', ms: LATENCY_MS } });
			try {
				const id = await atRest(shared.host);
				await shared.host.restart();
				assert.equal(await shared.host.executions.status(id), 'waiting');
				await assertFetched({ host: shared.host, control }, id);
			} finally {
				await control.reset();
			}
		});

		if (version.name !== '2') return;
		describe('in queue mode', { skip: whyNoServices() }, () => {
			const own = {};
			before(async () => {
				own.sandbox = await startSandbox({ latency: { kind: 'fixed', ms: LATENCY_MS } });
				own.queue = await startQueue(version, 2);
				await own.queue.host.credentials.create(sandboxCredential(own.sandbox.url));
			});
			after(async () => {
				await own.queue?.stop();
				await own.sandbox?.stop();
			});

			it('outlives a worker', { timeout: WAKES_MS * 2 }, async () => {
				const { host, workers } = own.queue;
				const id = await atRest(host);
				await workers[0].kill();
				await assertFetched({ host, control: own.sandbox.control }, id);
			});
		});
	},
};

/** Starts a task and lets the execution rest. */
async function atRest({ workflows, executions }) {
	const saved = await workflows.import(workflow());
	const id = await workflows.start(saved);
	await until('an execution at rest', async () => (await executions.status(id)) === 'waiting');
	return id;
}

/** The task ends, n8n wakes the execution by itself, and the result is fetched without paying again. */
async function assertFetched({ host, control }, id) {
	await control.advanceClock(LATENCY_MS);
	const run = await host.executions.finished(id, WAKES_MS);
	assert.equal(run.error?.message, undefined);
	assert.equal(run.status, 'success');
	const [item] = run.items('Fetch');
	assert.equal(item.json.fileName, 'page.pdf');
	assert.equal((await control.ledger()).length, 1);
}

const TASK = { resource: 'task', taskId: '={{ $json.taskId }}' };

const workflow = () =>
	chain('Rest', [
		manualTrigger(),
		fromHtml('Start Task', '<h1>Report</h1>', {}, { output: 'taskId' }),
		pdfServices('Rest', { ...TASK, operation: 'restUntilReady', longestRest: 1.1 }),
		pdfServices('Fetch', { ...TASK, operation: 'waitForResult' }),
	]);
