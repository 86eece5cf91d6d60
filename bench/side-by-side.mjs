/**
 * The node with its defaults, in n8n's engine, against what people build by hand of HTTP Request, Wait and
 * If nodes: each step for all files at once, a wait of two seconds before each look. The chain is played
 * here without n8n and its cost. How long does a run take, how often does it ask, how late does it notice
 * a task's end, and what does it cost in memory? Each figure is the median of the rounds.
 *
 * node bench/side-by-side.mjs [--files 1,20,100,500] [--jobs 0-0,2100-3900] [--delay 0] [--rounds 3]
 *
 * `--jobs` are the shortest and the longest job in milliseconds; `--delay` is added to every answer.
 */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startEngine } from '../test/engine/support/engine-client.mjs';
import { workflow } from '../test/engine/support/workflow.mjs';
import { SANDBOX_KEYS, startSandbox } from '../test/support/sandbox-process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MB = 1024 * 1024;
const WAIT_SECONDS = 2;
/** What this project has set itself for the node. */
const GOAL = { files: 100, timesLimit: 1.3, requests: 4.5, lagSeconds: 0.6 };

const { values } = parseArgs({
	options: {
		files: { type: 'string', default: '1,20,100,500' },
		jobs: { type: 'string', default: '0-0,2100-3900,10000-20000' },
		delay: { type: 'string', default: '0' },
		rounds: { type: 'string', default: '3' },
	},
});
const rounds = Number(values.rounds);
const table = {};
let missed = 0;
for (const jobs of values.jobs.split(',')) {
	for (const files of values.files.split(',').map(Number)) await compare(files, jobs);
}
console.log(
	`Median of ${rounds} rounds; every answer is delayed by ${values.delay} ms. The limit is the longest job and the chain's own transfers.`,
);
console.table(table);
console.log(missed === 0 ? 'The goals are met.' : `Goals missed: ${missed}.`);
process.exitCode = missed === 0 ? 0 : 1;

async function compare(files, jobs) {
	const measured = { node: [], chain: [] };
	for (let seed = 1; seed <= rounds; seed += 1) {
		for (const way of ['chain', 'node']) {
			measured[way].push(await measure(way, files, jobs, seed));
			process.stderr.write(`${files} files, jobs of ${jobs} ms, round ${seed}: ${way}\n`);
		}
	}
	const chain = medians(measured.chain);
	const node = medians(measured.node);
	const limit = chain.transfers + chain.longestJob;
	const misses = [
		node.seconds > chain.seconds && 'slower',
		files === GOAL.files && node.seconds > GOAL.timesLimit * limit && 'limit',
		node.requests > GOAL.requests && 'requests',
		node.lag > GOAL.lagSeconds && 'lag',
	].filter(Boolean);
	missed += misses.length;
	table[`${files} files, jobs ${jobs} ms`] = {
		'chain s': chain.seconds,
		'node s': node.seconds,
		'limit s': round(limit),
		'chain requests': chain.requests,
		'node requests': node.requests,
		'chain lag s': chain.lag,
		'node lag s': node.lag,
		'node +MB': node.memory,
		missed: misses.join(', '),
	};
}

/** One run with a sandbox of its own. */
async function measure(way, files, jobs, seed) {
	const [minMs, maxMs] = jobs.split('-').map(Number);
	const latency = { kind: 'uniform', minMs, maxMs };
	const sandbox = await startSandbox({ seed, latency, progress: 'linear' });
	const ready = async () => {
		await sandbox.control.reset();
		const ms = Number(values.delay);
		if (ms > 0) await sandbox.control.faults([{ times: -1, action: { type: 'delay', ms } }]);
	};
	try {
		const run = await (way === 'node' ? runNode : runChain)(sandbox.url, files, ready);
		return {
			...figuresOf(await sandbox.control.tasks(), await sandbox.control.requests()),
			...run,
		};
	} finally {
		await sandbox.stop();
	}
}

function figuresOf(tasks, requests) {
	const lags = tasks.map(({ firstSeenDoneAtMs, endsAtMs }) => firstSeenDoneAtMs - endsAtMs);
	return {
		requests: requests.length / tasks.length,
		lag: lags.reduce((sum, lag) => sum + lag, 0) / lags.length / 1_000,
		longestJob: Math.max(...tasks.map((task) => task.endsAtMs - task.submittedAtMs)) / 1_000,
	};
}

/** An engine of its own, so that nothing has been learned before. */
async function runNode(baseUrl, files, ready) {
	const engine = await startEngine({
		packageRoot: ROOT,
		credentials: { foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl } },
	});
	const node = {
		type: 'n8n-nodes-foxit.foxitPdfServices',
		name: 'Foxit',
		credentials: 'foxitApi',
		parameters: { resource: 'createPdf', operation: 'fromFile' },
	};
	const run = async (count) => {
		const input = Array.from({ length: count }, (_, index) => textItem(index));
		const json = workflow([{ type: 'manualTrigger' }, node]);
		const result = await engine.run(json, { input }).promise;
		if (result.items('Foxit').length !== count) throw new Error(JSON.stringify(result.error));
		return result.durationMs / 1_000;
	};
	try {
		// Loads all code that takes part.
		await run(1);
		await ready();
		await engine.resetPeakRss();
		const idle = await engine.rss();
		const seconds = await run(files);
		return { seconds, memory: ((await engine.peakRss()) - idle) / MB };
	} finally {
		await engine.close();
	}
}

function textItem(index) {
	const data = Buffer.from(`File ${index}`);
	return { binary: { data: { data, fileName: `${index}.txt`, mimeType: 'text/plain' } } };
}

/** Each step for all files before the next one, as n8n runs nodes; what is done is downloaded before the others go on. */
async function runChain(baseUrl, files, ready) {
	const call = async (path, init) => {
		const headers = {
			client_id: SANDBOX_KEYS.clientId,
			client_secret: SANDBOX_KEYS.clientSecret,
			...init?.headers,
		};
		const response = await fetch(`${baseUrl}/pdf-services/api${path}`, { ...init, headers });
		if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
		return response;
	};
	await ready();
	const startedAt = performance.now();
	let transfersMs = 0;
	const step = async (items, perItem) => {
		const from = performance.now();
		const results = await Promise.all(items.map(perItem));
		transfersMs += performance.now() - from;
		return results;
	};
	const names = Array.from({ length: files }, (_, index) => `${index}.txt`);
	const documents = await step(names, async (name) => {
		const body = new FormData();
		body.append('file', new Blob([`File ${name}`], { type: 'text/plain' }), name);
		return await (await call('/documents/upload', { method: 'POST', body })).json();
	});
	let waiting = await step(documents, async ({ documentId }) => {
		const body = JSON.stringify({ documentId });
		const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
		return await (await call('/documents/create/pdf-from-text', init)).json();
	});
	while (waiting.length > 0) {
		await setTimeout(WAIT_SECONDS * 1_000);
		const looks = await Promise.all(
			waiting.map(async ({ taskId }) => await (await call(`/tasks/${taskId}`)).json()),
		);
		const done = looks.filter(({ status }) => status === 'COMPLETED');
		waiting = looks.filter(({ status }) => status !== 'COMPLETED');
		await step(done, async ({ resultDocumentId }) => {
			await (await call(`/documents/${resultDocumentId}/download`)).arrayBuffer();
		});
	}
	return {
		seconds: (performance.now() - startedAt) / 1_000,
		transfers: transfersMs / 1_000,
		memory: NaN,
	};
}

function medians(all) {
	const middle = (name) =>
		all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor((all.length - 1) / 2)];
	return Object.fromEntries(Object.keys(all[0]).map((name) => [name, round(middle(name))]));
}

function round(value) {
	return Math.round(value * 100) / 100;
}
