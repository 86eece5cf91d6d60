/**
 * Many files through Foxit in virtual time: by the node's own code, and by what people build by hand of
 * HTTP Request, Wait and If nodes. Uploads, submits, looks and downloads take a round trip each.
 */

const MINUTE = 60_000;
/** The hand-built chain waits so long before each look. */
const CHAIN_WAIT_MS = 2_000;
/** ...and as long after a refusal that does not say when to come back: n8n's longest pause of Retry On Fail. */
const CHAIN_PAUSE_MS = 5_000;

/** What a service says of a running job after so much of its time, from 0 to 1. */
export const PROGRESS = {
	linear: (share) => Math.floor(100 * share),
	jumpy: (share) => [0, 10, 60, 90].findLast((step) => step <= 95 * share) ?? 0,
	none: () => 0,
};

/**
 * @param load { minMs, maxMs, progress, roundTripMs } of jobs and requests
 * @param {(atMs: number) => number} [limiter] gives 0, or the milliseconds until there is room
 * @param {(waitMs: number) => number | undefined} [retryAfter] what a refusal says of them, if anything
 */
export function makeService(
	clock,
	random,
	load,
	limiter = () => 0,
	retryAfter = (waitMs) => Math.ceil(waitMs / 1_000) * 1_000,
) {
	const { minMs, maxMs, progress = 'linear', roundTripMs = 60 } = load;
	const jobs = [];
	const counts = { requests: 0, refused: 0 };
	const answer = async () => await clock.sleep((roundTripMs / 2) * (0.8 + 0.4 * random()));
	/** One request; `act` is done when it arrives. */
	const call = async (act = () => undefined) => {
		counts.requests += 1;
		await answer();
		const waitMs = limiter(clock.now());
		const isRefused = waitMs > 0;
		if (isRefused) counts.refused += 1;
		const value = isRefused ? undefined : act();
		await answer();
		return { value, isRefused, retryAfterMs: isRefused ? retryAfter(waitMs) : undefined };
	};
	const submit = () => {
		const durationMs = minMs + random() * (maxMs - minMs);
		const job = { durationMs, endsAt: clock.now() + durationMs, looks: 0 };
		jobs.push(job);
		return job;
	};
	const look = (job) => {
		job.looks += 1;
		const now = clock.now();
		if (now < job.endsAt) {
			const share = 1 - (job.endsAt - now) / job.durationMs;
			return { status: 'IN_PROGRESS', progress: PROGRESS[progress](share) };
		}
		job.seenAt ??= now;
		return { status: 'COMPLETED', progress: 100, resultDocumentId: 'r' };
	};
	return { call, submit, look, jobs, counts };
}

/** What came of a run. */
function figuresOf({ jobs, counts }, doneAt, transfersMs = 0) {
	const lagMs = jobs.reduce((sum, { seenAt, endsAt }) => sum + seenAt - endsAt, 0) / jobs.length;
	return {
		seconds: Math.max(...doneAt) / 1_000,
		firstSeconds: Math.min(...doneAt) / 1_000,
		requests: counts.requests / jobs.length,
		refused: counts.refused / counts.requests,
		looks: jobs.reduce((sum, { looks }) => sum + looks, 0) / jobs.length,
		lagSeconds: lagMs / 1_000,
		transfers: transfersMs / 1_000,
		longestJob: Math.max(...jobs.map(({ durationMs }) => durationMs)) / 1_000,
	};
}

/**
 * @param code the node's own: { runItems, waitForTask, readTaskState, Deadline, slotsFor }
 * @param account its pace and what is known of its jobs, as `accountOf` gives it
 */
export async function nodeRun(code, clock, service, account, { files, concurrency = undefined }) {
	const startedAt = clock.now();
	const doneAt = [];
	let longestItemMs = 0;
	const send = async (priority, act) => {
		for (;;) {
			const permit = await account.pace.acquire(priority);
			const { value, isRefused, retryAfterMs } = await service.call(act);
			if (!isRefused) {
				permit.accepted();
				return value;
			}
			permit.refused(retryAfterMs);
		}
	};
	const options = {
		count: files,
		slots: code.slotsFor(account, concurrency),
		stop: new AbortController().signal,
		failFast: true,
	};
	const outcomes = await code.runItems(options, async (index, signals) => {
		const beganAt = clock.now();
		await send('work');
		const job = await send('work', service.submit);
		const deadline = new code.Deadline(10 * MINUTE * files, clock, 'The task');
		const look = async () => code.readTaskState(await send('look', () => service.look(job)));
		const times = account.jobTimes.of('kind');
		const isYoung = () => false;
		const wait = { clock, look, deadline, isYoung, times, signal: signals.giveUp };
		await signals.stepAside(async () => await code.waitForTask(wait));
		deadline.end();
		await send('work');
		doneAt[index] = clock.now() - startedAt;
		longestItemMs = Math.max(longestItemMs, clock.now() - beganAt);
	});
	const failed = outcomes.find((outcome) => 'failure' in outcome);
	if (failed) throw failed.failure;
	return { ...figuresOf(service, doneAt), longestItem: longestItemMs / 1_000 };
}

/**
 * Each step for all files before the next one, as n8n runs nodes; what is done is downloaded before the
 * others go on.
 *
 * @param spacingMs time between two requests: what HTTP Request's batching is set to where the rate is limited
 */
export async function chainRun(clock, service, { files, spacingMs = 0 }) {
	const startedAt = clock.now();
	const doneAt = [];
	const step = async (items, act) =>
		await Promise.all(
			items.map(async (item, index) => {
				await clock.sleep(index * spacingMs);
				for (;;) {
					const { value, isRefused, retryAfterMs } = await service.call(() => act?.(item));
					if (!isRefused) return value;
					await clock.sleep(retryAfterMs ?? CHAIN_PAUSE_MS);
				}
			}),
		);
	const documents = Array.from({ length: files });
	await step(documents);
	let waiting = await step(documents, service.submit);
	const transfersMs = clock.now() - startedAt;
	while (waiting.length > 0) {
		await clock.sleep(CHAIN_WAIT_MS);
		const states = await step(waiting, service.look);
		const isDone = (_job, index) => states[index].status === 'COMPLETED';
		const done = waiting.filter(isDone);
		waiting = waiting.filter((job, index) => !isDone(job, index));
		await step(done, () => doneAt.push(clock.now() - startedAt));
	}
	return figuresOf(service, doneAt, 1.5 * transfersMs);
}
