/**
 * n8n 2 in queue mode: PostgreSQL, Redis, one main process, and workers that know nothing of each other. How
 * many documents a minute come out, how many requests are refused, and does any document fail? Beside it, the
 * same of an account that lets in so many requests a minute for all workers together.
 *
 * node bench/workers.mjs [--workers 1,2,4] [--executions 16] [--documents 10] [--rate 60] [--keep FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { chain, fromHtml, step } from '../test/host/lib/build.mjs';
import { sandboxCredential } from '../test/host/lib/credentials.mjs';
import { startQueue } from '../test/host/lib/queue.mjs';
import { whyNoServices } from '../test/host/lib/services.mjs';
import { until } from '../test/host/lib/wait.mjs';
import { HOSTS } from '../test/host/hosts.mjs';
import { startSandbox } from '../test/support/sandbox-process.mjs';

const MINUTE = 60_000;
const RUN_TIMEOUT_MS = 60 * MINUTE;
const LATENCY = { kind: 'uniform', minMs: 2_100, maxMs: 3_900 };

const { values } = parseArgs({
	options: {
		workers: { type: 'string', default: '1,2,4' },
		executions: { type: 'string', default: '16' },
		documents: { type: 'string', default: '10' },
		rate: { type: 'string' },
		keep: { type: 'string' },
	},
});
const missing = whyNoServices();
if (missing) throw new Error(missing);
const executionCount = Number(values.executions);
const documentsEach = Number(values.documents);
const rows = [];
for (const workers of values.workers.split(',').map(Number)) rows.push(await measure(workers));
console.log(
	`n8n ${HOSTS[0].n8n} in queue mode, ${executionCount} executions of ${documentsEach} documents at once, jobs of 2.1 to 3.9 s:`,
);
console.table(rows);
if (values.keep) await writeFile(values.keep, `${JSON.stringify(rows, null, '\t')}\n`);

async function measure(workers) {
	const rateLimit = values.rate
		? { requestsPerMinute: Number(values.rate), window: 'sliding', retryAfter: 'seconds', as: 429 }
		: null;
	const sandbox = await startSandbox({ latency: LATENCY, progress: 'linear', rateLimit });
	let queue;
	try {
		queue = await startQueue(HOSTS[0], workers);
		const { api, credentials, executions, workflows } = queue.host;
		await credentials.create(sandboxCredential(sandbox.url));
		const saved = await workflows.import(documents());
		await workflows.activate(saved);
		const numbers = Array.from({ length: documentsEach }, (_, number) => number);
		const calls = Array.from({ length: executionCount }, async () => {
			await api.send('POST', '/webhook/documents', { numbers });
		});
		await Promise.all(calls);
		await until('all executions', async () => {
			return (await executions.idsOf(saved)).length === executionCount;
		});
		const ids = await executions.idsOf(saved);
		const runs = [];
		for (const id of ids) runs.push(await executions.finished(id, RUN_TIMEOUT_MS));
		return {
			workers,
			'requests a minute': values.rate ?? 'any',
			...(await figures(sandbox, runs)),
		};
	} finally {
		await queue?.stop();
		await sandbox.stop();
	}
}

function documents() {
	return chain('Documents', [
		step(
			'Webhook',
			'webhook',
			{ httpMethod: 'POST', path: 'documents', options: {} },
			{ typeVersion: 2, webhookId: 'documents' },
		),
		step('Split Out', 'splitOut', { fieldToSplitOut: 'body.numbers', options: {} }),
		fromHtml('Create PDF', "=<h1>Document {{ $json['body.numbers'] }}</h1>"),
	]);
}

async function figures({ control }, runs) {
	const requests = await control.requests();
	const accepted = requests.filter(({ status }) => status !== 429);
	const downloads = accepted.filter(({ path }) => /\/download$/.test(path));
	const from = requests[0].atMs;
	const minutes = (Math.max(...downloads.map(({ atMs }) => atMs)) - from) / MINUTE;
	const delivered = runs.reduce((sum, run) => sum + run.items('Create PDF').length, 0);
	return {
		seconds: Math.round(60 * minutes),
		'documents a minute': Math.round((10 * delivered) / minutes) / 10,
		'accepted a minute': Math.round(accepted.length / minutes),
		refused: requests.length - accepted.length,
		'refused %': Math.round((1_000 * (requests.length - accepted.length)) / requests.length) / 10,
		failed: runs.length * documentsEach - delivered,
		credits: (await control.ledger()).length,
		errors: [...new Set(runs.map(({ error }) => error?.message).filter(Boolean))].join('; '),
	};
}
