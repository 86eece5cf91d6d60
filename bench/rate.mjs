/**
 * How much of what a service's limiter permits does the pace use, how often is it refused, how many
 * refusals in a row does one request bear, and how even are the shares of processes that cannot talk?
 * Virtual time and fixed seeds: hours take seconds. Build first.
 *
 * node bench/rate.mjs [processes, e.g. 1,2,4,8] [part of a limiter's name] [seeds]
 */
import { createRequire } from 'node:module';

const { Pace } = createRequire(import.meta.url)('../dist/nodes/shared/task/pace.js');

const [processes = '1,2,4,8', only = '', seeds = '5'] = process.argv.slice(2);
const MINUTE = 60_000;
const LONGEST = 3 * 60 * MINUTE;
const WORKERS = 5;

/** What a refusal says about when to come back. */
const WORDS = {
	true: (ms) => Math.ceil(ms / 1_000) * 1_000,
	none: () => undefined,
	'always 1': () => 1_000,
};

/** Limiters: a question at a time gives 0 or the milliseconds until there is room. */
const window = (count, ms, offset, countRefusals = false) => {
	let current = NaN;
	let used = 0;
	return (t) => {
		const index = Math.floor((t + offset) / ms);
		if (index !== current) [current, used] = [index, 0];
		if (used < count) {
			used += 1;
			return 0;
		}
		if (countRefusals) used += 1;
		return (index + 1) * ms - offset - t;
	};
};
const sliding = (count, ms) => {
	const granted = [];
	return (t) => {
		while (granted.length > 0 && granted[0] <= t - ms) granted.shift();
		if (granted.length >= count) return granted[0] + ms - t;
		granted.push(t);
		return 0;
	};
};
const bucket = (perMinute, capacity) => {
	let tokens = capacity;
	let last = 0;
	return (t) => {
		tokens = Math.min(capacity, tokens + ((t - last) * perMinute) / MINUTE);
		last = t;
		if (tokens < 1 - 1e-9) return ((1 - tokens) * MINUTE) / perMinute;
		tokens -= 1;
		return 0;
	};
};
const both = (first, second) => (t) => first(t) || second(t);
/** Another limit from some moment on. */
const then = (first, at, second) => (t) => (t < at ? first(t) : second(t));
/** Whoever asks again within a second of a refusal is shut out for half a minute. */
const banning = (limiter) => {
	let refusedAt = -Infinity;
	let until = 0;
	return (t) => {
		if (t - refusedAt < 1_000 && t > until) until = t + 30_000;
		const waitMs = t < until ? until - t : limiter(t);
		if (waitMs > 0) refusedAt = t;
		return waitMs;
	};
};

const LIMITERS = [
	...[15, 100].flatMap((n) => [
		[`${n} a minute, fixed`, (r) => window(n, MINUTE, r() * MINUTE), n * 7],
		[`${n} a minute, fixed, refusals count`, (r) => window(n, MINUTE, r() * MINUTE, true), n * 7],
		[`${n} a minute, sliding`, () => sliding(n, MINUTE), n * 7],
		[`${n} a minute, bucket of ${n}`, () => bucket(n, n), n * 7],
		[`${n} a minute, bucket of 3`, () => bucket(n, 3), n * 7],
		[`${n} a minute, bucket of 1`, () => bucket(n, 1), n * 7],
	]),
	...[2, 5].flatMap((n) => [
		[`${n} a second, windows`, (r) => window(n, 1_000, r() * 1_000), 600],
		[`${n} a second, bucket of ${n}`, () => bucket(n * 60, n), 600],
		[
			`${n} a second and 60 a minute`,
			(r) => both(window(n, 1_000, r() * 1_000), sliding(60, MINUTE)),
			600,
		],
	]),
	[
		'rises: 15 a minute, then 100',
		() => then(sliding(15, MINUTE), 5 * MINUTE, sliding(100, MINUTE)),
		700,
	],
	['falls: 5 a second, then 1', () => then(bucket(300, 5), MINUTE, bucket(60, 1)), 600],
	['bans who goes on asking: 60 a minute', () => banning(sliding(60, MINUTE)), 400],
];

function randomOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Virtual time; the next sleeper wakes when nothing else can happen. */
class World {
	now = 0;
	#sleepers = [];
	#count = 0;

	clock(random) {
		const sleep = (ms, signal) =>
			new Promise((resolve, reject) => {
				if (signal?.aborted) return reject(new Error('cancelled'));
				const sleeper = { at: this.now + Math.max(0, ms), order: this.#count++ };
				const stop = () => {
					sleeper.wake = undefined;
					reject(new Error('cancelled'));
				};
				sleeper.wake = () => {
					signal?.removeEventListener('abort', stop);
					resolve();
				};
				signal?.addEventListener('abort', stop, { once: true });
				const later = this.#sleepers.findIndex(({ at }) => at > sleeper.at);
				this.#sleepers.splice(later === -1 ? this.#sleepers.length : later, 0, sleeper);
			});
		return { now: () => this.now, random, sleep };
	}

	async run(done) {
		const settle = async () => {
			for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setImmediate(resolve));
		};
		await settle();
		while (!done() && this.now < LONGEST && this.#sleepers.length > 0) {
			const { at, wake } = this.#sleepers.shift();
			if (!wake) continue;
			this.now = Math.max(this.now, at);
			wake();
			await settle();
		}
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
	await world.run(() => left === 0);
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

const percent = (share) => `${Math.round(100 * share)} %`;
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];

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
