import { answerFailure, readErrorBody } from '../../shared/api/answer';
import type { Outcome } from '../../shared/api/callSender';
import type { HttpResponse } from '../../shared/api/transport';
import { FoxitFailure, type FailureFacts, type FailureKind } from '../../shared/failure';
import { parsedJson } from '../../shared/values/json';
import { textIn } from '../../shared/values/members';

/** A JSON answer of the service. */
export type Answer = Record<string, unknown>;

/** Whether an answer says that something was done; one of another shape proves nothing (docs/contract/esign.md#success). */
export const saysSuccess = ({ result }: Answer): boolean =>
	textIn(result)?.toLowerCase() === 'success';

/**
 * The answer to a change that has nothing else to tell.
 *
 * @throws FoxitFailure with `submitUnclear` for one that does not say that the change was made
 */
export function assured(answer: Answer): Answer {
	if (saysSuccess(answer)) return answer;
	throw new FoxitFailure(
		'unreadableAnswer',
		"Foxit eSign's answer does not say that this was done",
		{ submitUnclear: true },
	);
}

/** Known words of a refusal, and how to get on (docs/contract/esign.md#errors-inside-http-200). */
const REFUSALS: ReadonlyArray<{ words: RegExp; kind?: FailureKind; advice: string }> = [
	{
		words: /access_token is missing/i,
		kind: 'credentials',
		advice: 'A proxy that removes the Authorization header is the usual cause.',
	},
	{
		words: /access_token/i,
		kind: 'credentials',
		advice:
			'A fresh token was refused as well. Check in the eSign account that API access is on, and the Region in the Foxit eSign API credential.',
	},
	{
		words: /invalid folder id/i,
		advice:
			'Check the Envelope ID. Envelopes of another account, or of the other kind of account, cannot be reached.',
	},
	{
		words: /is not executed yet/i,
		advice: 'Signed files exist once everybody has signed: the envelope is then executed.',
	},
	{
		words: /invalid document index/i,
		advice: 'Documents are numbered from 1, in the order in which they were sent.',
	},
	{
		words: /downloading file from url/i,
		advice:
			"Foxit's own servers fetch the file: the link must work without signing in. A binary file is the safest.",
	},
	{
		words: /assign a signature field/i,
		advice:
			'Place a signature field for this recipient, by text tags in the document, by coordinates or by form fields. Or give them a role that does not sign.',
	},
	{
		words: /non-shared folder/i,
		advice: 'A draft has no activity yet: send it first.',
	},
	{
		words: /embedded signing session/i,
		advice:
			'A session can be renewed only for a recipient who was given one when the envelope was made.',
	},
];

/**
 * Finds the failure in an answer: business errors come with HTTP 200 and `result: error`, whatever
 * the case (docs/contract/esign.md#errors-inside-http-200).
 */
export function reviewAnswer(outcome: Outcome): Outcome {
	if ('failure' in outcome) return { failure: advised(outcome.failure) };
	const failure = refusalIn(outcome.response);
	return failure ? { failure } : outcome;
}

/** The failure that an answer with a success status stands for, if it is one. */
export function refusalIn(response: HttpResponse): FoxitFailure | undefined {
	const answer = parsedJson(response.text);
	if (typeof answer !== 'object' || answer === null || !isRefusal(answer as Answer)) {
		return undefined;
	}
	// Words of a rate limit or of the gateway mean the same here as in an error status.
	const { kind, facts } = answerFailure({ ...response, status: 400 }, 0);
	const passed = kind === 'credentials' || kind === 'credentialsMissing' ? kind : 'validation';
	const sentence = 'Foxit eSign did not accept the request';
	return advised(new FoxitFailure(passed, sentence, { ...facts, httpStatus: response.status }));
}

function isRefusal(answer: Answer): boolean {
	const { result, allow } = answer;
	return (typeof result === 'string' && result.toLowerCase() === 'error') || allow === false;
}

function advised(failure: FoxitFailure): FoxitFailure {
	const words = [failure.facts.foxitMessage, failure.facts.foxitCode].filter(Boolean).join(' ');
	const known = REFUSALS.find((refusal) => refusal.words.test(words));
	if (!known || failure.facts.advice) return failure;
	const facts: FailureFacts = { ...failure.facts, advice: known.advice };
	return new FoxitFailure(known.kind ?? failure.kind, failure.message, facts);
}

/**
 * Whether an answer says that the token is missing or no longer good
 * (docs/contract/esign.md#use-a-token).
 */
export function refusesToken({ status, text }: HttpResponse): boolean {
	if (status === 401) return true;
	if (status !== 200 || !text.includes('access_token')) return false;
	return (
		isRefusal((parsedJson(text) ?? {}) as Answer) &&
		/access_token/.test(readErrorBody(text).message)
	);
}
