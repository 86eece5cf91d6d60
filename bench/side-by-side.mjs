/**
 * Our node with its defaults beside what people build by hand, all in the same n8n 2: the chain of HTTP
 * Request, Wait and If nodes with waits of two and of five seconds. Beside them, without n8n and its cost:
 * a poller that asks every two seconds, and the floor (four requests, ends known beforehand).
 *
 * How long does a run take, when is its first file there, how often does it ask, how late does it notice a
 * task's end, what does it cost in memory and processor time? Each figure is the median of the rounds; the
 * ways take turns. Nothing is known to the node beforehand: each run has a sandbox and a credential of its own.
 *
 * node bench/side-by-side.mjs [--files 1,20,100,500] [--jobs 1000-1000,2100-3900,lognormal-4000,60000-60000]
 *   [--ways node,chain-2,chain-5,poller,floor] [--rate 60] [--rounds 3] [--keep FILE]
 *
 * `--jobs` are the shortest and the longest job in milliseconds; `--rate` is what the service lets in per
 * minute (`chain-2-retries` has Retry On Fail for that); `--keep` adds the figures to a JSON file.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { sandboxCredential } from '../test/host/lib/credentials.mjs';
import { startHost } from '../test/host/lib/host.mjs';
import { watchMemory } from '../test/host/lib/memory.mjs';
import { HOSTS } from '../test/host/hosts.mjs';
import { startSandbox } from '../test/support/sandbox-process.mjs';
import { fixedPoller, floor } from './lib/direct.mjs';
import { processorSeconds } from './lib/processor.mjs';
import { chainWorkflow, nodeWorkflow } from './lib/workflows.mjs';

const IN_N8N = {
	node: (_url, files) => nodeWorkflow(files),
	'chain-2': (url, files) => chainWorkflow(url, files, { waitSeconds: 2 }),
	'chain-5': (url, files) => chainWorkflow(url, files, { waitSeconds: 5 }),
	'chain-2-retries': (url, files) => chainWorkflow(url, files, { waitSeconds: 2, retries: true }),
};
const DIRECT = { poller: fixedPoller, floor };
/** What this project has set itself for the node, at so many files where it says so. */
const GOAL = { files: 100, timesFloor: 1.3, requests: 4.5, lagSeconds: 0.6 };
const RUN_TIMEOUT_MS = 30 * 60_000;

const { values } = parseArgs({
	options: {
		files: { type: 'string', default: '1,20,100,500' },
		jobs: { type: 'string', default: '1000-1000,2100-3900' },
		ways: { type: 'string', default: 'node,chain-2,chain-5,poller,floor' },
		rate: { type: 'string' },
		rounds: { type: 'string', default: '3' },
		keep: { type: 'string' },
	},
});
const rounds = Number(values.rounds);
const ways = values.ways.split(',');
const host = await startHost(HOSTS[0]);
const rows = [];
try {
	for (const way of ways) if (IN_N8N[way]) await measure(way, 2, { kind: 'fixed', ms: 0 }, 0);
	for (const jobs of values.jobs.split(',')) {
		for (const files of values.files.split(',').map(Number)) await compare(jobs, files);
	}
} finally {
	await host.stop();
}
console.log(
	`n8n ${HOSTS[0].n8n}; median of ${rounds} rounds; load of the machine at the end ${loadavg()[0].toFixed(1)}.`,
);
console.table(rows.map(({ missed, ...row }) => ({ ...row, missed: missed.join(', ') })));
if (values.keep) await keep(values.keep);

async function compare(jobs, files) {
	const measured = Object.fromEntries(ways.map((way) => [way, []]));
	for (let seed = 1; seed <= rounds; seed += 1) {
		// The order turns, so that nobody is always the first.
		const order = seed % 2 === 1 ? ways : [...ways].reverse();
		for (const way of order) {
			const one = await measure(way, files, latencyOf(jobs), seed);
			measured[way].push(one);
			process.stderr.write(
				`${files} files, jobs of ${jobs} ms, round ${seed}, ${way}: ${one.seconds} s\n`,
			);
		}
	}
	const median = Object.fromEntries(ways.map((way) => [way, medians(measured[way])]));
	for (const way of ways) {
		const missed = way === 'node' ? misses(median, files) : [];
		rows.push({ jobs, files, rate: values.rate ?? '', way, ...median[way], missed });
	}
}

function misses(median, files) {
	const { node } = median;
	const chains = ways.filter((way) => way.startsWith('chain')).map((way) => median[way].seconds);
	const timesFloor = median.floor && node.seconds / median.floor.seconds;
	return [
		chains.some((seconds) => seconds < node.seconds) && 'slower than a chain',
		files === GOAL.files && timesFloor > GOAL.timesFloor && `${round(timesFloor)} times the floor`,
		node.requests > GOAL.requests && 'requests',
		node.lag > GOAL.lagSeconds && 'lag',
	].filter(Boolean);
}

function latencyOf(jobs) {
	const [first, second] = jobs.split('-');
	if (first !== 'lognormal') {
		return { kind: 'uniform', minMs: Number(first), maxMs: Number(second) };
	}
	return { kind: 'lognormal', medianMs: Number(second), sigma: 0.5, maxMs: 10 * Number(second) };
}

/** One run with a sandbox of its own. */
async function measure(way, files, latency, seed) {
	const rateLimit = values.rate
		? { requestsPerMinute: Number(values.rate), window: 'sliding', retryAfter: 'seconds', as: 429 }
		: null;
	const sandbox = await startSandbox({ seed, latency, progress: 'linear', rateLimit });
	try {
		const run = DIRECT[way]
			? { seconds: round(await DIRECT[way](sandbox, files)) }
			: await runInN8n(way, files, sandbox.url);
		return { ...run, ...(await figuresOf(sandbox.control, files)) };
	} finally {
		await sandbox.stop();
	}
}

async function runInN8n(way, files, url) {
	const credential = await host.credentials.create(sandboxCredential(url));
	try {
		const saved = await host.workflows.import(IN_N8N[way](url, files));
		const memory = await watchMemory(host.pid());
		const processor = await processorSeconds(host.pid());
		const id = await host.workflows.start(saved);
		const result = await host.executions.finished(id, RUN_TIMEOUT_MS);
		const taken = await memory();
		return {
			seconds: secondsOf(result, way === 'node' ? ['Foxit', 'Foxit'] : ['Upload', 'Download']),
			cpu: round(await processor()),
			memory: taken && taken.peakMiB - taken.idleMiB,
			error: result.error?.message,
		};
	} finally {
		await host.credentials.remove(credential);
	}
}

/** From the begin of one node to the last end of another; what made the files is not counted. */
function secondsOf(result, [first, last]) {
	const from = result.runs(first)[0].startTime;
	const ran = result.runs(last).length > 0 ? last : result.ran.at(-1);
	const ends = result.runs(ran).map(({ startTime, executionTime }) => startTime + executionTime);
	return round((Math.max(...ends) - from) / 1_000);
}

async function figuresOf(control, files) {
	const [tasks, requests, ledger] = await Promise.all([
		control.tasks(),
		control.requests(),
		control.ledger(),
	]);
	const downloads = requests.filter(
		({ path, status }) => /\/download$/.test(path) && status === 200,
	);
	const seen = tasks.filter(({ firstSeenDoneAtMs }) => firstSeenDoneAtMs);
	const lags = seen.map(({ firstSeenDoneAtMs, endsAtMs }) => firstSeenDoneAtMs - endsAtMs);
	const from = requests[0].atMs;
	return {
		first: round((Math.min(...downloads.map(({ atMs }) => atMs)) - from) / 1_000),
		requests: round(requests.length / files),
		looks: round(requests.filter(({ path }) => /\/tasks\//.test(path)).length / files),
		lag: round(lags.reduce((sum, lag) => sum + lag, 0) / lags.length / 1_000),
		refused: requests.filter(({ status }) => status === 429).length,
		delivered: new Set(downloads.map(({ documentId }) => documentId)).size,
		credits: ledger.length,
	};
}

function medians(all) {
	const middle = (name) => {
		const values = all.map((one) => one[name]);
		if (typeof values[0] !== 'number') return values.find(Boolean);
		return values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
	};
	const names = new Set(all.flatMap((one) => Object.keys(one)));
	return Object.fromEntries([...names].map((name) => [name, middle(name)]));
}

/** What was measured before of the same kind gives way. */
async function keep(file) {
	const known = JSON.parse(await readFile(file, 'utf8').catch(() => '[]'));
	const kindOf = ({ jobs, files, rate, way }) => [jobs, files, rate, way].join();
	const fresh = new Set(rows.map(kindOf));
	const all = [...known.filter((row) => !fresh.has(kindOf(row))), ...rows];
	await writeFile(file, `${JSON.stringify(all, null, '\t')}\n`);
}

function round(value) {
	return Math.round(value * 100) / 100;
}
