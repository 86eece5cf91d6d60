import type { FoxitFailure } from '../failure';

/**
 * - `repeatable`: reading, uploading, deleting; doing it twice costs nothing.
 * - `paid`: each success may cost a credit, so it is repeated when nothing can have started, and once
 *   after a gateway's fault, unless the user chose otherwise.
 * - `generate`: paid too, but the result is in the answer: the service's own error 500 has brought
 *   none, and the vendor advises to repeat it (docs/contract/docgen.md#generate-a-document).
 * - `reachesPeople`: somebody may get mail of it, or a second thing of its kind would be made. Never
 *   repeated unless nothing can have started, whatever the user allows (docs/contract/esign.md#idempotency).
 */
export type CallKind = 'repeatable' | 'paid' | 'generate' | 'reachesPeople';

/**
 * Which submits of unknown fate the user lets be sent again, once, at worst for one more credit.
 * `gatewayFaults`: after a 502, 503 or 504 that came from a gateway, or with Retry-After: such answers
 * are known to succeed when they are sent again. `always`: whatever became of the answer.
 */
export type RetrySubmits = 'never' | 'gatewayFaults' | 'always';

export const DEFAULT_RETRY_SUBMITS: RetrySubmits = 'gatewayFaults';

/**
 * Attempts in all; the vendor advises at most 3 repetitions (docs/contract/pdf-services.md#errors).
 */
export const MAX_ATTEMPTS = 4;
/** Repetitions of a `generate` call after the service's own error, which brought no document. */
const MAX_GENERATE_REPEATS = 2;
/** A service that asks for a longer pause than this is not waited for. */
export const MAX_RETRY_AFTER_MS = 10 * 60_000;
/**
 * For so long one request is refused because of the rate and sent again. It is time that counts, and
 * not how often: where many processes share an account, refusals in a row come by chance.
 */
export const MAX_REFUSED_MS = 15 * 60_000;
export interface RepeatQuestion {
	kind: CallKind;
	failure: FoxitFailure;
	/** 1 after the first attempt. */
	attempt: number;
	/** Earlier attempts of this call whose fate is not known. */
	unclearBefore: number;
	retrySubmits: RetrySubmits;
	/** The call uses a document that was uploaded moments ago. */
	usesFreshDocument: boolean;
}

/** Whether a failed call may be sent again after a pause. Rate-limit refusals are not asked here. */
export function mayRepeat(question: RepeatQuestion): boolean {
	const { kind, failure, attempt } = question;
	if (attempt >= MAX_ATTEMPTS) return false;
	switch (failure.kind) {
		case 'documentNotFound':
			return question.usesFreshDocument;
		case 'network':
			if (failure.facts.networkCause === 'blocked') return false;
			return safeToRepeat(question);
		case 'service':
			if (kind === 'generate' && attempt > MAX_GENERATE_REPEATS) return false;
			if (kind === 'generate' && failure.facts.httpStatus === 500) return true;
			return safeToRepeat(question);
		case 'truncated':
			return kind === 'repeatable';
		case 'unreadableAnswer':
			// A success without its id: reading or uploading once more costs nothing.
			return kind === 'repeatable' && isSuccess(failure.facts.httpStatus);
		default:
			return false;
	}
}

function safeToRepeat(question: RepeatQuestion): boolean {
	const { kind, failure, retrySubmits, unclearBefore } = question;
	if (kind === 'repeatable' || failure.facts.mayHaveStarted === false) return true;
	if (kind === 'reachesPeople' || retrySubmits === 'never') return false;
	// At worst one credit more: what is lost again is not sent a third time.
	if (unclearBefore > 0) return false;
	return retrySubmits === 'always' || failure.facts.gatewayFault === true;
}

function isSuccess(httpStatus: number | undefined): boolean {
	return httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300;
}
