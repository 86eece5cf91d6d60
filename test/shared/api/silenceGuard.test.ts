import { Readable } from 'node:stream';

import { FoxitFailure } from '../../../nodes/shared/failure';
import { guardSilence } from '../../../nodes/shared/api/silenceGuard';
import { FakeClock } from '../../support/fake-clock';

function guarded(silenceMs = 1_000) {
	const clock = new FakeClock();
	const stop = new AbortController();
	const listeners = jest.spyOn(stop.signal, 'addEventListener');
	const removed = jest.spyOn(stop.signal, 'removeEventListener');
	const stream = new Readable({ read: () => undefined });
	const errors: Error[] = [];
	stream.on('error', (error) => errors.push(error));
	const guard = guardSilence(stream, silenceMs, clock, stop.signal);
	const listening = () => listeners.mock.calls.length - removed.mock.calls.length;
	return { clock, stop, stream, errors, guard, listening };
}

it('destroys a stream that stays silent for too long', async () => {
	const { clock, stream, errors } = guarded();
	await clock.advance(999);
	expect(stream.destroyed).toBe(false);
	await clock.advance(1);
	expect(errors[0]).toBeInstanceOf(FoxitFailure);
	expect(errors[0]).toMatchObject({ kind: 'truncated', facts: { networkCause: 'timeout' } });
	expect(clock.pending).toBe(0);
});

it('counts the silence from the last sign of life', async () => {
	const { clock, stream, guard } = guarded();
	for (let sign = 0; sign < 5; sign += 1) {
		await clock.advance(900);
		guard.touch();
	}
	expect(stream.destroyed).toBe(false);
	await clock.advance(1_000);
	expect(stream.destroyed).toBe(true);
});

it('destroys the stream at once on Stop', async () => {
	const { clock, stop, errors } = guarded();
	await clock.advance(10);
	stop.abort();
	await clock.settle();
	expect(errors[0]).toMatchObject({ kind: 'cancelled' });
	expect(clock.pending).toBe(0);
});

it('leaves the stream alone once it is stopped, and no timer or listener behind', async () => {
	const { clock, stop, stream, guard, listening } = guarded();
	await clock.advance(10);
	expect([clock.pending, listening()]).toEqual([1, 1]);
	guard.stop();
	await clock.settle();
	expect([clock.pending, listening()]).toEqual([0, 0]);
	stop.abort();
	await clock.advance(10_000);
	expect(stream.destroyed).toBe(false);
});

it('does not end the process when nobody listens to the stream it destroys', async () => {
	const clock = new FakeClock();
	const stream = new Readable({ read: () => undefined });
	guardSilence(stream, 1_000, clock, new AbortController().signal);
	await clock.advance(1_000);
	expect(stream.errored).toMatchObject({ kind: 'truncated' });
});
