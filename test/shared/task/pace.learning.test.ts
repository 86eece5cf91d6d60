import { Pace, type Permit } from '../../../nodes/shared/task/pace';
import { FakeClock } from '../../support/fake-clock';
import { slidingWindow, tokenBucket, type RateLimit } from '../../support/rate-limits';

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

	it('stops everything for a second where the service says nothing and nothing is known', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(undefined);
		const granted = queue(pace, clock, 1);
		await clock.advance(10_000);
		expect(granted[0]?.at).toBe(1_050);
	});

	it('lets a single request try first, and more with every one that is let in', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(1_000);
		const granted = queue(pace, clock, 8);
		await clock.advance(2_000);
		expect(granted).toHaveLength(1);
		granted[0]?.permit.accepted();
		await clock.settle();
		expect(granted).toHaveLength(2);
		granted[1]?.permit.accepted();
		await clock.settle();
		expect(granted).toHaveLength(4);
	});

	it('is not made worse by a try that takes long: two seconds later another goes', async () => {
		const { clock, pace, take } = newPace();
		(await take(1))[0]?.refused(1_000);
		const granted = queue(pace, clock, 4);
		await clock.advance(7_000);
		expect(granted.map(({ at }) => at)).toEqual([1_050, 3_050, 5_050, 7_050]);
	});

	it('of the one that tried lengthens the pause', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(undefined);
		const granted = queue(pace, clock, 5);
		const waits: number[] = [];
		for (let probe = 0; probe < 4; probe += 1) {
			const from = clock.elapsed;
			while (granted.length === probe) await clock.advance(10);
			waits.push(clock.elapsed - from);
			granted[probe]?.permit.refused(undefined);
		}
		expect(waits).toEqual([1_000, 3_000, 9_000, 27_000]);
	});

	it.each([0, undefined])('with a Retry-After of %p still pauses', async (retryAfterMs) => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(retryAfterMs);
		const granted = queue(pace, clock, 1);
		await clock.advance(900);
		expect(granted).toHaveLength(0);
	});

	it('takes the word of a service that repeats a short Retry-After less and less', async () => {
		const { clock, pace, take } = newPace();
		const [permit] = await take(1);
		permit?.refused(1_000);
		const granted = queue(pace, clock, 8);
		let waitedMs = 0;
		for (let probe = 0; probe < 4; probe += 1) {
			const from = clock.elapsed;
			while (granted.length === probe) await clock.advance(100);
			waitedMs = clock.elapsed - from;
			granted[probe]?.permit.refused(1_000);
		}
		expect(waitedMs).toBeGreaterThan(10_000);
	});
});

describe('several refusals at once', () => {
	it('are one lesson: the pause does not grow', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(5);
		permits.forEach((permit) => permit.refused(undefined));
		const granted = queue(pace, clock, 1);
		await clock.advance(10_000);
		expect(granted[0]?.at).toBeLessThanOrEqual(1_550);
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
		await clock.advance(2_000);
		expect(granted).toHaveLength(1);
		permits[1]?.refused(1_000);
		await clock.advance(900);
		expect(granted).toHaveLength(1);
	});

	it('do not count: a late acceptance from before says nothing about now', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(2);
		permits[0]?.refused(5_000);
		permits[1]?.accepted();
		const granted = queue(pace, clock, 3);
		await clock.advance(6_000);
		expect(granted).toHaveLength(1);
	});
});

describe('what was learned', () => {
	it('is kept from then on', async () => {
		const { clock, pace, take } = newPace();
		const permits = await take(4);
		permits.slice(0, 3).forEach((permit) => permit.accepted());
		permits[3]?.refused(60_500);
		for (let index = 0; index < 10; index += 1) {
			void pace.acquire('work').then((permit) => permit.accepted());
		}
		await clock.advance(60_600);
		expect(pace.limit).toBe(3);
		const next = queue(pace, clock, 1);
		await clock.advance(60_000);
		expect(next).toHaveLength(0);
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

	it('is tested by one request more, and then by more at once, while requests wait', async () => {
		const { clock, pace } = await learnedThree();
		for (let index = 0; index < 200; index += 1) {
			void pace.acquire('look').then((permit) => permit.accepted());
		}
		const limits: number[] = [];
		for (let minute = 0; minute < 8; minute += 1) {
			await clock.advance(60_500);
			limits.push(pace.limit);
		}
		expect(limits.slice(0, 3)).toEqual([3, 3, 3]);
		expect(limits.at(-1)).toBeGreaterThan(30);
	});

	it('stays when the one more is refused', async () => {
		const { clock, pace } = await learnedThree();
		const inMinute: number[] = [];
		for (let index = 0; index < 60; index += 1) {
			void pace.acquire('look').then((permit) => {
				while (inMinute[0] !== undefined && inMinute[0] <= clock.elapsed - 60_000) inMinute.shift();
				if (inMinute.length >= 3) return permit.refused(undefined);
				inMinute.push(clock.elapsed);
				permit.accepted();
			});
		}
		await clock.advance(12 * 60_500);
		expect(pace.limit).toBe(3);
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

/** Sends requests one after the other and notes when each was let in. */
async function send(pace: Pace, clock: FakeClock, limit: RateLimit, count: number) {
	const letIn: number[] = [];
	let refused = 0;
	while (letIn.length < count) {
		const permit = await pace.acquire('work');
		await clock.sleep(20);
		const waitMs = limit.ask(clock.now());
		await clock.sleep(20);
		if (waitMs > 0) {
			refused += 1;
			permit.refused(undefined);
		} else {
			letIn.push(clock.elapsed);
			permit.accepted();
		}
	}
	return { letIn, refused };
}

describe('the kind of limit is told by what is let in', () => {
	const inAMinute = (letIn: number[], from: number) =>
		letIn.filter((at) => at >= from && at < from + 60_000).length;

	it.each([
		['a bucket of one, one every 4 s', tokenBucket(15, 1), 13],
		['a bucket of three, one every 4 s', tokenBucket(15, 3), 13],
		['a bucket of two, two a second', tokenBucket(120, 2), 105],
		['fifteen in any minute', slidingWindow(15), 14],
	])('%s', async (_name, limit, least) => {
		const { clock, pace } = newPace();
		const { letIn, refused } = await clock.run(send(pace, clock, limit, 20 * least));
		expect(inAMinute(letIn, 5 * 60_000)).toBeGreaterThanOrEqual(least);
		expect(refused).toBeLessThanOrEqual(letIn.length / 10);
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
