import fc from 'fast-check';

import { FoxitFailure } from '../../../nodes/shared/failure';
import { runItems, type RunItemsOptions } from '../../../nodes/shared/item/runItems';
import { Slots } from '../../../nodes/shared/item/slots';
import { FakeClock } from '../../support/fake-clock';

const options = (more: Partial<RunItemsOptions> = {}): RunItemsOptions => ({
	count: 3,
	slots: 5,
	stop: new AbortController().signal,
	failFast: false,
	...more,
});

const broken = new FoxitFailure('taskFailed', 'Broken');

describe('the outcomes', () => {
	it('come in the order of the items, whichever ends first', async () => {
		const clock = new FakeClock();
		const ended: number[] = [];
		const run = runItems(options(), async (index) => {
			await clock.sleep(1_000 - index * 100);
			ended.push(index);
			return `result ${index}`;
		});
		expect(await clock.run(run)).toEqual([
			{ value: 'result 0' },
			{ value: 'result 1' },
			{ value: 'result 2' },
		]);
		expect(ended).toEqual([2, 1, 0]);
	});

	it('are none for no items', async () => {
		expect(await runItems(options({ count: 0 }), async () => 1)).toEqual([]);
	});

	it('keep the failure of an item, and of a bug its words', async () => {
		const outcomes = await runItems(options({ count: 2 }), async (index) => {
			throw index === 0 ? broken : new TypeError('x is undefined');
		});
		expect(outcomes[0]).toEqual({ failure: broken });
		expect(outcomes[1]).toMatchObject({
			failure: { kind: 'unexpected', message: 'x is undefined' },
		});
	});

	it('keep an item whose work fails before its first wait', async () => {
		const outcomes = await runItems(options({ count: 1 }), () => {
			throw broken;
		});
		expect(outcomes).toEqual([{ failure: broken }]);
	});
});

it('never works on more items at a time than asked for, and on no fewer than it can', async () => {
	const counts = fc.integer({ min: 0, max: 25 });
	const durations = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 25, maxLength: 25 });
	await fc.assert(
		fc.asyncProperty(
			counts,
			fc.integer({ min: 1, max: 8 }),
			durations,
			async (count, concurrency, ms) => {
				const clock = new FakeClock();
				let underWay = 0;
				let most = 0;
				const started: number[] = [];
				const run = runItems(options({ count, slots: concurrency }), async (index) => {
					started.push(index);
					underWay += 1;
					most = Math.max(most, underWay);
					await clock.sleep(ms[index] ?? 0);
					underWay -= 1;
					return index;
				});
				const outcomes = await clock.run(run);
				expect(outcomes).toEqual(started.map((value) => ({ value })));
				expect(most).toBe(Math.min(count, concurrency));
			},
		),
		{ numRuns: 60 },
	);
});

it('begins more items as soon as more may be under way', async () => {
	const clock = new FakeClock();
	let places = 1;
	let underWay = 0;
	const seen: number[] = [];
	const work = async () => {
		underWay += 1;
		seen.push(underWay);
		await clock.sleep(1_000);
		underWay -= 1;
		places = Math.min(4, 2 * places);
	};
	await clock.run(runItems(options({ count: 7, slots: new Slots(() => places) }), work));
	expect(Math.max(...seen)).toBe(4);
	expect(clock.elapsed).toBe(3_000);
});

describe('items that step aside', () => {
	/** Items that work for a second, wait aside for ten, and work for a second more. */
	async function run(count: number, mostAside?: () => number) {
		const clock = new FakeClock();
		let atWork = 0;
		let mostAtWork = 0;
		let aside = 0;
		let mostSeenAside = 0;
		const work = async () => {
			atWork += 1;
			mostAtWork = Math.max(mostAtWork, atWork);
			await clock.sleep(1_000);
			atWork -= 1;
		};
		const items = runItems(
			options({ count, slots: new Slots(() => 2, mostAside) }),
			async (index, { stepAside }) => {
				await work();
				await stepAside(async () => {
					aside += 1;
					mostSeenAside = Math.max(mostSeenAside, aside);
					await clock.sleep(10_000);
					aside -= 1;
				});
				await work();
				return index;
			},
		);
		const outcomes = await clock.run(items);
		expect(outcomes).toEqual(Array.from({ length: count }, (_, value) => ({ value })));
		return { mostAtWork, mostSeenAside, elapsed: clock.elapsed };
	}

	it('leave their place to others, and work again within it', async () => {
		const { mostAtWork, mostSeenAside, elapsed } = await run(20);
		expect(mostAtWork).toBe(2);
		expect(mostSeenAside).toBeGreaterThan(10);
		// Twenty seconds of work, two at a time, and no wait that is not filled.
		expect(elapsed).toBeLessThanOrEqual(23_000);
	});

	it('come back before others begin', async () => {
		const clock = new FakeClock();
		const order: string[] = [];
		const items = runItems(options({ count: 3, slots: 1 }), async (index, { stepAside }) => {
			order.push(`${index} begins`);
			await clock.sleep(1_000);
			await stepAside(async () => await clock.sleep(500));
			order.push(`${index} comes back`);
		});
		await clock.run(items);
		expect(order.slice(0, 3)).toEqual(['0 begins', '1 begins', '0 comes back']);
	});

	it('are no more than there may be', async () => {
		expect((await run(20, () => 4)).mostSeenAside).toBeLessThanOrEqual(5);
	});

	it('that fail there give their place back', async () => {
		const outcomes = await runItems(
			options({ count: 4, slots: 1 }),
			async (_index, { stepAside }) => await stepAside(async () => await Promise.reject(broken)),
		);
		expect(outcomes).toEqual(Array(4).fill({ failure: broken }));
	});
});

describe('when an item fails', () => {
	/** Five items, two at a time; the first fails after a second, the others take three. */
	async function run(failFast: boolean) {
		const clock = new FakeClock();
		const started: number[] = [];
		const work = runItems(options({ count: 5, slots: 2, failFast }), async (index, signals) => {
			started.push(index);
			if (index === 0) {
				await clock.sleep(1_000, signals.giveUp);
				throw broken;
			}
			await clock.sleep(3_000, signals.giveUp);
			return index;
		});
		const outcomes = await clock.run(work);
		const words = outcomes.map((outcome) =>
			'value' in outcome ? outcome.value : outcome.failure.kind,
		);
		return { words, started, elapsed: clock.elapsed };
	}

	it('the others go on, when they are to go on', async () => {
		const { words, started } = await run(false);
		expect(words).toEqual(['taskFailed', 1, 2, 3, 4]);
		expect(started).toEqual([0, 1, 2, 3, 4]);
	});

	it('the others give up at once, when the run is to fail', async () => {
		const { words, started, elapsed } = await run(true);
		expect(words).toEqual(['taskFailed', 'cancelled', 'cancelled', 'cancelled', 'cancelled']);
		expect(started).toEqual([0, 1]);
		expect(elapsed).toBe(1_000);
	});

	it('a submit under way is not broken off, so that its task becomes known', async () => {
		const clock = new FakeClock();
		const work = runItems(options({ count: 2, failFast: true }), async (index, signals) => {
			if (index === 0) throw broken;
			await clock.sleep(500, signals.stop);
			return 'task id';
		});
		expect((await clock.run(work))[1]).toEqual({ value: 'task id' });
	});
});

describe('Stop', () => {
	it('ends what is under way and starts nothing more', async () => {
		const clock = new FakeClock();
		const stop = new AbortController();
		const started: number[] = [];
		const work = runItems(
			options({ count: 4, slots: 2, stop: stop.signal }),
			async (index, signals) => {
				started.push(index);
				await clock.sleep(1_000, index === 0 ? signals.stop : signals.giveUp);
			},
		);
		await clock.advance(10);
		stop.abort();
		const outcomes = await work;
		expect(outcomes).toHaveLength(4);
		for (const outcome of outcomes)
			expect(outcome).toMatchObject({ failure: { kind: 'cancelled' } });
		expect(started).toEqual([0, 1]);
		expect(clock.pending).toBe(0);
	});

	it('before the run starts nothing at all', async () => {
		const work = jest.fn();
		const outcomes = await runItems(options({ stop: AbortSignal.abort() }), work);
		expect(work).not.toHaveBeenCalled();
		expect(outcomes).toHaveLength(3);
	});

	it('leaves a result that came in time', async () => {
		const stop = new AbortController();
		const outcomes = await runItems(options({ count: 1, stop: stop.signal }), async () => {
			stop.abort();
			return 'paid for';
		});
		expect(outcomes).toEqual([{ value: 'paid for' }]);
	});
});
