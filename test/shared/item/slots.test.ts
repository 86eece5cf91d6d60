/** Places that several runs share. */
import fc from 'fast-check';

import { runItems } from '../../../nodes/shared/item/runItems';
import { Slots } from '../../../nodes/shared/item/slots';
import { FakeClock } from '../../support/fake-clock';

const forever = () => new AbortController().signal;

interface Work {
	ms: number;
	asideMs: number;
}

/** Two phases of work with a wait between them. */
function playRun(
	clock: FakeClock,
	slots: Slots,
	items: readonly Work[],
	onWork: (by: 1 | -1) => void,
) {
	return runItems(
		{ count: items.length, slots, stop: forever(), failFast: false },
		async (index, { stepAside }) => {
			const { ms, asideMs } = items[index] ?? { ms: 0, asideMs: 0 };
			const work = async () => {
				onWork(1);
				await clock.sleep(ms);
				onWork(-1);
			};
			await work();
			await stepAside(async () => await clock.sleep(asideMs));
			await work();
			return index;
		},
	);
}

it('never has more at work over all runs than there are places, and ends every item', async () => {
	const work = fc.record({
		ms: fc.integer({ min: 0, max: 50 }),
		asideMs: fc.integer({ min: 0, max: 200 }),
	});
	const runs = fc.array(fc.array(work, { maxLength: 12 }), { minLength: 1, maxLength: 5 });
	const most = fc.integer({ min: 1, max: 4 });
	await fc.assert(
		fc.asyncProperty(runs, most, most, async (all, places, aside) => {
			const clock = new FakeClock();
			const slots = new Slots(
				() => places,
				() => aside,
			);
			let atWork = 0;
			let mostAtWork = 0;
			const onWork = (by: 1 | -1) => {
				atWork += by;
				mostAtWork = Math.max(mostAtWork, atWork);
			};
			const outcomes = await clock.run(
				Promise.all(all.map(async (items) => await playRun(clock, slots, items, onWork))),
			);
			expect(outcomes).toEqual(all.map((items) => items.map((_, value) => ({ value }))));
			expect(mostAtWork).toBeLessThanOrEqual(places);
			expect(slots.beginNow()).toBe(true);
		}),
		{ numRuns: 200 },
	);
});

it('gives runs their turns: a short one does not wait for the end of a long one', async () => {
	const clock = new FakeClock();
	const slots = new Slots(() => 1);
	const ended: string[] = [];
	const run = async (name: string, count: number) => {
		await runItems(
			{ count, slots, stop: forever(), failFast: false },
			async () => await clock.sleep(1_000),
		);
		ended.push(`${name} at ${clock.elapsed / 1_000} s`);
	};
	await clock.run(Promise.all([run('long', 10), run('short', 2)]));
	expect(ended).toEqual(['short at 5 s', 'long at 12 s']);
});

it('does not let a stopped run wait for the places of others', async () => {
	const clock = new FakeClock();
	const slots = new Slots(() => 1);
	const stop = new AbortController();
	const other = runItems(
		{ count: 5, slots, stop: forever(), failFast: false },
		async () => await clock.sleep(60_000),
	);
	const stopped = runItems(
		{ count: 500, slots, stop: stop.signal, failFast: false },
		async () => await clock.sleep(60_000),
	);
	const endedAt = stopped.then(() => clock.elapsed);
	void clock.sleep(1_000).then(() => stop.abort());
	await clock.run(Promise.all([other, stopped]));
	expect(await endedAt).toBe(1_000);
	for (const outcome of await stopped) {
		expect(outcome).toMatchObject({ failure: { kind: 'cancelled' } });
	}
	expect(clock.elapsed).toBe(300_000);
});

it('does not let an item of a stopped run wait for its way back', async () => {
	const clock = new FakeClock();
	const slots = new Slots(() => 1);
	const stop = new AbortController();
	const aside = runItems(
		{ count: 1, slots, stop: stop.signal, failFast: false },
		async (_index, { stepAside, giveUp }) => {
			await stepAside(async () => await clock.sleep(10_000, giveUp));
		},
	);
	const other = runItems(
		{ count: 2, slots, stop: forever(), failFast: false },
		async () => await clock.sleep(60_000),
	);
	const endedAt = aside.then(() => clock.elapsed);
	void clock.sleep(2_000).then(() => stop.abort());
	await clock.run(Promise.all([aside, other]));
	expect(await endedAt).toBe(2_000);
	expect(clock.elapsed).toBe(120_000);
});
