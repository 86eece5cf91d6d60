import { Deadline } from '../../../nodes/shared/task/deadline';
import { JobTimes } from '../../../nodes/shared/task/jobTimes';
import { readTaskState } from '../../../nodes/shared/task/taskState';
import { waitForTask } from '../../../nodes/shared/task/waitForTask';
import { runItems } from '../../../nodes/shared/item/runItems';
import { FakeClock, seededRandom } from '../../support/fake-clock';

/** The goal of the project: both at once, without knowing the load beforehand. */
const GOAL_REQUESTS = 4.5;
const GOAL_LAG_MS = 600;

const FILES = 20;
const CONCURRENCY = 5;
const SEEDS = 200;
/** There and back again. */
const ROUND_TRIP_MS = 60;
/** Upload, submit and download: what a document costs besides its looks. */
const OTHER_REQUESTS = 3;

interface Load {
	/** How long a job takes. */
	durationMs: (random: number) => number;
	/** What the service says of a job after so much of its time. */
	progress: (share: number) => number | undefined;
}

interface Figures {
	requests: number;
	lagMs: number;
}

/** A run of one node, from a cold start, at a service that works as the load says. */
async function runOfOneNode(load: Load, seed: number): Promise<Figures> {
	const random = seededRandom(seed);
	const clock = new FakeClock(random);
	const times = new JobTimes();
	let polls = 0;
	let lagMs = 0;
	const run = runItems(
		{
			count: FILES,
			slots: CONCURRENCY,
			stop: new AbortController().signal,
			failFast: true,
		},
		async (_index, signals) => {
			const durationMs = load.durationMs(random());
			// The job begins when the submit arrives; the wait, when its answer is back.
			const endsAt = clock.now() + ROUND_TRIP_MS / 2 + durationMs;
			await clock.sleep(ROUND_TRIP_MS);
			const look = async () => {
				await clock.sleep(ROUND_TRIP_MS / 2);
				const share = 1 - (endsAt - clock.now()) / durationMs;
				const body =
					share >= 1
						? { status: 'COMPLETED', progress: 100 }
						: { status: 'IN_PROGRESS', progress: load.progress(share) };
				await clock.sleep(ROUND_TRIP_MS / 2);
				return readTaskState(body);
			};
			const deadline = new Deadline(300_000, clock);
			const { signal } = new AbortController();
			const isYoung = () => false;
			const wait = { clock, look, deadline, isYoung, times, signal };
			const result = await signals.stepAside(async () => await waitForTask(wait));
			deadline.end();
			polls += result.polls;
			lagMs += clock.now() - endsAt;
		},
	);
	for (const outcome of await clock.run(run)) expect(outcome).not.toHaveProperty('failure');
	return { requests: OTHER_REQUESTS + polls / FILES, lagMs: lagMs / FILES };
}

async function meanOver(seeds: number, load: Load): Promise<Figures> {
	const sum: Figures = { requests: 0, lagMs: 0 };
	for (let seed = 1; seed <= seeds; seed += 1) {
		const { requests, lagMs } = await runOfOneNode(load, seed);
		sum.requests += requests / seeds;
		sum.lagMs += lagMs / seeds;
	}
	return sum;
}

const between = (fromMs: number, toMs: number) => (random: number) =>
	fromMs + random * (toMs - fromMs);
const linear = (share: number) => Math.floor(share * 100);
const silent = () => undefined;

it('keeps to the goal with 20 files of 2.1 to 3.9 s and linear progress', async () => {
	const { requests, lagMs } = await meanOver(SEEDS, {
		durationMs: between(2_100, 3_900),
		progress: linear,
	});
	console.log(
		`Over ${SEEDS} runs of ${FILES} files: ${requests.toFixed(2)} requests per document, ` +
			`noticed ${(lagMs / 1_000).toFixed(2)} s after the end`,
	);
	expect(requests).toBeLessThanOrEqual(GOAL_REQUESTS);
	expect(lagMs).toBeLessThanOrEqual(GOAL_LAG_MS);
});

describe('other loads, seen from a cold start', () => {
	it.each([
		['quick jobs', { durationMs: between(400, 900), progress: linear }, 4.5, 500],
		['slow jobs', { durationMs: between(20_000, 40_000), progress: linear }, 8, 1_500],
		['jobs of one length', { durationMs: between(3_000, 3_000), progress: linear }, 4.5, 600],
		['jobs without progress', { durationMs: between(2_100, 3_900), progress: silent }, 5, 1_000],
		['short and long ones', { durationMs: between(500, 12_000), progress: linear }, 5.5, 1_000],
	])('%s stay within bounds', async (_what, load, mostRequests, mostLagMs) => {
		const { requests, lagMs } = await meanOver(40, load);
		expect(requests).toBeLessThanOrEqual(mostRequests);
		expect(lagMs).toBeLessThanOrEqual(mostLagMs);
	});
});
