import fc from 'fast-check';
import { Pace } from '../../../nodes/shared/task/pace';
import { FakeClock, seededRandom } from '../../support/fake-clock';
import { fixedWindow, slidingWindow, tokenBucket, type RateLimit } from '../../support/rate-limits';

const MINUTE_MS = 60_000;
const WORKERS = 5;

interface Scenario {
	perMinute: number;
	kind: 'sliding' | 'fixed' | 'bucket';
	/** Of a bucket. */
	size: number;
	words: 'true' | 'none' | 'always 1';
	seed: number;
	processes: number;
}

const scenarios = (processes: fc.Arbitrary<number>): fc.Arbitrary<Scenario> =>
	fc.record({
		perMinute: fc.integer({ min: 5, max: 300 }),
		kind: fc.constantFrom('sliding', 'fixed', 'bucket'),
		size: fc.integer({ min: 1, max: 50 }),
		words: fc.constantFrom('true', 'none', 'always 1'),
		seed: fc.integer({ min: 1, max: 1_000_000 }),
		processes,
	});

function limitOf({ kind, perMinute, size, seed }: Scenario): RateLimit {
	if (kind === 'sliding') return slidingWindow(perMinute);
	if (kind === 'fixed') return fixedWindow(perMinute, seed % MINUTE_MS);
	return tokenBucket(perMinute, size);
}

function askedFor(words: Scenario['words'], waitMs: number): number | undefined {
	if (words === 'none') return undefined;
	return words === 'true' ? Math.ceil(waitMs / 1_000) * 1_000 : 1_000;
}

/** Sends `requests` in all, five at a time in each process, until every one was let in. */
async function play(scenario: Scenario, requests: number, perMinuteOfTheUser?: number) {
	const random = seededRandom(scenario.seed);
	const clock = new FakeClock(random);
	const limit = limitOf(scenario);
	const sentAt: number[] = [];
	const workers: Array<Promise<void>> = [];
	let tooSoon = 0;
	for (let process = 0; process < scenario.processes; process += 1) {
		const pace = new Pace(clock);
		if (perMinuteOfTheUser) pace.restrict(perMinuteOfTheUser);
		let left = Math.ceil(requests / scenario.processes);
		let notBefore = 0;
		const send = async (): Promise<void> => {
			for (;;) {
				const permit = await pace.acquire(random() < 0.3 ? 'look' : 'work');
				if (clock.now() < notBefore) tooSoon += 1;
				sentAt.push(clock.now());
				await clock.sleep(40 + 60 * random());
				const waitMs = limit.ask(clock.now());
				await clock.sleep(40 + 60 * random());
				if (waitMs === 0) return permit.accepted();
				const askedMs = askedFor(scenario.words, waitMs);
				notBefore = Math.max(notBefore, clock.now() + (askedMs ?? 0));
				permit.refused(askedMs);
			}
		};
		const worker = async () => {
			while (left > 0) {
				left -= 1;
				await send();
			}
		};
		for (let n = 0; n < WORKERS; n += 1) workers.push(worker());
	}
	await clock.run(Promise.all(workers));
	return { sentAt, tooSoon, minutes: clock.elapsed / MINUTE_MS };
}

const SHARED_FOR_MINUTES = 5;
const RECOVERY_MINUTES = 5;
const ALONE_FOR_MINUTES = 5;

/** Requests let in of the one process that goes on, in the last minutes, after time to recover. */
async function sentAloneAfter(scenario: Scenario): Promise<number> {
	const random = seededRandom(scenario.seed);
	const clock = new FakeClock(random);
	const limit = limitOf(scenario);
	const othersLeaveAt = clock.now() + SHARED_FOR_MINUTES * MINUTE_MS;
	const countFrom = othersLeaveAt + RECOVERY_MINUTES * MINUTE_MS;
	const end = countFrom + ALONE_FOR_MINUTES * MINUTE_MS;
	let letIn = 0;
	const workers: Array<Promise<void>> = [];
	for (let process = 0; process < scenario.processes; process += 1) {
		const pace = new Pace(clock);
		const leavesAt = process === 0 ? end : othersLeaveAt;
		const worker = async () => {
			while (clock.now() < leavesAt) {
				const permit = await pace.acquire('work');
				await clock.sleep(80 + 120 * random());
				const waitMs = limit.ask(clock.now());
				if (waitMs > 0) permit.refused(askedFor(scenario.words, waitMs));
				else permit.accepted();
				if (waitMs === 0 && process === 0 && clock.now() >= countFrom) letIn += 1;
			}
		};
		for (let n = 0; n < WORKERS; n += 1) workers.push(worker());
	}
	await clock.run(Promise.all(workers));
	return letIn;
}

describe('Pace against limits of every kind', () => {
	it('lets every request through, and sends none before the time that a refusal asked for', async () => {
		await fc.assert(
			fc.asyncProperty(scenarios(fc.constant(1)), async (scenario) => {
				const requests = 3 * scenario.perMinute;
				const { tooSoon, minutes } = await play(scenario, requests);
				expect(tooSoon).toBe(0);
				// Three minutes of requests; a bucket taken for a count costs most before tests put it right.
				expect(minutes).toBeLessThan(30);
			}),
			{ numRuns: 40, seed: 40 },
		);
	}, 120_000);

	it("never goes beyond the user's own limit, whatever the service permits", async () => {
		const restricted = fc.tuple(scenarios(fc.constant(1)), fc.integer({ min: 3, max: 60 }));
		await fc.assert(
			fc.asyncProperty(restricted, async ([scenario, chosen]) => {
				const { sentAt } = await play(
					{ ...scenario, perMinute: 300, size: 50 },
					2 * chosen,
					chosen,
				);
				sentAt.forEach((at, index) => {
					const oldest = sentAt[index - chosen];
					if (oldest !== undefined) expect(at - oldest).toBeGreaterThan(MINUTE_MS);
				});
			}),
			{ numRuns: 30, seed: 30 },
		);
	}, 120_000);

	it('lets every request of processes that cannot talk through', async () => {
		await fc.assert(
			fc.asyncProperty(scenarios(fc.integer({ min: 2, max: 4 })), async (scenario) => {
				const { minutes } = await play(scenario, 2 * scenario.perMinute);
				expect(minutes).toBeLessThan(60);
			}),
			{ numRuns: 20, seed: 20 },
		);
	}, 120_000);

	it('gives a process the whole account within minutes of the others having left', async () => {
		await fc.assert(
			fc.asyncProperty(scenarios(fc.integer({ min: 2, max: 4 })), async (scenario) => {
				const letIn = await sentAloneAfter(scenario);
				// A large bucket that others left empty is taken for a small count, which rises by tests.
				expect(letIn / (scenario.perMinute * ALONE_FOR_MINUTES)).toBeGreaterThan(0.35);
			}),
			{ numRuns: 30, seed: 10 },
		);
	}, 120_000);
});
