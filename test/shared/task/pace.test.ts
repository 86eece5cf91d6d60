import fc from 'fast-check';

import { Pace, type Permit, type Priority } from '../../../nodes/shared/task/pace';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';

const MINUTE_MS = 60_000;

function newPace() {
	const clock = new FakeClock();
	return { clock, pace: new Pace(clock) };
}

/** Asks for permits and notes when each was granted; every request is accepted after 50 ms. */
function requesting(pace: Pace, clock: FakeClock) {
	const grantedAt: number[] = [];
	const order: string[] = [];
	const request = async (name = '', priority: Priority = 'work', signal?: AbortSignal) => {
		const permit = await pace.acquire(priority, signal);
		grantedAt.push(clock.elapsed);
		order.push(name);
		await clock.sleep(50);
		permit.accepted();
	};
	return { request, grantedAt, order };
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

/** The most grants that lie within one minute. */
function mostInAMinute(grantedAt: number[]): number {
	const countFrom = (from: number) =>
		grantedAt.filter((at) => at >= from && at < from + MINUTE_MS).length;
	return Math.max(0, ...grantedAt.map(countFrom));
}

describe('without a known limit', () => {
	it('lets everything through at once', async () => {
		const { clock, pace } = newPace();
		const { request, grantedAt } = requesting(pace, clock);
		await clock.run(Promise.all(times(200, () => request())));
		expect(pace.limit).toBe(Infinity);
		expect(grantedAt).toEqual(times(200, () => 0));
	});
});

it('knows how many requests of the last minute were not refused', async () => {
	const { clock, pace } = newPace();
	const { request } = requesting(pace, clock);
	await clock.run(Promise.all(times(20, () => request())));
	await clock.advance(30_000);
	await clock.run(request());
	(await pace.acquire('work')).refused(1_000);
	expect(pace.lately).toBe(21);
	await clock.advance(31_000);
	expect(pace.lately).toBe(1);
});

describe("the user's own limit", () => {
	it('is kept in every minute', async () => {
		const { clock, pace } = newPace();
		pace.restrict(3);
		const { request, grantedAt } = requesting(pace, clock);
		await clock.run(Promise.all(times(7, () => request())));
		expect(grantedAt).toEqual([0, 0, 0, 60_500, 60_500, 60_500, 121_000]);
	});

	it('counts refused requests, too', async () => {
		const { clock, pace } = newPace();
		pace.restrict(2);
		(await pace.acquire('work')).refused(1_000);
		const second = await clock.run(pace.acquire('work'));
		second.accepted();
		const third = await clock.run(pace.acquire('work'));
		expect([second.waitedMs, third.waitedMs]).toEqual([1_000, 59_500]);
	});

	it('tells how long a request has waited for it', async () => {
		const { clock, pace } = newPace();
		pace.restrict(1);
		const first = await pace.acquire('work');
		first.accepted();
		const second = await clock.run(pace.acquire('work'));
		expect([first.waitedMs, second.waitedMs]).toEqual([0, 60_500]);
	});

	it('ends with the run that asked for it: whoever waits goes on at once', async () => {
		const { clock, pace } = newPace();
		const lift = pace.restrict(1);
		const { request, grantedAt } = requesting(pace, clock);
		const all = Promise.all(times(4, () => request()));
		await clock.advance(1_000);
		lift();
		await clock.run(all);
		expect(grantedAt).toEqual([0, 1_000, 1_000, 1_000]);
		expect(pace.limit).toBe(Infinity);
	});

	it('is the lowest of those that runs have asked for', () => {
		const { pace } = newPace();
		const lifts = [pace.restrict(20), pace.restrict(5), pace.restrict(5)];
		expect(pace.limit).toBe(5);
		lifts[1]?.();
		expect(pace.limit).toBe(5);
		lifts[2]?.();
		expect(pace.limit).toBe(20);
	});

	it.each([
		[14.5, 14],
		[0.5, 1],
	])('of %d counts as %d: requests are whole', async (given, kept) => {
		const { clock, pace } = newPace();
		pace.restrict(given);
		const { request, grantedAt } = requesting(pace, clock);
		const all = Promise.all(times(20, () => request()));
		await clock.advance(1_000);
		expect(grantedAt).toHaveLength(kept);
		await clock.run(all);
	});

	it('holds in any 60 s, whenever requests come and whatever they are for', async () => {
		const arrivals = fc.array(
			fc.record({
				at: fc.integer({ min: 0, max: 180_000 }),
				priority: fc.constantFrom<Priority>('work', 'look'),
			}),
			{ minLength: 1, maxLength: 60 },
		);
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 20 }), arrivals, async (limit, requests) => {
				const { clock, pace } = newPace();
				pace.restrict(limit);
				const { request, grantedAt } = requesting(pace, clock);
				const all = requests.map(async ({ at, priority }) => {
					await clock.sleep(at);
					await request('', priority);
				});
				await clock.run(Promise.all(all));
				expect(grantedAt).toHaveLength(requests.length);
				expect(mostInAMinute(grantedAt)).toBeLessThanOrEqual(limit);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('work and looks', () => {
	/** Queues requests behind one that uses up the limit, then lets them go one a minute. */
	async function orderOf(names: string[]): Promise<string[]> {
		const { clock, pace } = newPace();
		pace.restrict(1);
		const { request, order } = requesting(pace, clock);
		await clock.run(request('look first', 'look'));
		const all = names.map((name) => request(name, name.startsWith('look') ? 'look' : 'work'));
		await clock.run(Promise.all(all));
		return order.slice(1);
	}

	it('work goes first', async () => {
		expect(await orderOf(['look 1', 'work 1'])).toEqual(['work 1', 'look 1']);
	});

	it('each goes in the order of its coming', async () => {
		expect(await orderOf(['look 1', 'look 2', 'work 1', 'work 2'])).toEqual([
			'work 1',
			'work 2',
			'look 1',
			'look 2',
		]);
	});

	it('looks are not starved: every fourth grant is theirs', async () => {
		const names = [...times(8, (n) => `work ${n}`), ...times(3, (n) => `look ${n}`)];
		const order = await orderOf(names);
		const looks = order.flatMap((name, index) => (name.startsWith('look') ? [index] : []));
		expect(looks).toEqual([3, 7, 10]);
	});
});

describe('Stop', () => {
	it('before the request: no permit', async () => {
		const { pace } = newPace();
		expect((await failureOf(pace.acquire('work', AbortSignal.abort()))).kind).toBe('cancelled');
	});

	it('of the only one that waits leaves nothing behind, no sleep either', async () => {
		const { clock, pace } = newPace();
		pace.restrict(1);
		(await pace.acquire('work')).accepted();
		const stop = new AbortController();
		const failure = failureOf(pace.acquire('work', stop.signal));
		await clock.settle();
		expect(clock.pending).toBe(1);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		await clock.settle();
		expect(clock.pending).toBe(0);
	});

	it('of one leaves the others their turn', async () => {
		const { clock, pace } = newPace();
		pace.restrict(1);
		const { request, order } = requesting(pace, clock);
		const stop = new AbortController();
		const all = Promise.all([request('a'), request('c')]);
		const failure = failureOf(request('b', 'work', stop.signal));
		await clock.settle();
		stop.abort();
		await clock.run(all);
		expect((await failure).kind).toBe('cancelled');
		expect(order).toEqual(['a', 'c']);
	});

	it('and a new request at the same moment: the new one is served', async () => {
		const { clock, pace } = newPace();
		pace.restrict(1);
		(await pace.acquire('work')).accepted();
		const stop = new AbortController();
		const failure = failureOf(pace.acquire('work', stop.signal));
		await clock.settle();
		stop.abort();
		const next = pace.acquire('work');
		expect((await failure).kind).toBe('cancelled');
		expect((await clock.run(next)).waitedMs).toBe(60_500);
	});

	it('after the grant changes nothing: the permit is settled like any other', async () => {
		const { clock, pace } = newPace();
		const stop = new AbortController();
		const permit: Permit = await pace.acquire('work', stop.signal);
		stop.abort();
		permit.accepted();
		const { request, grantedAt } = requesting(pace, clock);
		await clock.run(request());
		expect(grantedAt).toEqual([0]);
	});
});
