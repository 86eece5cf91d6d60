import { Pace } from '../../../nodes/shared/task/pace';
import { FakeClock, seededRandom } from '../../support/fake-clock';
import { fixedWindow, slidingWindow, tokenBucket, type RateLimit } from '../../support/rate-limits';

const REQUESTS = 100;
const PER_MINUTE = 15;
const SEEDS = 10;

/** What a refusal says about the wait: the truth in whole seconds, nothing, or always one second. */
const WORDS = {
	'with Retry-After': (waitMs: number) => Math.ceil(waitMs / 1_000) * 1_000,
	'without Retry-After': () => undefined,
	'with a Retry-After that is always 1': () => 1_000,
} as const;

const LIMITS = {
	'a sliding window': (_seed: number) => slidingWindow(PER_MINUTE),
	'a fixed window': (seed: number) => fixedWindow(PER_MINUTE, (seed * 7_919) % 60_000),
	'a token bucket': (_seed: number) => tokenBucket(PER_MINUTE),
	'a small bucket': (_seed: number) => tokenBucket(PER_MINUTE, 3),
} satisfies Record<string, (seed: number) => RateLimit>;

interface Case {
	limit: keyof typeof LIMITS;
	words: keyof typeof WORDS;
	concurrency: number;
}

interface Traffic {
	refused: number;
	minutes: number;
}

/** Sends requests side by side, each again and again until it gets through. */
async function traffic(
	limit: RateLimit,
	words: (waitMs: number) => number | undefined,
	concurrency: number,
	seed: number,
	usedBefore = 0,
): Promise<Traffic> {
	const random = seededRandom(seed);
	const clock = new FakeClock(random);
	const pace = new Pace(clock);
	for (let used = 0; used < usedBefore; used += 1) limit.ask(clock.now());
	await clock.advance(10_000);
	let refused = 0;
	let left = REQUESTS;
	const send = async (): Promise<void> => {
		for (;;) {
			const permit = await pace.acquire(random() < 0.4 ? 'look' : 'work');
			const latencyMs = 50 + 200 * random();
			await clock.sleep(latencyMs / 2);
			const waitMs = limit.ask(clock.now());
			await clock.sleep(latencyMs / 2);
			if (waitMs === 0) return permit.accepted();
			refused += 1;
			permit.refused(words(waitMs));
		}
	};
	const runner = async () => {
		while (left > 0) {
			left -= 1;
			await send();
			// The work between two requests.
			await clock.sleep(500 * random());
		}
	};
	await clock.run(Promise.all(Array.from({ length: concurrency }, runner)));
	return { refused, minutes: clock.elapsed / 60_000 };
}

const cases = Object.keys(LIMITS).flatMap((limit) =>
	Object.keys(WORDS).flatMap((words) =>
		[1, 5, 20].map((concurrency) => ({ limit, words, concurrency })),
	),
) as Case[];

const table: string[] = [];
afterAll(() => console.log(table.join('\n')));

async function meanTraffic({ limit, words, concurrency }: Case): Promise<Traffic> {
	const mean: Traffic = { refused: 0, minutes: 0 };
	for (let seed = 1; seed <= SEEDS; seed += 1) {
		const run = await traffic(LIMITS[limit](seed), WORDS[words], concurrency, seed);
		mean.refused += run.refused / SEEDS;
		mean.minutes += run.minutes / SEEDS;
	}
	table.push(
		`${limit} ${words}, ${concurrency} at a time: ` +
			`${mean.refused.toFixed(1)} refused, ${mean.minutes.toFixed(1)} min`,
	);
	return mean;
}

describe(`${REQUESTS} requests to a service that takes ${PER_MINUTE} a minute`, () => {
	it.each(cases)(
		'get through $limit $words, $concurrency at a time, few refused and little time lost',
		async (example) => {
			const { refused, minutes } = await meanTraffic(example);
			// Those that were under way when the limit was hit, and an eighth.
			expect(refused).toBeLessThanOrEqual(REQUESTS / 8 + example.concurrency);
			expect(minutes).toBeLessThanOrEqual((REQUESTS / PER_MINUTE) * 1.5);
		},
	);
});

describe('a process that starts when others have used the account up, or nearly so', () => {
	const starts = (['a sliding window', 'a fixed window', 'a token bucket'] as const).flatMap(
		(limit) => [15, 14, 12].map((usedBefore) => ({ limit, usedBefore })),
	);
	it.each(starts)(
		'is not slow for ever after: $limit, $usedBefore used',
		async ({ limit, usedBefore }) => {
			let minutes = 0;
			for (let seed = 1; seed <= SEEDS; seed += 1) {
				const service = LIMITS[limit](seed);
				const run = await traffic(service, () => undefined, 5, seed, usedBefore);
				minutes += run.minutes / SEEDS;
			}
			table.push(`${limit}, ${usedBefore} used before: ${minutes.toFixed(1)} min`);
			expect(minutes).toBeLessThanOrEqual(15);
		},
	);
});
