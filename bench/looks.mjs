/**
 * The node's own code against a chain of HTTP Request, Wait and If nodes, in virtual time: how long does a
 * run take, how often does it ask, how late does it notice a task's end? Figures are the means over the
 * seeds; they do not depend on the machine. `warm` is the second run of a process. Build first.
 *
 * `--limits` asks how soon the first and the last file are done where the service lets in so many requests a
 * minute (`sliding-15`), or one a second and five at once without a word of when to come back (`bucket-5`); the
 * chain's requests are batched then, one at a time. `--keep` writes those figures into a JSON file.
 *
 * node bench/looks.mjs [--limits sliding-15,sliding-100,bucket-5] [--keep FILE] [--files 1,20,100,500] [--jobs 0-0,2100-3900] [--progress linear,none] [--rtt 60] [--seeds 20]
 */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

import { chainRun, makeService, nodeRun } from '../test/support/files-run.mjs';
import { randomOf, World } from '../test/support/world.mjs';
import { bucket, MINUTE, sliding, WORDS } from './limiters.mjs';

/** What flows back into the bucket of `--limits bucket-5`. */
const BUCKET_PER_MINUTE = 60;

const load = createRequire(import.meta.url);
const shared = (name) => load(`../dist/nodes/shared/${name}.js`);
const { runItems } = shared('item/runItems');
const { waitForTask } = shared('task/waitForTask');
const { readTaskState } = shared('task/taskState');
const { Deadline } = shared('task/deadline');
const { Pace } = shared('task/pace');
const { JobTimesByKind } = shared('task/jobTimes');
const { slotsFor } = shared('item/places');

const { values } = parseArgs({
	options: {
		files: { type: 'string', default: '1,20,100,500' },
		jobs: { type: 'string', default: '0-0,300-600,2100-3900,10000-20000' },
		progress: { type: 'string', default: 'linear' },
		rtt: { type: 'string', default: '60' },
		seeds: { type: 'string', default: '20' },
		limits: { type: 'string', default: '' },
		keep: { type: 'string' },
	},
});
const list = (text) => text.split(',');
const seeds = Number(values.seeds);
const code = { runItems, waitForTask, readTaskState, Deadline, slotsFor };
const round = (value) => Math.round(100 * value) / 100;

const table = {};
const limited = [];
for (const progress of list(values.progress)) {
	for (const jobs of list(values.jobs)) {
		for (const files of list(values.files).map(Number)) {
			for (const limit of list(values.limits).filter(Boolean)) {
				await compareLimited(limit, progress, jobs, files);
			}
			if (!values.limits) await compare(progress, jobs, files);
		}
	}
}
console.table(table);
if (values.keep) await writeFile(values.keep, `${JSON.stringify(limited, null, '\t')}\n`);

function loadOf(progress, jobs) {
	const [minMs, maxMs] = jobs.split('-').map(Number);
	return { minMs, maxMs, progress, roundTripMs: Number(values.rtt) };
}

/** How soon the first and the last file are done where the rate is limited. */
async function compareLimited(limit, progress, jobs, files) {
	const [kind, count] = limit.split('-');
	const isBucket = kind === 'bucket';
	const perMinute = isBucket ? BUCKET_PER_MINUTE : Number(count);
	const spec = loadOf(progress, jobs);
	const service = (clock, random) => {
		const limiter = isBucket ? bucket(perMinute, Number(count)) : sliding(perMinute, MINUTE);
		return makeService(clock, random, spec, limiter, isBucket ? WORDS.none : WORDS.true);
	};
	const spacingMs = MINUTE / (perMinute - 1);
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
	const mean = (way, name) => all[way].reduce((sum, one) => sum + one[name], 0) / seeds;
	const row = { limit, perMinute, jobs, files };
	for (const way of ['chain', 'node']) {
		row[way] = {
			first: round(mean(way, 'firstSeconds')),
			last: round(mean(way, 'seconds')),
			requests: round(mean(way, 'requests')),
			refused: Math.round(1_000 * mean(way, 'refused')) / 10,
		};
	}
	limited.push(row);
	const flat = ['chain', 'node'].flatMap((way) =>
		Object.entries(row[way]).map(([name, value]) => [`${way} ${name}`, value]),
	);
	table[`${progress} ${jobs} ms, ${files} files, ${limit}`] = Object.fromEntries(flat);
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
