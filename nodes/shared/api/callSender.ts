import { abortFailure, asFailure, causeOf, FoxitFailure } from '../failure';
import { guardSilence } from './silenceGuard';
import { backoffMs } from '../task/retryDelay';
import type { Clock } from '../task/clock';
import type { Pace, Permit, Priority } from '../task/pace';
import { withoutNul } from '../outsideText';
import type { Redact } from '../secrets/redact';
import { answerFailure } from './answer';
import { Breaker } from './breaker';
import {
	DEFAULT_RETRY_SUBMITS,
	MAX_REFUSED_MS,
	MAX_RETRY_AFTER_MS,
	mayRepeat,
	type CallKind,
	type RetrySubmits,
} from './retryPolicy';
import { readStart } from './streams';
import {
	MAX_ERROR_BODY_BYTES,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from './transport';

/** Limit of one short exchange; the edge itself gives up after about 100 s. */
export const REQUEST_TIMEOUT_MS = 60_000;
/** Limit for the body of an error that was to be a stream. */
const ERROR_BODY_MS = 10_000;

/** What all requests of one node run have in common. */
export interface ClientOptions {
	transport: Transport;
	clock: Clock;
	pace: Pace;
	/** Address of the service, its prefix included, without a trailing slash. */
	baseUrl: string;
	/** Which submits of unknown fate are sent again. */
	retrySubmits?: RetrySubmits;
	/** Shared by all clients of one run; one of its own if absent. */
	breaker?: Breaker;
	/** Takes secrets out of the service's words, in case it repeats what it was sent. */
	redact?: Redact;
}

/** One call: a request and how it may be repeated. */
export interface Call {
	method: HttpRequest['method'];
	/** Below the service's address, percent-encoded, with a leading slash. */
	path: string;
	headers?: Record<string, string>;
	/** Made anew for every attempt, because a stream can be sent only once. */
	body?: () => Promise<NonNullable<HttpRequest['body']>> | NonNullable<HttpRequest['body']>;
	response?: HttpRequest['response'];
	kind: CallKind;
	priority: Priority;
	/** It goes on with work that is under way: it is sent whatever other calls of the run have met. */
	goesOn?: boolean;
	/** It is made only for the sake of paid work that is to follow. */
	leadsToPaid?: boolean;
	/** Awaited before every attempt: a pause that this call has to keep in addition to the pace. */
	before?: () => Promise<void>;
	/** False: a failure is left to the caller, who has a rhythm of its own. */
	repeat?: boolean;
	usesFreshDocument?: boolean;
	/** Hears of a success after an attempt whose fate is not known: what came of the first such. */
	repeatedUnclear?: (cause: string) => void;
	/** The service's own reading of an outcome: what its status does not tell. */
	review?: (outcome: Outcome) => Outcome;
	timeoutMs?: number;
	/** Of a text answer; see `HttpRequest`. */
	maxBytes?: number;
	signal: AbortSignal;
	/**
	 * Ends the waits before an attempt, where one that is under way is to go on so that its outcome
	 * becomes known; `signal` if absent.
	 */
	waitSignal?: AbortSignal;
}

/** What came of a call. */
export type Outcome = { response: HttpResponse } | { failure: FoxitFailure };

/** Sends calls to one Foxit account under its pace, and repeats what may be repeated. */
export class CallSender {
	/** Time during which at least one call of this client waited because of the rate. */
	paceWaitMs = 0;
	/** Refusals because of the rate that this client has met. */
	refusals = 0;
	/** Requests that this client has sent. */
	requests = 0;
	readonly breaker: Breaker;
	private waitsCountedUntil = -Infinity;

	constructor(private readonly options: ClientOptions) {
		this.breaker = options.breaker ?? new Breaker(options.clock);
	}

	get clock(): Clock {
		return this.options.clock;
	}

	/** Takes secrets out of what the service sent. */
	withoutSecrets(text: string, kind: 'words' | 'data'): string {
		return this.options.redact?.(text, kind) ?? text;
	}

	/**
	 * Sends a call and repeats it as its kind allows.
	 *
	 * @returns an answer with a 2xx status
	 * @throws FoxitFailure for anything else
	 */
	async send(call: Call): Promise<HttpResponse> {
		const outcome = await this.sendRepeatedly(call);
		if ('failure' in outcome) throw outcome.failure;
		return outcome.response;
	}

	/** The same, with a failure as a value. */
	protected async sendRepeatedly(call: Call): Promise<Outcome> {
		const unclear: FoxitFailure[] = [];
		const outcome = await this.sendGuarded(call, unclear).catch((caught: unknown) => ({
			// A wait was cut off, and nothing is under way but what came before.
			failure: afterUnclear(asFailure(caught), unclear),
		}));
		this.breaker.ended(call, failureIn(outcome));
		return outcome;
	}

	private async sendGuarded(call: Call, unclear: FoxitFailure[]): Promise<Outcome> {
		const { clock } = this.options;
		let refusedAt: number | undefined;
		for (let attempt = 1; ;) {
			const refusal = await this.breaker.enter(call);
			if (refusal) return { failure: afterUnclear(refusal, unclear) };
			const outcome = await this.sendOnce(call);
			this.breaker.attempted(call, failureIn(outcome));
			if ('response' in outcome) {
				if (unclear[0]) call.repeatedUnclear?.(causeOf(unclear[0]));
				return outcome;
			}
			const { failure } = outcome;
			const ended = { failure: afterUnclear(failure, unclear) };
			if (call.signal.aborted) return { failure: cutOff(ended.failure, call.signal) };

			if (failure.kind === 'rateLimited') {
				refusedAt ??= clock.now();
				const refusedMs = clock.now() - refusedAt + (failure.facts.retryAfterMs ?? 0);
				if (asksForTooLong(failure) || refusedMs > MAX_REFUSED_MS) return ended;
				continue; // The pace holds the next attempt back for as long as it must.
			}
			const again =
				call.repeat !== false &&
				mayRepeat({
					kind: call.kind,
					failure,
					attempt,
					unclearBefore: unclear.length,
					retrySubmits: this.options.retrySubmits ?? DEFAULT_RETRY_SUBMITS,
					usesFreshDocument: call.usesFreshDocument ?? false,
				});
			if (!again || asksForTooLong(failure)) return ended;
			if (call.kind !== 'repeatable' && failure.facts.mayHaveStarted !== false) {
				unclear.push(failure);
			}
			const pauseMs = backoffMs(attempt, clock.random());
			await clock.sleep(Math.max(pauseMs, failure.facts.retryAfterMs ?? 0), waitSignalOf(call));
			attempt += 1;
		}
	}

	private async sendOnce(call: Call): Promise<Outcome> {
		await call.before?.();
		const permit = await this.options.pace.acquire(call.priority, waitSignalOf(call));
		this.countWait(permit.waitedMs);
		this.requests += 1;
		const outcome = await this.exchange(call);
		const reviewed = call.review?.(outcome) ?? outcome;
		this.settle(permit, reviewed);
		return reviewed;
	}

	/** Calls that wait side by side wait through the same time: it counts once. */
	private countWait(waitedMs: number): void {
		const now = this.clock.now();
		this.paceWaitMs += Math.max(0, now - Math.max(now - waitedMs, this.waitsCountedUntil));
		this.waitsCountedUntil = now;
	}

	private settle(permit: Permit, outcome: Outcome): void {
		const failure = 'failure' in outcome ? outcome.failure : undefined;
		// A pause that nobody waits for is no matter of pace: later runs shall hear of it, too.
		if (failure?.kind === 'rateLimited' && !asksForTooLong(failure)) {
			this.refusals += 1;
			permit.refused(failure.facts.retryAfterMs);
		} else {
			permit.accepted();
		}
	}

	private async exchange(call: Call): Promise<Outcome> {
		const { transport, baseUrl } = this.options;
		try {
			const body = await call.body?.();
			const response = await transport({
				method: call.method,
				url: baseUrl + call.path,
				...(call.headers && { headers: call.headers }),
				...(body !== undefined && { body }),
				response: call.response ?? 'text',
				timeoutMs: call.timeoutMs ?? REQUEST_TIMEOUT_MS,
				...(call.maxBytes !== undefined && { maxBytes: call.maxBytes }),
				signal: call.signal,
			});
			const ok = response.status >= 200 && response.status < 300;
			if (ok && response.stream) return { response };
			const words = await this.readError(response, call);
			const text = this.withoutSecrets(words, ok ? 'data' : 'words');
			if (ok) return { response: { ...response, text: withoutNul(text) } };
			return { failure: answerFailure({ ...response, text }, this.clock.now()) };
		} catch (caught) {
			return { failure: asFailure(caught) };
		}
	}

	/** The status has told what matters: an error body that breaks off or stalls is used as it is. */
	private async readError({ stream, text, hangUp }: HttpResponse, call: Call): Promise<string> {
		if (!stream) return text;
		const { clock } = this.options;
		const guard = guardSilence(stream, ERROR_BODY_MS, clock, call.signal, hangUp);
		try {
			return (await readStart(stream, MAX_ERROR_BODY_BYTES)).toString('utf8');
		} finally {
			guard.stop();
		}
	}
}

function waitSignalOf({ waitSignal, signal }: Call): AbortSignal {
	return waitSignal ?? signal;
}

function failureIn(outcome: Outcome): FoxitFailure | undefined {
	return 'failure' in outcome ? outcome.failure : undefined;
}

/** What one attempt may have started, the failure of a later one does not take back. */
function afterUnclear(failure: FoxitFailure, [first]: readonly FoxitFailure[]): FoxitFailure {
	if (!first) return failure;
	const { kind, message, facts } = failure;
	return new FoxitFailure(kind, message, {
		...facts,
		mayHaveStarted: true,
		firstCause: causeOf(first),
	});
}

/** Stop or a time limit does not take back what was sent: whether it was done is not known then. */
function cutOff(failure: FoxitFailure, signal: AbortSignal): FoxitFailure {
	const { kind, message } = abortFailure(signal);
	const mayHaveStarted = failure.kind === kind || failure.facts.mayHaveStarted === true;
	const { firstCause } = failure.facts;
	return new FoxitFailure(kind, message, {
		mayHaveStarted,
		...(firstCause && { firstCause }),
	});
}

function asksForTooLong({ facts }: FoxitFailure): boolean {
	return (facts.retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS;
}
