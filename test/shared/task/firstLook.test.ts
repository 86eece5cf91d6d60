import fc from 'fast-check';

import {
	FIRST_LOOK_COLD_MS,
	FirstLooks,
	FirstLookTracker,
} from '../../../nodes/shared/task/firstLook';
import { seededRandom } from '../../support/fake-clock';

/** Jobs of a length drawn from the given range, found as a run of single jobs would find them. */
function runJobs(tracker: FirstLookTracker, count: number, fromMs: number, toMs: number): void {
	const random = seededRandom(7);
	for (let job = 0; job < count; job += 1) {
		const durationMs = fromMs + random() * (toMs - fromMs);
		const foundAtFirst = durationMs <= tracker.firstLookMs;
		tracker.record(foundAtFirst ? tracker.firstLookMs : durationMs, foundAtFirst ? 1 : 2);
	}
}

it('starts where live jobs were seen to end', () => {
	expect(new FirstLookTracker().firstLookMs).toBe(FIRST_LOOK_COLD_MS);
});

it('learns nothing from one or two jobs', () => {
	const tracker = new FirstLookTracker();
	tracker.record(20_000, 3);
	tracker.record(20_000, 3);
	expect(tracker.firstLookMs).toBe(FIRST_LOOK_COLD_MS);
});

it('comes just after the end of jobs that all take the same time', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 60, 8_000, 8_000);
	expect(tracker.firstLookMs).toBeGreaterThanOrEqual(7_600);
	expect(tracker.firstLookMs).toBeLessThanOrEqual(8_400);
});

it('looks early at jobs that scatter widely, for their progress to foretell the rest', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 80, 1_000, 60_000);
	expect(tracker.firstLookMs).toBeLessThan(10_000);
});

it('follows jobs that get slower', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 40, 2_000, 2_100);
	const before = tracker.firstLookMs;
	runJobs(tracker, 60, 9_000, 9_100);
	expect(before).toBeLessThan(2_600);
	expect(tracker.firstLookMs).toBeGreaterThan(7_000);
});

it('follows jobs that get quicker', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 40, 9_000, 9_100);
	const before = tracker.firstLookMs;
	runJobs(tracker, 60, 1_000, 1_100);
	expect(before).toBeGreaterThan(8_000);
	expect(tracker.firstLookMs).toBeLessThan(2_000);
});

it('moves forward quickly when job after job is found done at the first look', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 12, 500, 500);
	expect(tracker.firstLookMs).toBeLessThan(FIRST_LOOK_COLD_MS / 2);
});

it('does not let one straggler spoil what it knows', () => {
	const tracker = new FirstLookTracker();
	runJobs(tracker, 40, 3_000, 3_100);
	const before = tracker.firstLookMs;
	tracker.record(60_000, 8);
	expect(tracker.firstLookMs).toBeLessThan(before * 1.2);
});

it('stays between half a second and half a minute, whatever the jobs do', () => {
	const jobs = fc.array(
		fc.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 50 })),
		{ maxLength: 60 },
	);
	fc.assert(
		fc.property(jobs, (finished) => {
			const tracker = new FirstLookTracker();
			for (const [durationMs, looks] of finished) {
				tracker.record(durationMs, looks);
				expect(tracker.firstLookMs).toBeGreaterThanOrEqual(500);
				expect(tracker.firstLookMs).toBeLessThanOrEqual(30_000);
			}
		}),
	);
});

it('keeps kinds of job apart, and each to one tracker', () => {
	const looks = new FirstLooks();
	expect(looks.of('word')).toBe(looks.of('word'));
	expect(looks.of('word')).not.toBe(looks.of('ocr'));
});
