import fc from 'fast-check';

import {
	FIRST_LOOK_COLD_MS,
	FIRST_LOOK_MAX_MS,
	FIRST_LOOK_MIN_MS,
	JobTimes,
	JobTimesByKind,
	type JobWatch,
} from '../../../nodes/shared/task/jobTimes';
import { FakeClock, seededRandom } from '../../support/fake-clock';

const neverStopped = () => new AbortController().signal;

/** A job that waits for its first look; `lookedAtMs` is when that came, since the clock was made. */
function waitingJob(times: JobTimes, clock: FakeClock, mostMs = 300_000) {
	const watch = times.begin(clock);
	const job: { watch: JobWatch; lookedAtMs?: number } = { watch };
	void watch.untilFirstLook(mostMs, neverStopped()).then(() => {
		job.lookedAtMs = clock.elapsed;
	});
	return job;
}

/** Jobs of a length drawn from the given range, one after the other. */
async function runJobs(times: JobTimes, count: number, fromMs: number, toMs: number) {
	const random = seededRandom(7);
	for (let job = 0; job < count; job += 1) {
		const clock = new FakeClock(random);
		const durationMs = fromMs + random() * (toMs - fromMs);
		const watch = times.begin(clock);
		await clock.run(watch.untilFirstLook(300_000, neverStopped()));
		if (clock.elapsed >= durationMs) watch.done(clock.elapsed, 1);
		else {
			watch.runs(durationMs);
			watch.done(durationMs, 2);
		}
		watch.end();
	}
}

describe('while nothing is known', () => {
	it('a single job is looked at after half a second', async () => {
		const clock = new FakeClock();
		const job = waitingJob(new JobTimes(), clock);
		await clock.advance(20_000);
		expect(job.lookedAtMs).toBe(500);
	});

	it('few of many jobs are looked at early, at moments of their own', async () => {
		const clock = new FakeClock(seededRandom(1));
		const times = new JobTimes();
		const jobs = Array.from({ length: 100 }, () => waitingJob(times, clock));
		await clock.advance(2_000);
		const looks = jobs.flatMap(({ lookedAtMs }) => lookedAtMs ?? []);
		expect(looks).toHaveLength(5);
		expect(new Set(looks).size).toBe(5);
		expect(Math.min(...looks)).toBe(500);
		expect(Math.max(...looks)).toBeLessThanOrEqual(1_000);
	});

	it('the others are looked at as soon as one is known to be done', async () => {
		const clock = new FakeClock();
		const times = new JobTimes();
		const [scout, ...others] = Array.from({ length: 7 }, () => waitingJob(times, clock));
		await clock.advance(500);
		scout?.watch.done(500, 1);
		await clock.advance(100);
		expect(others.map(({ lookedAtMs }) => (lookedAtMs ?? 0) <= 600)).toEqual(Array(6).fill(true));
	});

	it('the others wait until the progress of one says that they end', async () => {
		const clock = new FakeClock();
		const times = new JobTimes();
		const [scout, other] = [waitingJob(times, clock), waitingJob(times, clock)];
		await clock.advance(500);
		scout.watch.runs(7_000);
		await clock.advance(20_000);
		expect(other.lookedAtMs).toBe(7_060);
	});

	it('the others do not wait for ever, and not long when nobody looks for them', async () => {
		const clock = new FakeClock();
		const times = new JobTimes();
		const [scout, other] = [waitingJob(times, clock), waitingJob(times, clock)];
		await clock.advance(10_000);
		expect(other.lookedAtMs).toBe(10_000);
		const third = waitingJob(times, clock);
		scout.watch.end();
		await clock.advance(10_000);
		expect(third.lookedAtMs).toBe(10_000 + FIRST_LOOK_COLD_MS);
	});
});

it('does not wait at all when Stop came before, such as during the submit', async () => {
	const clock = new FakeClock();
	const stop = new AbortController();
	stop.abort();
	const wait = new JobTimes().begin(clock).untilFirstLook(300_000, stop.signal);
	await expect(wait).rejects.toMatchObject({ kind: 'cancelled' });
	expect(clock.elapsed).toBe(0);
});

it('never waits longer than the caller has time, and ends when the signal aborts', async () => {
	const clock = new FakeClock();
	const times = new JobTimes();
	await runJobs(times, 20, 8_000, 8_000);
	const job = waitingJob(times, clock, 1_000);
	await clock.advance(1_000);
	expect(job.lookedAtMs).toBe(1_000);

	const stop = new AbortController();
	const wait = times.begin(clock).untilFirstLook(300_000, stop.signal);
	stop.abort();
	await expect(wait).rejects.toMatchObject({ kind: 'cancelled' });
	expect(clock.pending).toBe(0);
});

describe('learns from job to job', () => {
	it('follows jobs that get slower', async () => {
		const times = new JobTimes();
		await runJobs(times, 40, 2_000, 2_100);
		expect(times.firstLookMs).toBeLessThan(2_600);
		await runJobs(times, 60, 9_000, 9_100);
		expect(times.firstLookMs).toBeGreaterThan(7_000);
	});

	it('follows jobs that get quicker', async () => {
		const times = new JobTimes();
		await runJobs(times, 40, 9_000, 9_100);
		expect(times.firstLookMs).toBeGreaterThan(7_000);
		await runJobs(times, 40, 1_000, 1_100);
		expect(times.firstLookMs).toBeLessThan(2_000);
	});

	it('moves forward quickly when job after job is found done at the first look', async () => {
		const times = new JobTimes();
		await runJobs(times, 12, 20, 20);
		expect(times.firstLookMs).toBe(FIRST_LOOK_MIN_MS);
	});

	it('looks at one of twelve early while nobody sees jobs end', async () => {
		const times = new JobTimes();
		await runJobs(times, 3, 1_000, 1_000);
		const clock = new FakeClock();
		const jobs = Array.from({ length: 60 }, () => waitingJob(times, clock));
		for (const { watch } of jobs.slice(0, 30)) watch.done(3_000, 1);
		const later = Array.from({ length: 24 }, () => waitingJob(times, clock));
		const half = times.firstLookMs / 2;
		await clock.advance(half + 1);
		expect(later.filter(({ lookedAtMs }) => lookedAtMs !== undefined)).toHaveLength(2);
	});
});

it('is less patient with the last of many', () => {
	const clock = new FakeClock();
	const times = new JobTimes();
	const jobs = Array.from({ length: 20 }, () => times.begin(clock));
	jobs[0]?.done(1_000, 1);
	const whileMany = jobs[1]?.outlook(10_000);
	for (const job of jobs.slice(0, 19)) job.end();
	const whileLast = jobs[19]?.outlook(10_000);
	expect(whileMany).toEqual({ patience: 1, endsAtMs: 12_000 });
	expect(whileLast).toEqual({ patience: 0.1, endsAtMs: 10_200 });
});

it('keeps the first look between its bounds, whatever the jobs do', () => {
	const jobs = fc.array(
		fc.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 50 })),
		{ maxLength: 60 },
	);
	fc.assert(
		fc.property(jobs, (finished) => {
			const times = new JobTimes();
			for (const [durationMs, looks] of finished) {
				const watch = times.begin(new FakeClock());
				watch.done(durationMs, looks);
				watch.end();
				expect(times.firstLookMs).toBeGreaterThanOrEqual(FIRST_LOOK_MIN_MS);
				expect(times.firstLookMs).toBeLessThanOrEqual(FIRST_LOOK_MAX_MS);
			}
		}),
	);
});

it('keeps kinds of job apart, and each to one record', () => {
	const times = new JobTimesByKind();
	expect(times.of('word')).toBe(times.of('word'));
	expect(times.of('word')).not.toBe(times.of('ocr'));
});
