import { RefusalStreak } from '../../../nodes/shared/task/refusalStreak';

describe('RefusalStreak', () => {
	it('lets one request try the way after the pause, and the next when that takes long', () => {
		const streak = new RefusalStreak();
		streak.add(1_000, 900);
		streak.pause(5_000);
		expect(streak.isShut).toBe(true);
		expect(streak.waitMs(2_000)).toBe(3_000);
		expect(streak.waitMs(5_000)).toBe(0);
		streak.grant(5_000);
		expect(streak.waitMs(5_000)).toBeGreaterThan(0);
		expect(streak.waitMs(7_000)).toBe(0);
	});

	it('counts refusals in a row from the first until one request is let in', () => {
		const streak = new RefusalStreak();
		streak.add(1_000, 900);
		streak.add(6_000, 5_900);
		expect([streak.inARow, streak.since, streak.grantedAt]).toEqual([2, 1_000, 5_900]);
		streak.reopen(9_900);
		streak.end();
		expect([streak.isShut, streak.inARow, streak.stepMs]).toEqual([false, 0, 4_000]);
		streak.add(20_000, 19_900);
		expect([streak.inARow, streak.since]).toEqual([1, 20_000]);
	});

	it('knows what was sent before a refusal, expected ones included', () => {
		const streak = new RefusalStreak();
		expect(streak.isLaterThan(0)).toBe(false);
		streak.addExpected(1_000);
		expect(streak.isShut).toBe(false);
		expect(streak.isLaterThan(999)).toBe(true);
		expect(streak.isLaterThan(1_000)).toBe(false);
	});
});
