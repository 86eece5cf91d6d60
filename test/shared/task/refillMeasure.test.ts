import { RefillMeasure } from '../../../nodes/shared/task/refillMeasure';

function measureOf(requests: number): RefillMeasure {
	const refill = new RefillMeasure();
	refill.start(0, 0);
	for (let n = 0; n < requests; n += 1) refill.letIn();
	return refill;
}

describe('RefillMeasure', () => {
	it('is the time since the service had nothing left for each request let in', () => {
		expect(measureOf(10).measure(20_000)).toBe(2_000);
	});

	it('measures over several refusals while the refill stays the same', () => {
		const refill = measureOf(10);
		refill.refused(20_000);
		for (let n = 0; n < 10; n += 1) refill.letIn();
		expect(refill.recentMs(41_000)).toBe(2_100);
		expect(refill.measure(41_000)).toBe(2_050);
	});

	it('measures anew when the refill has changed', () => {
		const refill = measureOf(10);
		refill.refused(20_000);
		for (let n = 0; n < 10; n += 1) refill.letIn();
		expect(refill.isEven(80_000)).toBe(false);
		expect(refill.measure(80_000)).toBe(6_000);
	});

	it('says nothing about how even the refill is after a few requests', () => {
		expect(measureOf(5).isShort).toBe(true);
		expect(measureOf(6).isShort).toBe(false);
	});
});
