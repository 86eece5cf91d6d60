import { FoxitFailure, type FailureFacts, type FailureKind } from '../../../nodes/shared/failure';
import { Deadline } from '../../../nodes/shared/task/deadline';
import { JobTimes } from '../../../nodes/shared/task/jobTimes';
import { readTaskState, type TaskState } from '../../../nodes/shared/task/taskState';
import { waitForTask } from '../../../nodes/shared/task/waitForTask';
import { FakeClock } from '../../support/fake-clock';
import { failureOf } from '../../support/failures';

type Step = object | FoxitFailure;

const running = (progress?: number) => ({ status: 'IN_PROGRESS', progress });
const done = { status: 'COMPLETED', resultDocumentId: 'r1' };
const unknown = { status: 'FAILED', error: { code: '10000', message: 'task is not exist' } };
const failed = (kind: FailureKind, facts: FailureFacts = {}) =>
	new FoxitFailure(kind, `A ${kind}`, facts);

interface Options {
	limitMs?: number;
	times?: JobTimes;
	youngForMs?: number;
	stop?: AbortSignal;
}

/** Waits for a task as an item does, under its time limit. */
async function waitUnderLimit(
	clock: FakeClock,
	look: (signal: AbortSignal) => Promise<TaskState>,
	{ limitMs = 300_000, times, youngForMs = 0, stop = new AbortController().signal }: Options,
) {
	const deadline = new Deadline(limitMs, clock, 'The task');
	const signal = deadline.bound(stop);
	try {
		const isYoung = () => clock.elapsed < youngForMs;
		const wait = { clock, look: async () => await look(signal), deadline, isYoung, signal };
		return await waitForTask({ ...wait, ...(times && { times }) });
	} finally {
		deadline.end();
	}
}

/** A wait whose looks find the given steps, the last one for ever. */
function waiting(steps: Step[], options: Options = {}) {
	const clock = new FakeClock();
	const lookedAt: number[] = [];
	const look = async (): Promise<TaskState> => {
		const step = steps[Math.min(lookedAt.length, steps.length - 1)];
		lookedAt.push(clock.elapsed);
		if (step instanceof FoxitFailure) throw step;
		return await Promise.resolve(readTaskState(step));
	};
	const start = () => waitUnderLimit(clock, look, options);
	return { clock, lookedAt, start };
}

/** Times that note what they are taught: a duration in whole milliseconds, and the looks. */
function listening() {
	const times = new JobTimes();
	const taught: number[][] = [];
	const begin = times.begin.bind(times);
	times.begin = (clock) => {
		const watch = begin(clock);
		const done = (durationMs: number, looks: number) => {
			taught.push([Math.round(durationMs), looks]);
			watch.done(durationMs, looks);
		};
		return { ...watch, done };
	};
	return { times, taught };
}

describe('a task that ends well', () => {
	it('is found done at the first look', async () => {
		const { clock, lookedAt, start } = waiting([done], { times: new JobTimes() });
		const { state, polls, waitMs } = await clock.run(start());
		expect(state.resultDocumentId).toBe('r1');
		expect({ polls, waitMs, lookedAt }).toEqual({ polls: 1, waitMs: 500, lookedAt: [500] });
	});

	it('is looked at without delay when it is not our own submit', async () => {
		const { clock, lookedAt, start } = waiting([done]);
		await clock.run(start());
		expect(lookedAt).toEqual([0]);
	});

	it('is found after several looks without news', async () => {
		const { clock, lookedAt, start } = waiting([running(), running(), running(), done]);
		expect((await clock.run(start())).polls).toBe(4);
		expect(lookedAt).toEqual([0, 2_000, 4_000, 6_000]);
	});

	it('is looked at again when its progress says that it ends', async () => {
		const times = new JobTimes();
		const { clock, lookedAt, start } = waiting([running(24), done], { times });
		await clock.run(start());
		// At 24 % the whole takes 2,083 ms at most.
		expect(lookedAt.map(Math.round)).toEqual([500, 2_143]);
	});

	it('teaches the times when the progress had foretold its end', async () => {
		const { times, taught } = listening();
		const { clock, start } = waiting([running(24), done], { times });
		await clock.run(start());
		expect(taught).toEqual([[2_042, 2]]);
	});

	it('teaches the times the middle of the last two looks when nothing foretold its end', async () => {
		const { times, taught } = listening();
		const { clock, start } = waiting([running(), done], { times });
		await clock.run(start());
		expect(taught).toEqual([[750, 2]]);
	});
});

describe('a look that fails', () => {
	const passing: FoxitFailure[] = [
		failed('network', { networkCause: 'reset' }),
		failed('service', { httpStatus: 502 }),
		failed('rateLimited', { httpStatus: 429 }),
		failed('unreadableAnswer'),
	];

	it.each(passing)('is no failed job: $message', async (failure) => {
		const { clock, start } = waiting([failure, running(), failure, done]);
		expect((await clock.run(start())).polls).toBe(4);
	});

	it('makes the next look wait longer each time', async () => {
		const trouble = failed('service');
		const { clock, lookedAt, start } = waiting([trouble, trouble, trouble, done]);
		await clock.run(start());
		expect(lookedAt).toEqual([0, 1_000, 3_000, 7_000]);
	});

	it('is obeyed when it says how long to wait', async () => {
		const busy = failed('service', { retryAfterMs: 20_000 });
		const { clock, lookedAt, start } = waiting([busy, done]);
		await clock.run(start());
		expect(lookedAt).toEqual([0, 20_000]);
	});

	it('is forgiven seven times in a row, and again after a good one', async () => {
		const trouble = Array<Step>(7).fill(failed('service'));
		const { clock, start } = waiting([...trouble, running(), ...trouble, done]);
		expect((await clock.run(start())).state.phase).toBe('done');
	});

	it('ends the wait when it is the eighth in a row, over a minute and a half later', async () => {
		const trouble = Array<Step>(7).fill(failed('network'));
		const last = failed('service', { httpStatus: 503 });
		const { clock, lookedAt, start } = waiting([...trouble, last]);
		expect(await clock.run(failureOf(start()))).toBe(last);
		expect(lookedAt).toHaveLength(8);
		expect(clock.elapsed).toBeGreaterThan(90_000);
	});

	it.each<FailureKind>([
		'credentialsMissing',
		'input',
		'quotaExceeded',
		'unexpected',
		'validation',
	])('ends the wait at once when no later look can mend it: %s', async (kind) => {
		const { clock, lookedAt, start } = waiting([failed(kind)]);
		expect((await clock.run(failureOf(start()))).kind).toBe(kind);
		expect(lookedAt).toHaveLength(1);
	});

	it.each<FailureKind>([
		'credentials',
		'documentNotFound',
		'edgeRefused',
		'forbidden',
		'wrongAddress',
	])('does not throw a paid task away for one odd refusal: %s', async (kind) => {
		const odd = waiting([failed(kind), done]);
		await expect(odd.clock.run(odd.start())).resolves.toMatchObject({ polls: 2 });
		const twice = waiting([failed(kind), failed(kind)]);
		expect((await twice.clock.run(failureOf(twice.start()))).kind).toBe(kind);
	});
});

describe('a task that fails', () => {
	it('ends the wait with what the service says, inside HTTP 200', async () => {
		const body = { status: 'FAILED', error: { code: 'E1', message: 'Broken file' } };
		const { clock, lookedAt, start } = waiting([running(), body]);
		expect(await clock.run(failureOf(start()))).toMatchObject({
			kind: 'taskFailed',
			facts: { foxitCode: 'E1', foxitMessage: 'Broken file' },
		});
		expect(lookedAt).toHaveLength(2);
	});

	it('may be unknown for as long as it is young', async () => {
		const { clock, start } = waiting([unknown, done], { youngForMs: 10_000 });
		expect((await clock.run(start())).state.phase).toBe('done');
	});

	it('may not be unknown for ever', async () => {
		const { clock, start } = waiting([unknown], { youngForMs: 10_000 });
		expect((await clock.run(failureOf(start()))).kind).toBe('taskNotFound');
		expect(clock.elapsed).toBeLessThan(20_000);
	});

	it('may not be unknown at all when nobody here has seen it being submitted', async () => {
		const { clock, lookedAt, start } = waiting([unknown, done]);
		expect((await clock.run(failureOf(start()))).kind).toBe('taskNotFound');
		expect(lookedAt).toHaveLength(1);
	});
});

describe('the time limit', () => {
	it('ends the wait, never without a last look in its last second', async () => {
		const { clock, lookedAt, start } = waiting([running()], { limitMs: 10_000 });
		const failure = await clock.run(failureOf(start()));
		expect(failure).toMatchObject({
			kind: 'timeLimit',
			message: 'The task did not finish within 10 seconds',
			facts: { lastStatus: 'IN_PROGRESS' },
		});
		expect(lookedAt.at(-1)).toBe(9_000);
	});

	it('lets the last look still find the task done', async () => {
		const { clock, start } = waiting([running(), running(), done], { limitMs: 3_000 });
		expect((await clock.run(start())).waitMs).toBe(2_400);
	});

	it('comes before the first look when it is shorter than jobs usually take', async () => {
		const times = new JobTimes();
		const { clock, lookedAt, start } = waiting([running()], { limitMs: 500, times });
		const failure = await clock.run(failureOf(start()));
		expect(failure.message).toBe('The task did not finish within 0.5 seconds');
		expect(lookedAt).toEqual([400]);
	});

	it('cuts a wait that the service asked for', async () => {
		const busy = failed('service', { retryAfterMs: 600_000 });
		const { clock, lookedAt, start } = waiting([busy], { limitMs: 5_000 });
		expect((await clock.run(failureOf(start()))).kind).toBe('timeLimit');
		expect(lookedAt).toEqual([0, 4_000]);
	});

	it('may be none', async () => {
		const steps: Step[] = [...Array<Step>(500).fill(running()), done];
		const { clock, start } = waiting(steps, { limitMs: Infinity });
		await clock.run(start());
		expect(clock.elapsed).toBeGreaterThan(7_000_000);
	});
});

describe('Stop', () => {
	it('ends the wait in the middle of a sleep', async () => {
		const stop = new AbortController();
		const { clock, lookedAt, start } = waiting([running()], { stop: stop.signal });
		const failure = failureOf(start());
		await clock.advance(500);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		expect(lookedAt).toEqual([0]);
		expect(clock.pending).toBe(0);
	});

	it('ends the wait in the middle of a look', async () => {
		const stop = new AbortController();
		const clock = new FakeClock();
		const look = async (): Promise<TaskState> => {
			await clock.sleep(5_000, stop.signal);
			return readTaskState(done);
		};
		const failure = failureOf(
			waitUnderLimit(clock, look, { limitMs: Infinity, stop: stop.signal }),
		);
		await clock.advance(100);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		expect(clock.pending).toBe(0);
	});

	it('that came before the wait sends nothing at all', async () => {
		const { lookedAt, start } = waiting([done], { stop: AbortSignal.abort() });
		expect((await failureOf(start())).kind).toBe('cancelled');
		expect(lookedAt).toEqual([]);
	});
});

describe('looks that hang, or wait for the rate', () => {
	/** Looks that end only with their signal. */
	function hanging(limitMs: number, stop?: AbortSignal) {
		const clock = new FakeClock();
		const look = async (signal: AbortSignal): Promise<TaskState> => {
			await clock.sleep(3_600_000, signal);
			throw new Error('not reached');
		};
		return {
			clock,
			result: failureOf(waitUnderLimit(clock, look, { limitMs, ...(stop && { stop }) })),
		};
	}

	it('do not outlast the time limit', async () => {
		const { clock, result } = hanging(5_000);
		await clock.advance(5_000);
		expect((await result).kind).toBe('timeLimit');
		expect(clock.pending).toBe(0);
	});

	it('end with Stop', async () => {
		const stop = new AbortController();
		const { clock, result } = hanging(5_000, stop.signal);
		await clock.advance(1_000);
		stop.abort();
		expect((await result).kind).toBe('cancelled');
		expect(clock.pending).toBe(0);
	});
});
