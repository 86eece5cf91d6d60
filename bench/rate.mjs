/**
 * How much of what a service's limiter permits does the pace use, how often is it refused, how many
 * refusals in a row does one request bear, and how even are the shares of processes that cannot talk?
 * Virtual time and fixed seeds: hours take seconds. Build first.
 *
 * node bench/rate.mjs [processes, e.g. 1,2,4,8] [part of a limiter's name] [seeds]
 * node bench/rate.mjs --plot draws the rate over time for three limiters: docs/pictures/rate.svg
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

import { randomOf, World } from '../test/support/world.mjs';
import { LIMITERS, MINUTE, WORDS } from './limiters.mjs';
import { PICTURES, picture } from './rate-picture.mjs';

const { Pace } = createRequire(import.meta.url)('../dist/nodes/shared/task/pace.js');

const { values, positionals } = parseArgs({
	options: { plot: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const [processes = '1,2,4,8', only = '', seeds = '5'] = positionals;
const LONGEST = 3 * 60 * MINUTE;
const WORKERS = 5;

if (values.plot) await plot();
else await table();

/** One process with always enough to do; what becomes of each request, and when. */
async function plot() {
	const runs = [];
	for (const shown of PICTURES) {
		const world = new World();
		const random = randomOf(7);
		const clock = world.clock(randomOf(31));
		const pace = new Pace(clock);
		const limiter = shown.make();
		const requests = [];
		const worker = async () => {
			for (;;) {
				const permit = await pace.acquire('work');
				await clock.sleep(40 + random() * 60);
				const waitMs = limiter(world.now);
				requests.push({ at: world.now, isRefused: waitMs > 0 });
				await clock.sleep(40 + random() * 60);
				if (waitMs === 0) permit.accepted();
				else permit.refused(WORDS[shown.word](waitMs));
			}
		};
		for (let n = 0; n < WORKERS; n += 1) void worker();
		await world.run(() => world.now >= shown.minutes * MINUTE);
		runs.push({ ...shown, requests });
	}
	const file = new URL('../docs/pictures/rate.svg', import.meta.url);
	writeFileSync(file, picture(runs));
	for (const { title, requests } of runs) {
		const refused = requests.filter(({ isRefused }) => isRefused).length;
		console.log(`${title}: ${requests.length} requests, ${refused} refused`);
	}
}

async function table() {
	for (const count of processes.split(',').map(Number)) {
		const rows = {};
		const uses = [];
		for (const limiter of LIMITERS.filter(([name]) => name.includes(only))) {
			const row = {};
			for (const word of Object.keys(WORDS)) {
				const runs = [];
				for (let seed = 1; seed <= Number(seeds); seed += 1) {
					runs.push(await trial(limiter, word, count, seed));
				}
				const use = middle(runs.map((run) => run.use));
				uses.push(use);
				const most = Math.max(...runs.map((run) => run.inARow));
				const shares = count > 1 ? `, shares ${percent(middle(runs.map((run) => run.share)))}` : '';
				row[`Retry-After ${word}`] =
					`${percent(use)}, ${percent(middle(runs.map((run) => run.refused)))} refused, ${most} in a row${shares}`;
			}
			rows[limiter[0]] = row;
		}
		console.log(`Processes: ${count}`);
		console.table(rows);
		console.log(`least ${percent(Math.min(...uses))}, median ${percent(middle(uses))}\n`);
	}
}

async function trial([, make, requests], word, count, seed) {
	const world = new World();
	const chance = randomOf(seed * 7 + 1);
	const limiter = make(chance);
	const each = Math.ceil((requests * (count > 1 ? 3 : 1)) / count);
	let left = each * count;
	let refused = 0;
	let inARow = 0;
	const doneAt = [];
	const answer = (clock) => clock.sleep(40 + chance() * 60);
	for (let process = 0; process < count; process += 1) {
		const clock = world.clock(randomOf(seed * 31 + process));
		const pace = new Pace(clock);
		let todo = each;
		const send = async () => {
			for (let times = 0; ; times += 1) {
				inARow = Math.max(inARow, times);
				const permit = await pace.acquire(chance() < 0.3 ? 'look' : 'work');
				await answer(clock);
				const waitMs = limiter(world.now);
				await answer(clock);
				if (waitMs === 0) return permit.accepted();
				refused += 1;
				permit.refused(WORDS[word](waitMs));
			}
		};
		const worker = async () => {
			while (todo > 0) {
				todo -= 1;
				await send();
				left -= 1;
				doneAt[process] = world.now;
			}
		};
		for (let n = 0; n < WORKERS; n += 1) void worker();
	}
	await world.run(() => left === 0, LONGEST);
	const { t: least } = ideal(make(randomOf(seed * 7 + 1)), each * count);
	return {
		use: left === 0 ? least / world.now : 0,
		refused: refused / (each * count),
		inARow,
		share: Math.min(...doneAt) / Math.max(...doneAt),
	};
}

/** One who knows the limiter. */
function ideal(limiter, requests) {
	let t = 0;
	for (let n = 0; n < requests;) {
		const waitMs = limiter(t);
		if (waitMs === 0) n += 1;
		else t += Math.max(1, waitMs);
	}
	return { t };
}

function percent(share) {
	return `${Math.round(100 * share)} %`;
}

function middle(values) {
	return values.sort((a, b) => a - b)[values.length >> 1];
}
