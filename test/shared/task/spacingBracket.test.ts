import fc from 'fast-check';

import { SpacingBracket } from '../../../nodes/shared/task/spacingBracket';

it('aims three quarters of the way up, and at what was let in once that is near', () => {
	expect(new SpacingBracket(1_000, 5_000).aim()).toBe(4_000);
	expect(new SpacingBracket(1_000, 1_050).aim()).toBe(1_050);
	expect(new SpacingBracket(0, 100).aim()).toBeCloseTo(75.25);
});

it('finds the spacing of a service within a tenth, whatever it is, or gives up', () => {
	const gaps = fc.tuple(
		fc.integer({ min: 1, max: 60_000 }),
		fc.double({ min: 0.1, max: 0.99, noNaN: true }),
		fc.double({ min: 1, max: 4, noNaN: true }),
	);
	fc.assert(
		fc.property(gaps, ([right, below, above]) => {
			const bracket = new SpacingBracket(right * below, right * above);
			let tries = 0;
			let gap = bracket.aim();
			while (bracket.isOpen) {
				tries += 1;
				if (gap >= right) bracket.accepted(gap);
				else bracket.refused(gap);
				gap = bracket.aim();
			}
			expect(tries).toBeLessThanOrEqual(8);
			if (tries < 7) expect(gap / right).toBeLessThanOrEqual(1.1 + 1e-9);
		}),
	);
});
