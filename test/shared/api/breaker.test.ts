import { Breaker, type GuardedCall } from '../../../nodes/shared/api/breaker';
import { FoxitFailure, type FailureKind } from '../../../nodes/shared/failure';

const fail = (kind: FailureKind) => new FoxitFailure(kind, `words of ${kind}`, { httpStatus: 500 });
const never = new AbortController().signal;
const call = (more: Partial<GuardedCall> = {}): GuardedCall => ({
	...{ kind: 'paid', signal: never },
	...more,
});
const upload = () => call({ kind: 'repeatable', leadsToPaid: true });
const look = () => call({ kind: 'repeatable', goesOn: true });

function setup() {
	const clock = { at: 0, now: () => clock.at };
	const breaker = new Breaker(clock);
	/** One attempt of a call that ends the call, as the sender makes it. */
	const send = async (one: GuardedCall, kind?: FailureKind): Promise<string> => {
		const refusal = await breaker.enter(one);
		if (refusal) return `unsent: ${refusal.message}`;
		const failure = kind && fail(kind);
		breaker.attempted(one, failure);
		breaker.ended(one, failure);
		return failure ? failure.message : 'done';
	};
	return { clock, breaker, send };
}

describe('after refused keys', () => {
	it.each(['credentials', 'credentialsMissing', 'edgeRefused'] as const)(
		'the rest fails unsent, with the same sentence: %s',
		async (kind) => {
			const { send } = setup();
			expect(await send(upload(), kind)).toBe(`words of ${kind}`);
			for (const one of [upload(), call(), look(), call({ kind: 'reachesPeople' })]) {
				expect(await send(one)).toBe(`unsent: words of ${kind}`);
			}
		},
	);

	it('says that nothing was sent, and nothing else of the first call', async () => {
		const { breaker, send } = setup();
		await send(upload(), 'credentials');
		expect((await breaker.enter(call()))?.facts).toEqual({
			...{ httpStatus: 500, mayHaveStarted: false, notSent: true },
		});
	});

	it('one odd refusal among successes does not end the run, two in a row do', async () => {
		const { send } = setup();
		await send(upload());
		await send(call(), 'credentials');
		expect(await send(upload())).toBe('done');
		await send(call(), 'credentials');
		await send(call(), 'credentials');
		expect(await send(call())).toBe('unsent: words of credentials');
		// What is paid for is still waited for and fetched.
		expect(await send(look())).toBe('done');
	});

	it('one odd refusal of a look does not throw its task away', async () => {
		const { send } = setup();
		await send(look(), 'credentials');
		expect(await send(look())).toBe('done');
	});
});

it('an account without credits is asked for nothing that leads to costs', async () => {
	const { send } = setup();
	await send(upload());
	await send(call(), 'quotaExceeded');
	expect(await send(upload())).toBe('unsent: words of quotaExceeded');
	expect(await send(call({ kind: 'generate' }))).toBe('unsent: words of quotaExceeded');
	expect(await send(look())).toBe('done');
	expect(await send(call({ kind: 'reachesPeople' }))).toBe('done');
});

it('a refused account is one that refuses paid work twice; one envelope alone can be refused', async () => {
	const { send } = setup();
	const remind = () => call({ kind: 'reachesPeople' });
	await send(remind(), 'forbidden');
	await send(remind(), 'forbidden');
	expect(await send(remind())).toBe('done');
	await send(call(), 'forbidden');
	await send(call(), 'forbidden');
	expect(await send(call())).toBe('unsent: words of forbidden');
});

describe('after five faults of the service within 30 s', () => {
	const down = async (kind: FailureKind = 'service') => {
		const all = setup();
		for (let count = 0; count < 5; count += 1) await all.send(upload(), kind);
		return all;
	};

	it.each(['service', 'network'] as const)(
		'one call goes ahead alone, and the others wait: %s',
		async (kind) => {
			const { breaker } = await down(kind);
			const probe = upload();
			expect(await breaker.enter(probe)).toBeUndefined();
			const entered: number[] = [];
			const others = [1, 2].map(async (number) => {
				await breaker.enter(upload());
				entered.push(number);
			});
			await Promise.resolve();
			expect(entered).toEqual([]);
			// Its own repetitions are no others.
			breaker.attempted(probe, fail(kind));
			expect(await breaker.enter(probe)).toBeUndefined();
			await Promise.resolve();
			expect(entered).toEqual([]);
			breaker.attempted(probe, undefined);
			breaker.ended(probe, undefined);
			await Promise.all(others);
			expect(entered).toEqual([1, 2]);
		},
	);

	it('the rest fails unsent when two such calls have failed', async () => {
		const { send } = await down();
		expect(await send(upload(), 'service')).toBe('words of service');
		expect(await send(upload(), 'network')).toBe('words of network');
		expect(await send(upload())).toBe('unsent: words of network');
		expect(await send(look())).toBe('done');
	});

	it('a success of anything means that it is up again', async () => {
		const { breaker, send } = await down();
		await send(look());
		const both = [upload(), upload()].map(async (one) => await breaker.enter(one));
		expect(await Promise.all(both)).toEqual([undefined, undefined]);
	});

	it('Stop wakes those that wait', async () => {
		const { breaker } = await down();
		await breaker.enter(upload());
		const stop = new AbortController();
		const waiting = breaker.enter(call({ signal: stop.signal }));
		stop.abort();
		expect(await waiting).toBeUndefined();
	});
});

it.each([
	['in a longer time', 10_000, 'service', 6],
	['fewer', 0, 'service', 4],
	['of other kinds', 0, 'validation', 6],
] as const)('faults %s hold nothing back', async (_what, pauseMs, kind, count) => {
	const { clock, breaker, send } = setup();
	for (let sent = 0; sent < count; sent += 1) {
		await send(upload(), kind);
		clock.at += pauseMs;
	}
	const both = [upload(), upload()].map(async (one) => await breaker.enter(one));
	expect(await Promise.all(both)).toEqual([undefined, undefined]);
});
