import type { Clock } from '../../../nodes/shared/task/clock';

type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The clock on a host whose own `sleep` is given. */
function clockOn(sleep: Sleep): Clock {
	let clock: Clock | undefined;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => ({ sleep }));
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the mock
		({ n8nClock: clock } = require('../../../nodes/shared/api/n8nClock') as { n8nClock: Clock });
	});
	if (!clock) throw new Error('The clock was not loaded');
	return clock;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('leaves no long timer behind on a host that cannot end a sleep', async () => {
	const asked: number[] = [];
	const oldSleep = async (ms: number) => {
		asked.push(ms);
		await new Promise<void>((resolve) => setTimeout(resolve, ms));
	};
	const stop = new AbortController();
	const sleeping = expect(clockOn(oldSleep).sleep(60_000, stop.signal)).rejects.toMatchObject({
		kind: 'cancelled',
	});
	await jest.advanceTimersByTimeAsync(2_500);
	stop.abort();
	await sleeping;
	expect(asked).toEqual([1_000, 1_000, 1_000]);
	await jest.advanceTimersByTimeAsync(1_000);
	expect(jest.getTimerCount()).toBe(0);
});

it('sleeps as long as asked on such a host', async () => {
	const oldSleep = async (ms: number) =>
		await new Promise<void>((resolve) => setTimeout(resolve, ms));
	let awake = false;
	const stop = new AbortController();
	void clockOn(oldSleep)
		.sleep(2_300, stop.signal)
		.then(() => (awake = true));
	await jest.advanceTimersByTimeAsync(2_299);
	expect(awake).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(awake).toBe(true);
});

it('asks for no longer timer than there is', async () => {
	const asked: number[] = [];
	const sleep: Sleep = async (ms, _signal) => {
		asked.push(ms);
		await new Promise<void>((resolve) => setTimeout(resolve, ms));
	};
	void clockOn(sleep).sleep(3_000_000_000);
	await jest.advanceTimersByTimeAsync(0);
	expect(asked).toEqual([2 ** 31 - 1]);
});
