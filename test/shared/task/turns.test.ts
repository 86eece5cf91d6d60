import { Turns } from '../../../nodes/shared/task/turns';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';

it('lets others work after each 20 ms, and not before', async () => {
	const clock = new FakeClock();
	const turns = new Turns(clock, new AbortController().signal);
	await turns.give();
	await clock.advance(19);
	expect(turns.isOver).toBe(false);
	await turns.give();
	expect(clock.slept).toEqual([]);
	await clock.advance(1);
	expect(turns.isOver).toBe(true);
	await clock.run(turns.give());
	expect(clock.slept).toEqual([0]);
	expect(turns.isOver).toBe(false);
});

it('ends when the run is stopped', async () => {
	const clock = new FakeClock();
	const stop = new AbortController();
	const turns = new Turns(clock, stop.signal);
	await clock.advance(50);
	stop.abort();
	expect((await failureOf(turns.give())).kind).toBe('cancelled');
});
