import { MAX_TEXT_CHARACTERS, readableText } from './outsideText';

/**
 * What went wrong, in terms of this package's domain. Each kind has its own words for the user
 * (see `api/nodeError.ts`) and its own consequence for retrying (see `api/retryPolicy.ts`).
 */
export type FailureKind =
	/** A parameter or an input file cannot be used; nothing was sent. */
	| 'input'
	/**
	 * The service refused the keys: 401, or 400 with a gateway body
	 * (docs/contract/pdf-services.md#authentication).
	 */
	| 'credentials'
	/**
	 * The gateway saw no keys at all: 400 with "Missing credentials"
	 * (docs/contract/pdf-services.md#authentication).
	 */
	| 'credentialsMissing'
	/**
	 * The edge refused the client itself: 403 with `error code: 1010`
	 * (docs/contract/pdf-services.md#addresses-and-the-edge).
	 */
	| 'edgeRefused'
	/** Any other 403. */
	| 'forbidden'
	/** 400 or 422: the service refused the request body. */
	| 'validation'
	/** 404 `DOCUMENT_NOT_FOUND`: unknown, deleted or older than 24 hours. */
	| 'documentNotFound'
	/** A FAILED task whose message says that the task does not exist. */
	| 'taskNotFound'
	/** 404 or 405 for the path itself: the base URL is wrong. */
	| 'wrongAddress'
	/** 413, or a file over the limit that was found before sending. */
	| 'tooLarge'
	/** 415. */
	| 'unsupportedMedia'
	/**
	 * 429, or rate-limit words inside a 502, 503 or 504
	 * (docs/contract/pdf-services.md#limits-credits-and-timing).
	 */
	| 'rateLimited'
	/** The account has no credits left. */
	| 'quotaExceeded'
	/** Any other 5xx. */
	| 'service'
	/** No answer: refused, reset, not resolved, TLS, timed out. See `networkCause`. */
	| 'network'
	/** An answer that does not say what the contract promises. */
	| 'unreadableAnswer'
	/** A download that is shorter than announced, or lacks the first bytes of its type. */
	| 'truncated'
	/** A ZIP result that is damaged, hostile, or over the limits. */
	| 'archive'
	/** An earlier try's submit may have started the task, so this try did not submit. */
	| 'submitUnclear'
	/** The task ended as FAILED. */
	| 'taskFailed'
	/** The task ended as FAILED because the input asks for a password. */
	| 'passwordProtected'
	/** An item's time limit was over before its upload, its task or its download. */
	| 'timeLimit'
	/** The execution was stopped, or another item of the run failed. */
	| 'cancelled'
	/** A bug of this package or of the host. */
	| 'unexpected';

/** Why there was no answer. `unknown` covers whatever the host reports in other words. */
export type NetworkCause = 'refused' | 'dns' | 'tls' | 'reset' | 'timeout' | 'blocked' | 'unknown';

/** Facts that a failure can carry; every member is safe to show and to log. */
export interface FailureFacts {
	httpStatus?: number;
	/**
	 * The service's own code, verbatim: a word, or a number in a string
	 * (docs/contract/pdf-services.md#tasks).
	 */
	foxitCode?: string;
	/** The service's own message, cleaned of markup and cut to a readable length. */
	foxitMessage?: string;
	networkCause?: NetworkCause;
	/** The operating system's or runtime's own code, e.g. `ECONNRESET`. */
	networkCode?: string;
	/** What the service asked for with Retry-After, in milliseconds. */
	retryAfterMs?: number;
	/** The item that it is about, where several are worked on together. */
	itemIndex?: number;
	/** The step of a chain that failed, counted from 1. */
	failedStep?: number;
	/** Display name of the node parameter that has to change. */
	parameter?: string;
	/** A sentence that replaces the default advice of the failure's kind. */
	advice?: string;
	/** The last status word of a task that did not end in time. */
	lastStatus?: string;
	/** A submit whose fate is not known: no id came back, but a task may have started. */
	submitUnclear?: boolean;
	/** What came of the first attempt whose fate is not known, where others followed it. */
	firstCause?: string;
	/** A gateway answered in the service's place with 502, 503 or 504. */
	gatewayFault?: boolean;
	/** Nothing was sent: an earlier call of the run has shown that it would be in vain. */
	notSent?: boolean;
	/** False where the request surely never started any work at the service. */
	mayHaveStarted?: boolean;
}

const MAX_CODE_CHARACTERS = 100;

/**
 * The one error type of the shared code. It never carries request headers, response objects or a
 * cause chain, so that no secret can travel with it into an execution's stored data.
 */
export class FoxitFailure extends Error {
	readonly facts: FailureFacts;

	constructor(
		readonly kind: FailureKind,
		message: string,
		facts: FailureFacts = {},
	) {
		super(message.length > MAX_TEXT_CHARACTERS ? readableText(message) : message);
		this.name = 'FoxitFailure';
		const { foxitCode, foxitMessage, lastStatus } = facts;
		this.facts = {
			...facts,
			...(foxitCode && { foxitCode: readableText(foxitCode, MAX_CODE_CHARACTERS) }),
			...(foxitMessage && { foxitMessage: readableText(foxitMessage) }),
			...(lastStatus && { lastStatus: readableText(lastStatus, MAX_CODE_CHARACTERS) }),
		};
	}
}

/** Shorthand for the failure of a parameter or an input file. */
export function inputFailure(message: string, facts: FailureFacts = {}): FoxitFailure {
	return new FoxitFailure('input', message, facts);
}

/**
 * Shorthand for work that was cut short by Stop or by another item's failure. n8n's engine tells a
 * stopped run from a failed one by this very spelling of "canceled" in the message.
 */
export function cancelledFailure(facts: FailureFacts = {}): FoxitFailure {
	return new FoxitFailure('cancelled', 'The execution was canceled', facts);
}

/**
 * The reason to end a sleep that is no longer needed. Nobody reads it, so all share one: a new error
 * for every request, with its stack, is a cost.
 */
export const NO_LONGER_NEEDED = cancelledFailure();

/** What work fails with whose signal has aborted: a time limit is the signal's own reason. */
export function abortFailure(signal: AbortSignal | undefined): FoxitFailure {
	const reason: unknown = signal?.reason;
	return reason instanceof FoxitFailure ? reason : cancelledFailure();
}

/** Turns whatever was caught into a failure; what is already one passes unchanged. */
export function asFailure(caught: unknown): FoxitFailure {
	if (caught instanceof FoxitFailure) return caught;
	const message = caught instanceof Error ? caught.message : String(caught);
	return new FoxitFailure('unexpected', message);
}

/** A failure of a kind whose usual advice does not fit here; one that has its own keeps it. */
export function advised(caught: unknown, about: FailureKind, advice: string): FoxitFailure {
	const failure = asFailure(caught);
	const { kind, message, facts } = failure;
	if (kind !== about || facts.advice) return failure;
	return new FoxitFailure(kind, message, { ...facts, advice });
}

/** Of a submit it matters whether the service may have done the work all the same. */
export function submitFailure({ kind, message, facts }: FoxitFailure): FoxitFailure {
	return new FoxitFailure(kind, message, {
		...facts,
		submitUnclear: facts.mayHaveStarted === true,
	});
}

/** What came of a request, as a later failure can quote it. */
export function causeOf({ message, facts }: FoxitFailure): string {
	if (facts.firstCause) return facts.firstCause;
	const status = facts.httpStatus === undefined ? '' : ` (HTTP ${facts.httpStatus})`;
	return message + status;
}
