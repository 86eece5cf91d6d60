import fc from 'fast-check';

import { LOOK_MAX_MS, LOOK_MIN_MS, LookSchedule } from '../../../nodes/shared/task/lookSchedule';

const steady = () => new LookSchedule(() => 0);

describe('without news', () => {
	it('waits as long as the job is old, then 2 s, then a quarter of its age, up to a limit', () => {
		const ages = [200, 500, 1_000, 2_000, 4_000, 8_000, 20_000, 60_000, 100_000];
		const schedule = steady();
		expect(ages.map((ms) => schedule.next(ms, undefined))).toEqual([
			LOOK_MIN_MS,
			500,
			1_000,
			2_000,
			2_000,
			2_000,
			5_000,
			LOOK_MAX_MS,
			LOOK_MAX_MS,
		]);
	});

	it('is never later than looks every 2 s in the first 8 s', () => {
		const schedule = steady();
		const looks = [500];
		while ((looks.at(-1) ?? 0) < 8_000) {
			const last = looks.at(-1) ?? 0;
			looks.push(last + schedule.next(last, undefined));
		}
		expect(looks).toEqual([500, 1_000, 2_000, 4_000, 6_000, 8_000]);
	});

	it.each([
		['no progress', undefined],
		['a progress of 0', 0],
		['a progress of 100 of a task that still runs', 100],
		['a progress that may go by steps', 65],
	])('%s is no news', (_what, progress) => {
		expect(steady().next(1_000, progress)).toBe(1_000);
	});

	it.each([
		['stands still', 41],
		['goes back', 31],
	])('a progress that %s is no news', (_what, progress) => {
		const schedule = steady();
		schedule.next(1_000, 41);
		expect(schedule.next(2_000, progress)).toBe(2_000);
	});

	it('takes up to a tenth of jitter off', () => {
		expect(new LookSchedule(() => 0.999).next(1_000, undefined)).toBeCloseTo(900.1);
	});

	it('goes by when such jobs usually end, and by patience', () => {
		expect(steady().next(1_000, undefined, { patience: 1, endsAtMs: 3_500 })).toBe(2_500);
		expect(steady().next(4_000, 0, { patience: 0.25 })).toBe(500);
	});
});

describe('with news', () => {
	it('foretells the end from a single look, counted from the submit', () => {
		const schedule = steady();
		// 76 % after 3 s: done between 3.90 and 3.95 s, and a small margin.
		expect(schedule.next(3_000, 76)).toBeCloseTo(3_947 + 60 - 3_000, 0);
		expect(schedule.foretoldMs).toBeCloseTo(3_922, 0);
	});

	it('counts more than when such jobs usually end', () => {
		expect(steady().next(3_000, 76, { patience: 0.1, endsAtMs: 9_000 })).toBeCloseTo(1_007, 0);
	});

	it('leaves the time in the queue out once it has seen the progress move', () => {
		const schedule = steady();
		schedule.next(10_000, 21);
		// 40 % in 2 s since the last look: 39 % are left.
		expect(schedule.next(12_000, 61)).toBeCloseTo(1_950 + 60);
	});

	it('looks at the earliest end when one percent is worth more than a moment', () => {
		const schedule = steady();
		schedule.next(10_000, 1);
		// 60 % in 10 s: 1 % takes a sixth of a second.
		expect(schedule.next(20_000, 61)).toBeCloseTo(6_500 + 60);
		const vague = steady();
		vague.next(10_000, 71);
		// Five or six percent in 2 s: the end lies 7.7 to 9.6 s away.
		expect(vague.next(12_000, 76)).toBeCloseTo(7_667 + 60, 0);
	});

	it('does not trust a single vague look for longer than the job is old, or 2 s', () => {
		expect(steady().next(500, 3)).toBe(2_000);
		expect(steady().next(5_000, 3)).toBe(5_000);
	});

	it('tells nothing from a single look at a task of unknown age', () => {
		const schedule = new LookSchedule(() => 0, false);
		expect(schedule.next(0, 51)).toBe(2_000);
		// 25 % in 2 s: 24 % are left.
		expect(schedule.next(2_000, 76)).toBeCloseTo(1_920 + 60);
	});

	it('looks no sooner than the floor, however close the end', () => {
		expect(steady().next(3_000, 99)).toBe(LOOK_MIN_MS);
	});

	it('looks no later than the limit, however far the end', () => {
		expect(steady().next(60_000, 1)).toBe(LOOK_MAX_MS);
	});

	it('copes with a first look at the very moment of the submit', () => {
		expect(steady().next(0, 51)).toBe(LOOK_MIN_MS);
	});
});

it('keeps every delay between the floor and the limit, whatever the progress does', () => {
	const looks = fc.array(
		fc.record({
			pauseMs: fc.integer({ min: 0, max: 20_000 }),
			progress: fc.option(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true })), {
				nil: undefined,
			}),
			endsInMs: fc.option(fc.double({ min: -1e6, max: 1e9, noNaN: true }), { nil: undefined }),
		}),
		{ maxLength: 30 },
	);
	const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
	fc.assert(
		fc.property(looks, chance, (sequence, random) => {
			const schedule = new LookSchedule(() => random);
			let elapsedMs = 0;
			for (const { pauseMs, progress, endsInMs } of sequence) {
				elapsedMs += pauseMs;
				const endsAtMs = endsInMs !== undefined && { endsAtMs: elapsedMs + endsInMs };
				const delayMs = schedule.next(elapsedMs, progress, { patience: 0.5, ...endsAtMs });
				expect(delayMs).toBeGreaterThanOrEqual(LOOK_MIN_MS);
				expect(delayMs).toBeLessThanOrEqual(LOOK_MAX_MS);
			}
		}),
	);
});
