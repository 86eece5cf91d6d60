import { slotsFor } from '../../../nodes/shared/item/places';
import { runItems } from '../../../nodes/shared/item/runItems';
import { Deadline } from '../../../nodes/shared/task/deadline';
import { JobTimesByKind } from '../../../nodes/shared/task/jobTimes';
import { Pace } from '../../../nodes/shared/task/pace';
import { readTaskState } from '../../../nodes/shared/task/taskState';
import { waitForTask } from '../../../nodes/shared/task/waitForTask';
import { DEFAULT_TIMEOUT_SECONDS } from '../../../nodes/shared/ui/options';
import { FakeClock, seededRandom } from '../../support/fake-clock';
import { slidingWindow } from '../../support/rate-limits';

interface Figures {
	seconds: number;
	requests: number;
	lagSeconds: number;
	longestJob: number;
	transfers: number;
}

interface Load {
	minMs: number;
	maxMs: number;
	progress?: 'linear' | 'none';
}

type FilesRun = typeof import('../../support/files-run.mjs');

/** What this project has set itself for a run of a hundred files. */
const GOAL = { timesLimit: 1.3, requests: 4.5, lagSeconds: 0.6 };
/** The chain sends all files at once; here the number grows with what the service lets in. */
const SLOW_START_SECONDS = { 1: 0, 20: 0.2, 100: 0.5, 500: 1 };
const SEEDS = 3;
const code = { runItems, waitForTask, readTaskState, Deadline, slotsFor };

let model: FilesRun;
beforeAll(async () => {
	model = await import('../../support/files-run.mjs');
});

/** The mean of runs, each in a process of its own that knows nothing yet. */
async function meanOf(run: (clock: FakeClock, random: () => number) => Promise<Figures>) {
	const sum = { seconds: 0, requests: 0, lagSeconds: 0, longestJob: 0, transfers: 0 };
	for (let seed = 1; seed <= SEEDS; seed += 1) {
		const clock = new FakeClock(seededRandom(31 * seed));
		const figures = await clock.run(run(clock, seededRandom(seed)));
		for (const name of Object.keys(sum) as Array<keyof Figures>) sum[name] += figures[name] / SEEDS;
	}
	return sum;
}

async function bothWays(files: number, load: Load) {
	const chain = await meanOf(
		async (clock, random) =>
			await model.chainRun(clock, model.makeService(clock, random, load), { files }),
	);
	const node = await meanOf(async (clock, random) => {
		const account = { pace: new Pace(clock), jobTimes: new JobTimesByKind() };
		const service = model.makeService(clock, random, load);
		return await model.nodeRun(code, clock, service, account, { files });
	});
	return { chain, node };
}

describe.each([1, 20, 100, 500] as const)('%s files', (files) => {
	it.each([
		['instant jobs', { minMs: 0, maxMs: 0 }],
		['jobs of 2.1 to 3.9 s', { minMs: 2_100, maxMs: 3_900 }],
		['jobs of 10 to 20 s', { minMs: 10_000, maxMs: 20_000 }],
	])('%s take no longer than in the hand-built chain', async (_what, load) => {
		const { chain, node } = await bothWays(files, load);
		expect(node.seconds).toBeLessThanOrEqual(chain.seconds + SLOW_START_SECONDS[files]);
	});
});

it('meets the goals with 100 files of 2.1 to 3.9 s', async () => {
	const { chain, node } = await bothWays(100, { minMs: 2_100, maxMs: 3_900 });
	const limit = chain.transfers + chain.longestJob;
	expect(node.seconds).toBeLessThanOrEqual(GOAL.timesLimit * limit);
	expect(node.requests).toBeLessThanOrEqual(GOAL.requests);
	expect(node.lagSeconds).toBeLessThanOrEqual(GOAL.lagSeconds);
});

it('asks no more often than the chain where the service tells no progress', async () => {
	const { chain, node } = await bothWays(20, { minMs: 2_100, maxMs: 3_900, progress: 'none' });
	expect(node.requests).toBeLessThanOrEqual(chain.requests);
	expect(node.lagSeconds).toBeLessThanOrEqual(chain.lagSeconds);
});

describe('several runs at once in one process, on an account of 15 requests a minute', () => {
	it.each([
		[1, 100],
		[3, 10],
		[6, 20],
	])('%s runs of %s files: no item is begun that cannot end in time', async (runs, files) => {
		for (let seed = 1; seed <= SEEDS; seed += 1) {
			const clock = new FakeClock(seededRandom(31 * seed));
			const account = { pace: new Pace(clock), jobTimes: new JobTimesByKind() };
			const load = { minMs: 2_100, maxMs: 3_900 };
			const { ask } = slidingWindow(15);
			const service = model.makeService(clock, seededRandom(seed), load, ask);
			const all = Array.from({ length: runs }, async () => {
				return await model.nodeRun(code, clock, service, account, { files });
			});
			const longest = (await clock.run(Promise.all(all))).map(({ longestItem }) => longestItem);
			expect(Math.max(...longest)).toBeLessThan(DEFAULT_TIMEOUT_SECONDS);
		}
	});
});
