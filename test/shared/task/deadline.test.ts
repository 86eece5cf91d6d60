import { Deadline } from '../../../nodes/shared/task/deadline';
import { FakeClock } from '../../support/fake-clock';

const never = new AbortController().signal;

it('aborts its signals when time is up, for a reason that says so', async () => {
	const clock = new FakeClock();
	const deadline = new Deadline(1_000, clock, 'The upload');
	const signal = deadline.bound(never);
	await clock.advance(999);
	expect([signal.aborted, deadline.passed, deadline.remainingMs]).toEqual([false, false, 1]);
	await clock.advance(1);
	expect([signal.aborted, deadline.passed]).toEqual([true, true]);
	expect(signal.reason).toMatchObject({
		kind: 'timeLimit',
		message: 'The upload did not finish within 1 second',
	});
});

it('gives each part the whole time, and names the one that had too little', async () => {
	const clock = new FakeClock();
	const deadline = new Deadline(1_000, clock, 'The upload');
	const signal = deadline.bound(never);
	await clock.advance(900);
	deadline.begin('The task');
	await clock.advance(900);
	deadline.goOn('The download');
	expect(deadline.remainingMs).toBe(100);
	await clock.advance(100);
	expect(signal.reason).toMatchObject({ message: 'The download did not finish within 1 second' });
});

it('aborts with the signal above it, for its reason, and says that time was not up', async () => {
	const clock = new FakeClock();
	const above = new AbortController();
	const deadline = new Deadline(1_000, clock);
	const signal = deadline.bound(above.signal);
	const reason = new Error('stopped');
	above.abort(reason);
	expect([signal.reason, deadline.passed]).toEqual([reason, false]);
	deadline.end();
	await clock.settle();
	expect(clock.pending).toBe(0);
});

it('aborts at once under a signal that has aborted already', () => {
	const deadline = new Deadline(1_000, new FakeClock());
	expect(deadline.bound(AbortSignal.abort()).aborted).toBe(true);
});

it('leaves no sleep behind when the work ends in time', async () => {
	const clock = new FakeClock();
	const deadline = new Deadline(1_000, clock);
	const signal = deadline.bound(never);
	deadline.end();
	await clock.settle();
	expect(clock.pending).toBe(0);
	await clock.advance(2_000);
	expect(signal.aborted).toBe(false);
});

it('may have no limit', async () => {
	const clock = new FakeClock();
	const deadline = new Deadline(Infinity, clock);
	await clock.settle();
	expect([clock.pending, deadline.remainingMs, deadline.passed]).toEqual([0, Infinity, false]);
});
