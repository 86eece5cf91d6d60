import fc from 'fast-check';

import { backoffMs } from '../../../nodes/shared/task/backoff';

it.each([
	[1, 1_000],
	[2, 2_000],
	[3, 4_000],
	[4, 8_000],
	[6, 30_000],
	[60, 30_000],
])('attempt %i waits for %i ms without jitter', (attempt, ms) => {
	expect(backoffMs(attempt, 0)).toBe(ms);
});

it('spreads each wait over 100 to 150 % of its nominal value', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 100 }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			(attempt, random) => {
				const nominal = backoffMs(attempt, 0);
				const jittered = backoffMs(attempt, random);
				expect(jittered).toBeGreaterThanOrEqual(nominal);
				expect(jittered).toBeLessThanOrEqual(nominal * 1.5);
			},
		),
	);
});
