/**
 * The node's own code against a chain of HTTP Request, Wait and If nodes, in virtual time: how long does a
 * run take, how often does it ask, how late does it notice a task's end? Figures are the means over the
 * seeds; they do not depend on the machine. `warm` is the second run of a process. Build first.
 *
 * `--limit 15` asks how soon the first and the last file are done where the service lets in so many requests a
 * minute; the chain's requests are batched then, one at a time, so that nothing is refused.
 *
 * node bench/looks.mjs [--limit 15] [--files 1,20,100,500] [--jobs 0-0,2100-3900] [--progress linear,none] [--rtt 60] [--seeds 20]
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

import { chainRun, makeService, nodeRun } from '../test/support/files-run.mjs';
import { randomOf, World } from '../test/support/world.mjs';
import { MINUTE, sliding } from './limiters.mjs';

const load = createRequire(import.meta.url);
const shared = (name) => load(`../dist/nodes/shared/${name}.js`);
const { runItems } = shared('item/runItems');
const { waitForTask } = shared('task/waitForTask');
const { readTaskState } = shared('task/taskState');
const { Deadline } = shared('task/deadline');
const { Pace } = shared('task/pace');
const { JobTimesByKind } = shared('task/jobTimes');
const { places } = shared('item/places');

const { values } = parseArgs({
	options: {
		files: { type: 'string', default: '1,20,100,500' },
		jobs: { type: 'string', default: '0-0,300-600,2100-3900,10000-20000' },
		progress: { type: 'string', default: 'linear' },
		rtt: { type: 'string', default: '60' },
		seeds: { type: 'string', default: '20' },
		limit: { type: 'string', default: '' },
	},
});
const list = (text) => text.split(',');
const seeds = Number(values.seeds);
const code = { runItems, waitForTask, readTaskState, Deadline, places };
const round = (value) => Math.round(100 * value) / 100;

const table = {};
for (const progress of list(values.progress)) {
	for (const jobs of list(values.jobs)) {
		for (const files of list(values.files).map(Number)) {
			if (values.limit) await compareLimited(progress, jobs, files);
			else await compare(progress, jobs, files);
		}
	}
}
console.table(table);

function loadOf(progress, jobs) {
	const [minMs, maxMs] = jobs.split('-').map(Number);
	return { minMs, maxMs, progress, roundTripMs: Number(values.rtt) };
}

/** How soon the first and the last file are done where the rate is limited. */
async function compareLimited(progress, jobs, files) {
	const limit = Number(values.limit);
	const spec = loadOf(progress, jobs);
	const service = (clock, random) => makeService(clock, random, spec, sliding(limit, MINUTE));
	const spacingMs = MINUTE / (limit - 1);
	const all = { chain: [], node: [] };
	for (let seed = 1; seed <= seeds; seed += 1) {
		const chain = await alone(seed, async (clock, random) => {
			return await chainRun(clock, service(clock, random), { files, spacingMs });
		});
		const node = await alone(seed, async (clock, random) => {
			const account = { pace: new Pace(clock), jobTimes: new JobTimesByKind() };
			return await nodeRun(code, clock, service(clock, random), account, { files });
		});
		all.chain.push(chain);
		all.node.push(node);
	}
	const mean = (way, name) => round(all[way].reduce((sum, one) => sum + one[name], 0) / seeds);
	table[`${progress} ${jobs} ms, ${files} files, ${limit} a minute`] = {
		'chain first s': mean('chain', 'firstSeconds'),
		'node first s': mean('node', 'firstSeconds'),
		'chain last s': mean('chain', 'seconds'),
		'node last s': mean('node', 'seconds'),
		'chain req': mean('chain', 'requests'),
		'node req': mean('node', 'requests'),
		'node refused': `${Math.round(1_000 * mean('node', 'refused')) / 10} %`,
	};
}

async function compare(progress, jobs, files) {
	const spec = loadOf(progress, jobs);
	const all = { chain: [], node: [], warm: [] };
	for (let seed = 1; seed <= seeds; seed += 1) {
		all.chain.push(
			await alone(seed, (clock, random) =>
				chainRun(clock, makeService(clock, random, spec), { files }),
			),
		);
		await alone(seed, async (clock, random) => {
			const account = { pace: new Pace(clock), jobTimes: new JobTimesByKind() };
			const run = async (count) =>
				await nodeRun(code, clock, makeService(clock, random, spec), account, { files: count });
			all.node.push(await run(files));
			await clock.sleep(60_000);
			all.warm.push(await run(files));
		});
	}
	const mean = (way, name) => round(all[way].reduce((sum, one) => sum + one[name], 0) / seeds);
	const slower = (way) =>
		all[way].filter((one, index) => one.seconds > all.chain[index].seconds + 0.2).length;
	table[`${progress} ${jobs} ms, ${files} files`] = {
		'chain s': mean('chain', 'seconds'),
		'node s': mean('node', 'seconds'),
		'warm s': mean('warm', 'seconds'),
		'limit s': round(mean('chain', 'longestJob') + mean('chain', 'transfers')),
		slower: `${slower('node')} ${slower('warm')}`,
		'chain req': mean('chain', 'requests'),
		'node req': mean('node', 'requests'),
		'warm req': mean('warm', 'requests'),
		'chain lag': mean('chain', 'lagSeconds'),
		'node lag': mean('node', 'lagSeconds'),
		'warm lag': mean('warm', 'lagSeconds'),
	};
}

async function alone(seed, run) {
	const world = new World();
	const random = randomOf(seed);
	let result;
	let failure;
	const done = run(world.clock(randomOf(seed * 31)), random).then(
		(value) => (result = { value }),
		(caught) => (failure = caught),
	);
	await world.run(() => result !== undefined || failure !== undefined);
	await done;
	if (failure) throw failure;
	return result.value;
}
