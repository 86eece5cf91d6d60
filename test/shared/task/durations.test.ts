import fc from 'fast-check';

import { Durations } from '../../../nodes/shared/task/durations';
import { seededRandom } from '../../support/fake-clock';

function known(durationsMs: readonly number[], isGuess = false): Durations {
	const durations = new Durations();
	for (const durationMs of durationsMs) durations.add({ durationMs, isGuess });
	return durations;
}

function between(count: number, fromMs: number, toMs: number): number[] {
	const random = seededRandom(7);
	return Array.from({ length: count }, () => fromMs + random() * (toMs - fromMs));
}

it('knows no moment without a job', () => {
	expect(new Durations().bestLookMs()).toBeUndefined();
	expect(known([1_000, 2_000]).bestLookMs(5_000)).toBeUndefined();
});

it('comes just after the end of jobs that all take the same time', () => {
	expect(known(Array<number>(20).fill(8_000)).bestLookMs()).toBe(8_060);
	expect(known([8_000]).bestLookMs()).toBe(8_060);
});

it('comes in the midst of jobs that scatter a little, and early among jobs that scatter widely', () => {
	const little = known(between(50, 2_100, 3_900)).bestLookMs() ?? 0;
	expect(little).toBeGreaterThan(2_900);
	expect(little).toBeLessThan(3_600);
	expect(known(between(50, 1_000, 60_000)).bestLookMs()).toBeLessThan(8_000);
});

it('heeds only those jobs that last longer', () => {
	expect(known([1_000, 1_000, 1_000, 1_000, 9_000]).bestLookMs()).toBe(1_060);
	expect(known([1_000, 1_000, 1_000, 1_000, 9_000]).bestLookMs(2_000)).toBe(9_060);
});

it('is not spoilt by one straggler', () => {
	const usual = between(30, 3_000, 3_100);
	expect(known([...usual, 60_000]).bestLookMs()).toBeLessThan(3_200);
});

it('follows the last jobs', () => {
	const slower = known([...between(60, 2_000, 2_100), ...between(50, 9_000, 9_100)]);
	expect(slower.bestLookMs()).toBeGreaterThan(9_000);
});

it('looks sooner when patience is short', () => {
	const durations = known(between(50, 2_100, 3_900));
	const usual = durations.bestLookMs(2_000) ?? 0;
	expect(durations.bestLookMs(2_000, 0.1)).toBeLessThan(usual - 500);
});

it('tells how many jobs had ended unseen', () => {
	const durations = known([1_000, 1_000, 1_000], true);
	durations.add({ durationMs: 2_000, isGuess: false });
	expect(durations.guessed).toBe(0.75);
	expect(new Durations().guessed).toBe(0);
});

it('finds the cheapest of all moments at which a job ends', () => {
	const ends = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 5, maxLength: 50 });
	fc.assert(
		fc.property(ends, (durationsMs) => {
			const sorted = [...durationsMs].sort((a, b) => a - b);
			const median = sorted[sorted.length >> 1] ?? 0;
			const costOf = (moment: number) =>
				sorted.reduce(
					(sum, ms) => sum + (ms > moment ? 650 * Math.sqrt(median / 1_000) : moment - ms),
					0,
				);
			const best = (known(durationsMs).bestLookMs() ?? 0) - 60;
			for (const moment of sorted) expect(costOf(best)).toBeLessThanOrEqual(costOf(moment) + 1e-6);
		}),
	);
});
