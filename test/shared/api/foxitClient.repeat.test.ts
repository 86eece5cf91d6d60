import type { Call } from '../../../nodes/shared/api/callSender';
import type { RetrySubmits } from '../../../nodes/shared/api/retryPolicy';
import { failureOf } from '../../support/failures';
import {
	json,
	LATENCY_MS,
	noAnswer,
	scriptedClient,
	type Reply,
} from '../../support/scripted-transport';

const never = new AbortController().signal;
const unlimited = { stop: never, giveUp: never };
const ok = json(200, { taskId: 't1' });
const reset = noAnswer('reset', true);
const refused = noAnswer('refused', false);
const serverError = json(500, { code: 'INTERNAL_SERVER_ERROR', message: 'x' });
const notFound = json(404, { code: 'DOCUMENT_NOT_FOUND', message: 'x' });
const rateWords = (status: number) => json(status, { error: 'RateLimiterException' });
const tooMany = (retryAfter: string) => json(429, '', { 'retry-after': retryAfter });

const get: Call = {
	method: 'GET',
	path: '/x',
	kind: 'repeatable',
	priority: 'work',
	signal: never,
};

interface SubmitOptions {
	retrySubmits?: RetrySubmits;
	fresh?: boolean;
}

const NEVER: SubmitOptions = { retrySubmits: 'never' };

/** Runs a submit against the replies: how often it was sent, and what came of it. */
async function submit(
	replies: Reply[],
	{ retrySubmits, fresh = false }: SubmitOptions = {},
): Promise<{ sent: number; result: string }> {
	const { client, clock, requests } = scriptedClient(replies, {
		...(retrySubmits && { retrySubmits }),
	});
	const work = client.submit('/x', { a: 1 }, fresh, unlimited);
	const result = await clock.run(work.catch((failure: { kind: string }) => failure.kind));
	return { sent: requests.length, result };
}

describe('a call that may be repeated', () => {
	it.each([
		['a reset', reset],
		['a refused connection', refused],
		['an unresolved name', noAnswer('dns', false)],
		['a time-out', noAnswer('timeout', true)],
		['HTTP 500', serverError],
		['HTTP 502', json(502, '')],
	])('goes again after %s', async (_what, reply) => {
		const { client, clock, requests } = scriptedClient([reply, reply, ok]);
		expect((await clock.run(client.send(get))).status).toBe(200);
		expect(requests).toHaveLength(3);
	});

	it('waits 1, 2 and 4 s in between, and gives up after four attempts', async () => {
		const { client, clock, requests } = scriptedClient([reset, reset, reset, reset, ok]);
		expect((await clock.run(failureOf(client.send(get)))).kind).toBe('network');
		const pauses = requests.slice(1).map(({ at }, n) => at - (requests[n]?.at ?? 0) - LATENCY_MS);
		expect(pauses).toEqual([1_000, 2_000, 4_000]);
	});

	it('waits for as long as the service asks', async () => {
		const busy = json(503, '', { 'retry-after': '20' });
		const { client, clock, requests } = scriptedClient([busy, ok]);
		await clock.run(client.send(get));
		expect(requests[1]?.at).toBe(20_000 + LATENCY_MS);
	});

	it('does not wait when the service asks for too much', async () => {
		const closed = json(503, '', { 'retry-after': '3600' });
		const { client, clock, requests } = scriptedClient([closed]);
		expect((await clock.run(failureOf(client.send(get)))).kind).toBe('service');
		expect(requests).toHaveLength(1);
	});

	it('gets a new body for each attempt', async () => {
		const { client, clock, requests } = scriptedClient([reset, reset, ok]);
		let made = 0;
		const body = () => `body ${(made += 1)}`;
		await clock.run(client.send({ ...get, method: 'POST', body }));
		expect(requests.map(({ sent }) => sent.toString())).toEqual(['body 1', 'body 2', 'body 3']);
	});

	it('is left to the caller where the caller has a rhythm of its own', async () => {
		const { client, clock, requests } = scriptedClient([serverError, ok]);
		expect((await clock.run(failureOf(client.readTask('t', never)))).kind).toBe('service');
		expect(requests).toHaveLength(1);
	});

	it.each([
		['400', json(400, { message: 'bad' })],
		['401', json(401, { allow: false, reason: 'Invalid credentials' })],
		['403', json(403, '')],
		['404', notFound],
		['413', json(413, '')],
	])('ends after HTTP %s', async (_status, reply) => {
		const { client, clock, requests } = scriptedClient([reply]);
		await clock.run(failureOf(client.send(get)));
		expect(requests).toHaveLength(1);
	});
});

describe('a submit', () => {
	it.each([
		['after a reset', [reset], {}, 1, 'network'],
		['after a time-out', [noAnswer('timeout', true)], {}, 1, 'network'],
		['after HTTP 500', [serverError], {}, 1, 'service'],
		['after a second fault of a gateway', [json(503, ''), json(502, '<html>')], {}, 2, 'service'],
		['after a 503 of the service itself', [json(503, { code: 'DOWN' })], {}, 1, 'service'],
		['after a 502 when the user chose Never', [json(502, '')], NEVER, 1, 'service'],
		['after a 404 for a document of long ago', [notFound], {}, 1, 'documentNotFound'],
	])('does not go again %s', async (_when, replies, options, sent, result) => {
		expect(await submit(replies, options)).toEqual({ sent, result });
	});

	it.each([408, 409, 423, 425, 499, 520, 524])(
		'does not go again after HTTP %p, which says nothing about the work',
		async (status) => {
			expect(await submit([json(status, '')], {})).toEqual({ sent: 1, result: 'service' });
		},
	);

	it.each([
		['after a reset, when the user allows it', [reset, ok], { retrySubmits: 'always' }],
		['after HTTP 500, when the user allows it', [serverError, ok], { retrySubmits: 'always' }],
		['after a refused connection', [refused, ok], {}],
		['after an unresolved name', [noAnswer('dns', false), ok], {}],
		['after HTTP 429', [tooMany('1'), ok], {}],
		['after HTTP 502 with rate words', [rateWords(502), ok], {}],
		['after HTTP 503 with rate words', [rateWords(503), ok], {}],
		['after a 502 of a gateway', [json(502, '<html>Bad Gateway</html>'), ok], {}],
		['after a 504 of a gateway', [json(504, ''), ok], {}],
		['after a 503 that says when', [json(503, { code: 'DOWN' }, { 'retry-after': '1' }), ok], {}],
		['after a 404 for a fresh document', [notFound, ok], { fresh: true }],
	] as Array<[string, Reply[], SubmitOptions]>)(
		'goes again %s',
		async (_when, replies, options) => {
			expect(await submit(replies, options)).toEqual({ sent: 2, result: 't1' });
		},
	);

	it('that may have been carried out twice tells of it, with the first cause', async () => {
		const { client, clock } = scriptedClient([json(502, ''), refused, ok]);
		const told: string[] = [];
		await clock.run(client.submit('/x', {}, false, unlimited, (cause) => told.push(cause)));
		expect(told).toEqual(['Foxit could not process the request (HTTP 502)']);
	});

	it('that surely started nothing at first tells nothing', async () => {
		const { client, clock } = scriptedClient([refused, tooMany('1'), ok]);
		const told: string[] = [];
		await clock.run(client.submit('/x', {}, false, unlimited, (cause) => told.push(cause)));
		expect(told).toEqual([]);
	});

	it('keeps the first cause, whatever the later attempts end with', async () => {
		const refusal = json(422, { code: 'VALIDATION_ERROR', message: 'x' });
		const { client, clock } = scriptedClient([json(504, ''), refusal]);
		const failure = await clock.run(failureOf(client.submit('/x', {}, false, unlimited)));
		expect(failure).toMatchObject({
			kind: 'validation',
			facts: {
				submitUnclear: true,
				firstCause: 'Foxit could not process the request (HTTP 504)',
			},
		});
	});

	it('does not ask for a fresh document for ever', async () => {
		const replies = Array<Reply>(9).fill(notFound);
		expect(await submit(replies, { fresh: true })).toEqual({ sent: 4, result: 'documentNotFound' });
	});
});

describe('refusals because of the rate', () => {
	it('hold the call back for as long as the service asks', async () => {
		const { client, clock, requests } = scriptedClient([tooMany('7'), ok]);
		await clock.run(client.send(get));
		expect(requests[1]?.at).toBe(7_000 + LATENCY_MS);
		expect(client.refusals).toBe(1);
		expect(client.paceWaitMs).toBe(7_000);
	});

	it('do not count as attempts', async () => {
		const replies = [tooMany('1'), tooMany('1'), tooMany('1'), tooMany('1'), reset, ok];
		const { client, clock, requests } = scriptedClient(replies);
		await clock.run(client.send(get));
		expect(requests).toHaveLength(6);
	});

	it('end the call when they have gone on for a quarter of an hour', async () => {
		const { client, clock, requests } = scriptedClient(Array<Reply>(20).fill(tooMany('1')));
		expect((await clock.run(failureOf(client.send(get)))).kind).toBe('rateLimited');
		expect(clock.elapsed).toBeGreaterThan(15 * 60_000);
		expect(requests.length).toBeLessThan(15);
	});

	it('end the call at once when the service asks for a pause too long to wait', async () => {
		const { client, clock, requests } = scriptedClient([tooMany('3600')]);
		const failure = await clock.run(failureOf(client.send(get)));
		expect(failure.facts.retryAfterMs).toBe(3_600_000);
		expect(requests).toHaveLength(1);
	});

	it('with a pause too long to wait do not hold up the next run for all of it', async () => {
		const { client, clock } = scriptedClient([tooMany('3600'), ok]);
		await clock.run(failureOf(client.send(get)));
		await clock.run(client.send(get));
		expect(clock.elapsed).toBeLessThan(60_000);
	});

	it('for want of credits are not waited for', async () => {
		const { client, clock } = scriptedClient([json(429, { code: 'QUOTA_EXCEEDED' })]);
		expect((await clock.run(failureOf(client.send(get)))).kind).toBe('quotaExceeded');
	});
});

describe('Stop', () => {
	it.each([
		['during a request', LATENCY_MS / 2],
		['between two attempts', LATENCY_MS + 500],
	])('ends a call at once %s', async (_when, afterMs) => {
		const stop = new AbortController();
		const { client, clock, requests } = scriptedClient([reset, ok]);
		const failure = failureOf(client.send({ ...get, signal: stop.signal }));
		await clock.advance(afterMs);
		stop.abort();
		expect((await failure).kind).toBe('cancelled');
		expect(requests).toHaveLength(1);
		expect(clock.pending).toBe(0);
	});

	it('leaves the pace free for others', async () => {
		const stop = new AbortController();
		const { client, clock } = scriptedClient([ok, ok]);
		const failure = failureOf(client.send({ ...get, signal: stop.signal }));
		await clock.advance(10);
		stop.abort();
		await failure;
		expect((await clock.run(client.send(get))).status).toBe(200);
	});
});
