import { Pace, type Permit } from '../../../nodes/shared/task/pace';
import { FakeClock } from '../../support/fake-clock';

function newPace() {
	const clock = new FakeClock();
	const pace = new Pace(clock);
	/** As many permits as are granted at once; all have left a moment before any answer comes. */
	const take = async (count: number): Promise<Permit[]> => {
		const permits = Array.from({ length: count }, () => pace.acquire('work'));
		const all = await clock.run(Promise.all(permits));
		await clock.advance(50);
		return all;
	};
	return { clock, pace, take };
}

/** Asks for permits without waiting for them; `granted` fills up as they come. */
function queue(pace: Pace, clock: FakeClock, count: number) {
	const granted: Array<{ at: number; permit: Permit }> = [];
	for (let index = 0; index < count; index += 1) {
		void pace.acquire('work').then((permit) => granted.push({ at: clock.elapsed, permit }));
	}
	return granted;
}

describe('a refusal', () => {
	it('teaches how many requests a minute there are', async () => {
		const { pace, take } = newPace();
		const permits = await take(11);
		permits.slice(0, 10).forEach((permit) => permit.accepted());
		permits[10]?.refused(30_000);
		expect(pace.limit).toBe(10);
	});

	it('stops everything for as long as the service asks', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(20_000);
		const granted = queue(pace, clock, 1);
		await clock.advance(19_999);
		expect(granted).toHaveLength(0);
		await clock.advance(1);
		expect(granted).toHaveLength(1);
	});

	it('stops everything for two seconds where the service says nothing', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(undefined);
		const granted = queue(pace, clock, 1);
		await clock.advance(10_000);
		expect(granted[0]?.at).toBe(2_050);
	});

	it('lets a single request try first, and the rest only after its acceptance', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(1_000);
		const granted = queue(pace, clock, 4);
		await clock.advance(120_000);
		expect(granted).toHaveLength(1);
		granted[0]?.permit.accepted();
		await clock.settle();
		expect(granted).toHaveLength(4);
	});

	it('of the one that tried lengthens the pause', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(undefined);
		const granted = queue(pace, clock, 5);
		for (let probe = 0; probe < 4; probe += 1) {
			await clock.advance(100_000);
			granted[probe]?.permit.refused(undefined);
		}
		await clock.advance(100_000);
		const refusedAt = [0, 1, 2, 3, 4].map((probe) => 50 + probe * 100_000);
		expect(granted.map(({ at }, probe) => at - (refusedAt[probe] ?? 0))).toEqual([
			2_000, 4_000, 8_000, 16_000, 30_000,
		]);
	});

	it.each([0, undefined])('with a Retry-After of %p still pauses', async (retryAfterMs) => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(retryAfterMs);
		const granted = queue(pace, clock, 1);
		await clock.advance(1_000);
		expect(granted).toHaveLength(0);
	});

	it('takes the word of a service that repeats a short Retry-After less and less', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(1_000);
		const granted = queue(pace, clock, 8);
		for (let probe = 0; probe < 7; probe += 1) {
			await clock.run(clock.sleep(35_000));
			granted[probe]?.permit.refused(1_000);
		}
		const lastRefusalAt = clock.elapsed;
		await clock.advance(35_000);
		expect((granted[7]?.at ?? 0) - lastRefusalAt).toBeGreaterThan(10_000);
	});
});

describe('several refusals at once', () => {
	it('are one lesson: the pause does not grow', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(5);
		permits.forEach((permit) => permit.refused(undefined));
		const granted = queue(pace, clock, 1);
		await clock.advance(10_000);
		expect(granted[0]?.at).toBe(2_050);
	});

	it('wait for the longest that any of them asks for', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(2);
		permits[0]?.refused(9_000);
		permits[1]?.refused(4_000);
		const granted = queue(pace, clock, 1);
		await clock.advance(20_000);
		expect(granted[0]?.at).toBe(9_050);
	});

	it('of which one comes late do not send a second request to try', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(2);
		permits[0]?.refused(1_000);
		const granted = queue(pace, clock, 3);
		await clock.advance(5_000);
		expect(granted).toHaveLength(1);
		permits[1]?.refused(1_000);
		await clock.advance(60_000);
		expect(granted).toHaveLength(1);
	});

	it('do not count: a late acceptance from before says nothing about now', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(2);
		permits[0]?.refused(5_000);
		permits[1]?.accepted();
		const granted = queue(pace, clock, 3);
		await clock.advance(10_000);
		expect(granted).toHaveLength(1);
	});
});

describe('what was learned', () => {
	it('is kept from then on', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(4);
		permits.slice(0, 3).forEach((permit) => permit.accepted());
		permits[3]?.refused(60_000);
		const granted = queue(pace, clock, 10);
		await clock.advance(70_000);
		granted[0]?.permit.accepted();
		await clock.advance(30_000);
		expect(granted).toHaveLength(3);
	});

	it('is never less than one request a minute', async () => {
		const { pace, take } = newPace();
		for (let round = 0; round < 5; round += 1) {
			const [permit] = await take(1);
			permit?.refused(undefined);
		}
		expect(pace.limit).toBeGreaterThanOrEqual(1);
	});

	/** A limit of three a minute, learned just now. */
	async function learnedThree() {
		const context = newPace();
		const permits = await context.take(4);
		permits.slice(0, 3).forEach((permit) => permit.accepted());
		permits[3]?.refused(60_000);
		expect(context.pace.limit).toBe(3);
		return context;
	}

	it('is tested higher every two quiet minutes, step by larger step, while requests wait', async () => {
		const { clock, pace } = await learnedThree();
		for (let index = 0; index < 60; index += 1) {
			void pace.acquire('look').then((permit) => permit.accepted());
		}
		const limits: number[] = [];
		for (let round = 0; round < 4; round += 1) {
			await clock.advance(121_000);
			limits.push(pace.limit);
		}
		expect(limits).toEqual([3, 4, 6, 10]);
	});

	it('stays as it is while nobody waits for it', async () => {
		const { clock, pace, take } = await learnedThree();
		for (let round = 0; round < 10; round += 1) {
			await clock.advance(121_000);
			(await take(1))[0]?.accepted();
		}
		expect(pace.limit).toBe(3);
	});

	it('hears of each request once, whatever is called afterwards', async () => {
		const { pace, take } = newPace();
		const permits = await take(3);
		permits[0]?.accepted();
		permits[0]?.refused(60_000);
		expect(pace.limit).toBe(Infinity);
	});
});

describe('a small bucket that refills steadily', () => {
	it('is told by a short Retry-After: from then on requests are spaced', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(4);
		permits.slice(0, 3).forEach((permit) => permit.accepted());
		permits[3]?.refused(4_000);
		expect(pace.limit).toBe(15);
		const granted = queue(pace, clock, 4);
		await clock.advance(4_000);
		granted[0]?.permit.accepted();
		await clock.advance(60_000);
		expect(granted.map(({ at }) => at)).toEqual([4_050, 8_050, 12_050, 16_050]);
	});

	it('counts the time since the last request that it let in', async () => {
		const { clock, pace, take } = newPace();
		(await take(1))[0]?.accepted();
		await clock.advance(2_950);
		(await take(1))[0]?.refused(1_000);
		// One every 4 s: 3 s ago it had room, in 1 s it has room again.
		expect(pace.limit).toBe(15);
	});
});

it('several refusals at once correct the count that the first of them taught', async () => {
	const { pace, take } = newPace();
	const permits = await take(12);
	permits.slice(0, 5).forEach((permit) => permit.accepted());
	permits[5]?.refused(60_000);
	expect(pace.limit).toBe(11);
	permits.slice(6).forEach((permit) => permit.refused(60_000));
	expect(pace.limit).toBe(5);
});

it('requests of which not one is let in teach nothing: others have used the account up', async () => {
	const { pace, take } = newPace();
	const permits = await take(5);
	permits.forEach((permit) => permit.refused(undefined));
	expect(pace.limit).toBe(Infinity);
});
