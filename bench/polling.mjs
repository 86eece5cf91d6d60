/**
 * How often the node asks, and how late it notices: 20 files, jobs of 2.1 to 3.9 s with linear progress,
 * the node's defaults, and nothing learned beforehand. Each round has an engine, a sandbox and a row of
 * durations of its own.
 *
 * node bench/polling.mjs [rounds]
 */
import { fileURLToPath } from 'node:url';

import { startEngine } from '../test/engine/support/engine-client.mjs';
import { workflow } from '../test/engine/support/workflow.mjs';
import { SANDBOX_KEYS, startSandbox } from '../test/support/sandbox-process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILES = 20;
const LATENCY = { kind: 'uniform', minMs: 2_100, maxMs: 3_900 };

/** What the chain of HTTP Request, Wait and If nodes needs that people build by hand. */
const HAND_BUILT = { requests: 5, polls: 2, lagSeconds: 2.3 };
/** What this project has set itself: both at once. */
const GOAL = { requests: 4.5, lagSeconds: 0.6 };

const rounds = Number(process.argv[2] ?? 5);
const results = [];
for (let seed = 1; seed <= rounds; seed += 1) {
	results.push(await measure(seed));
	process.stderr.write(`round ${seed} of ${rounds}\r`);
}

const table = Object.fromEntries(
	results.map((result, index) => [`seed ${index + 1}`, row(result)]),
);
table['all together'] = row(merged(results));
table['built by hand'] = { requests: HAND_BUILT.requests, polls: HAND_BUILT.polls };
table['built by hand']['lag s'] = HAND_BUILT.lagSeconds;
table.goal = { requests: GOAL.requests, 'lag s': GOAL.lagSeconds };
console.log(`${FILES} files in one run, per file:`);
console.table(table);

const { requests, 'lag s': lag } = table['all together'];
const isMet = requests <= GOAL.requests && lag <= GOAL.lagSeconds;
console.log(isMet ? 'The goal is met.' : 'The goal is missed.');
process.exitCode = isMet ? 0 : 1;

async function measure(seed) {
	const sandbox = await startSandbox({ seed, latency: LATENCY, progress: 'linear' });
	const engine = await startEngine({
		packageRoot: ROOT,
		credentials: {
			foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandbox.url },
		},
	});
	try {
		const result = await engine.run(
			workflow([
				{ type: 'manualTrigger' },
				{
					type: 'n8n-nodes-foxit.foxitPdfServices',
					name: 'Foxit',
					credentials: 'foxitApi',
					parameters: { resource: 'createPdf', operation: 'fromFile' },
				},
			]),
			{ input: Array.from({ length: FILES }, (_, index) => textItem(index)) },
		).promise;
		if (result.items('Foxit').length !== FILES) throw new Error(JSON.stringify(result.error));
		return {
			seconds: [result.durationMs / 1_000],
			requests: (await sandbox.control.requests()).length,
			tasks: await sandbox.control.tasks(),
		};
	} finally {
		await engine.close();
		await sandbox.stop();
	}
}

function textItem(index) {
	const data = Buffer.from(`File ${index}`);
	return { binary: { data: { data, fileName: `${index}.txt`, mimeType: 'text/plain' } } };
}

function merged(all) {
	return {
		seconds: all.flatMap(({ seconds }) => seconds),
		requests: all.reduce((sum, { requests }) => sum + requests, 0),
		tasks: all.flatMap(({ tasks }) => tasks),
	};
}

/** Figures per file; the lag runs from the end of a task to the answer that first told of it. */
function row({ seconds, requests, tasks }) {
	const lags = tasks.map((task) => (task.firstSeenDoneAtMs - task.endsAtMs) / 1_000);
	lags.sort((a, b) => a - b);
	return {
		requests: round(requests / tasks.length),
		polls: round(mean(tasks.map(({ polls }) => polls))),
		'lag s': round(mean(lags)),
		'lag s, 19 of 20': round(lags[Math.ceil(lags.length * 0.95) - 1]),
		'run s': round(mean(seconds)),
	};
}

function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value) {
	return Math.round(value * 100) / 100;
}
