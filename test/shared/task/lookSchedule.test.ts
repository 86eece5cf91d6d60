import fc from 'fast-check';

import {
	LOOK_MAX_MS,
	LookSchedule,
	NEWS_FLOOR_MS,
	NO_NEWS_FLOOR_MS,
} from '../../../nodes/shared/task/lookSchedule';

const steady = () => new LookSchedule(() => 0);

describe('without news', () => {
	it('waits longer and longer, up to a limit', () => {
		const schedule = steady();
		const delays = [1, 2, 3, 4, 5, 6, 7].map((look) => schedule.next(look * 1_000, undefined));
		expect(delays).toEqual([2_000, 3_000, 4_500, 6_750, 10_125, 15_000, 15_000]);
	});

	it.each([
		['no progress', undefined],
		['a progress of 0', 0],
		['a progress of 100 of a task that still runs', 100],
	])('%s is no news', (_what, progress) => {
		expect(steady().next(1_000, progress)).toBe(NO_NEWS_FLOOR_MS);
	});

	it.each([
		['stands still', 40],
		['goes back', 30],
	])('a progress that %s is no news', (_what, progress) => {
		const schedule = steady();
		schedule.next(1_000, 40);
		expect(schedule.next(2_000, progress)).toBe(NO_NEWS_FLOOR_MS);
	});

	it('adds up to a tenth of jitter', () => {
		expect(new LookSchedule(() => 0.999).next(1_000, undefined)).toBeCloseTo(2_199.8);
	});
});

describe('with news', () => {
	it('foretells the end from a single look, counted from the submit', () => {
		const schedule = steady();
		// 75 % after 3 s: done after 4 s, and a small margin.
		expect(schedule.next(3_000, 75)).toBe(1_060);
		expect(schedule.foretoldMs).toBe(4_000);
	});

	it('leaves the time in the queue out once it has seen the progress move', () => {
		const schedule = steady();
		schedule.next(10_000, 20);
		// 40 % in 2 s since the last look: 40 % are left.
		expect(schedule.next(12_000, 60)).toBe(2_060);
		expect(schedule.foretoldMs).toBe(14_000);
	});

	it('looks no sooner than the floor, however close the end', () => {
		expect(steady().next(3_000, 99)).toBe(NEWS_FLOOR_MS);
	});

	it('looks no later than the limit, however far the end', () => {
		expect(steady().next(60_000, 1)).toBe(LOOK_MAX_MS);
	});

	it('starts the growth anew', () => {
		const schedule = steady();
		schedule.next(1_000, undefined);
		schedule.next(3_000, undefined);
		schedule.next(6_000, 50);
		expect(schedule.next(12_000, 50)).toBe(NO_NEWS_FLOOR_MS);
	});

	it('copes with a first look at the very moment of the submit', () => {
		expect(steady().next(0, 50)).toBe(NEWS_FLOOR_MS);
	});
});

const looks = fc.array(
	fc.record({
		pauseMs: fc.integer({ min: 0, max: 20_000 }),
		progress: fc.option(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true })), {
			nil: undefined,
		}),
	}),
	{ maxLength: 30 },
);
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('keeps every delay between the floor and the limit, whatever the progress does', () => {
	fc.assert(
		fc.property(looks, chance, (sequence, random) => {
			const schedule = new LookSchedule(() => random);
			let elapsedMs = 0;
			for (const { pauseMs, progress } of sequence) {
				elapsedMs += pauseMs;
				const delayMs = schedule.next(elapsedMs, progress);
				expect(delayMs).toBeGreaterThanOrEqual(NEWS_FLOOR_MS);
				expect(delayMs).toBeLessThanOrEqual(LOOK_MAX_MS);
			}
		}),
	);
});

it('never looks twice within 2 s when the first of both looks told nothing new', () => {
	fc.assert(
		fc.property(looks, chance, (sequence, random) => {
			const schedule = new LookSchedule(() => random);
			let elapsedMs = 0;
			let best = 0;
			for (const { pauseMs, progress } of sequence) {
				elapsedMs += pauseMs;
				const news = progress !== undefined && progress > best && progress < 100;
				const delayMs = schedule.next(elapsedMs, progress);
				if (news) best = progress;
				else expect(delayMs).toBeGreaterThanOrEqual(NO_NEWS_FLOOR_MS);
			}
		}),
	);
});

it('jitters by a tenth at most', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), chance, (count, random) => {
			const plain = steady();
			const jittered = new LookSchedule(() => random);
			for (let look = 1; look <= count; look += 1) {
				const nominal = plain.next(look, undefined);
				const delayMs = jittered.next(look, undefined);
				expect(delayMs).toBeGreaterThanOrEqual(nominal);
				expect(delayMs).toBeLessThanOrEqual(nominal * 1.1 + 1e-6);
			}
		}),
	);
});
