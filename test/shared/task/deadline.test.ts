import { startDeadline } from '../../../nodes/shared/task/deadline';
import { FakeClock } from '../../support/fake-clock';

it('aborts when time is up', async () => {
	const clock = new FakeClock();
	const deadline = startDeadline(1_000, clock);
	await clock.advance(999);
	expect([deadline.signal.aborted, deadline.passed]).toEqual([false, false]);
	await clock.advance(1);
	expect([deadline.signal.aborted, deadline.passed]).toEqual([true, true]);
});

it('aborts with the signal above it, and says that time was not up', async () => {
	const clock = new FakeClock();
	const above = new AbortController();
	const deadline = startDeadline(1_000, clock, above.signal);
	above.abort();
	await clock.settle();
	expect([deadline.signal.aborted, deadline.passed]).toEqual([true, false]);
	expect(clock.pending).toBe(0);
});

it('aborts at once under a signal that has aborted already', () => {
	const deadline = startDeadline(1_000, new FakeClock(), AbortSignal.abort());
	expect(deadline.signal.aborted).toBe(true);
});

it('leaves no sleep behind when the work ends in time', async () => {
	const clock = new FakeClock();
	const deadline = startDeadline(1_000, clock, new AbortController().signal);
	deadline.end();
	await clock.settle();
	expect(clock.pending).toBe(0);
	await clock.advance(2_000);
	expect(deadline.signal.aborted).toBe(false);
});

it('may have no limit', async () => {
	const clock = new FakeClock();
	const deadline = startDeadline(Infinity, clock);
	await clock.settle();
	expect(clock.pending).toBe(0);
	expect(deadline.signal.aborted).toBe(false);
});
