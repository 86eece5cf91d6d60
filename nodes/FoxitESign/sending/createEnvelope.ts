import type { Answer } from '../service/answers';
import { asFailure, causeOf, FoxitFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import type { EnvelopeRequest } from './envelopeBody';
import { envelopeIdIn, findEnvelope } from './findEnvelope';
import { lookAt } from './sendDraft';

/**
 * Makes an envelope, once; whether that sends it is in the request. When the answer is lost, the envelope is looked for by its correlation
 * value; it is never made a second time, because a second one would be mailed to people.
 *
 * @returns the answer, or that of a look at the envelope
 * @throws FoxitFailure when there is neither an answer nor an envelope
 */
export async function createEnvelope(run: ESignRun, request: EnvelopeRequest): Promise<Answer> {
	const { record, session, signals } = run;
	record.correlation = request.correlation.value;
	if (record.envelopeId !== undefined) return await lookAt(run, record.envelopeId);
	if (record.unclearSubmit !== undefined) {
		return await found(run, request, anEarlierTry(record.unclearSubmit));
	}
	record.sentAt = session.client.clock.now();
	try {
		const { path, body } = request;
		const answer = await session.client.change(path, body, 'reachesPeople', signals.stop);
		return envelopeIdIn(answer) === undefined
			? await found(run, request, withoutId())
			: noted(run, answer);
	} catch (caught) {
		const failure = asFailure(caught);
		if (signals.stop.aborted) throw stopped(run, failure);
		if (!failure.facts.submitUnclear) throw failure;
		return await found(run, request, failure);
	}
}

async function found(
	run: ESignRun,
	request: EnvelopeRequest,
	failure: FoxitFailure,
): Promise<Answer> {
	const { kind, message, facts } = failure;
	run.record.unclearSubmit ??= causeOf(failure);
	const look = await lookedFor(run, request);
	if (look.answer) return noted(run, look.answer);
	throw new FoxitFailure(kind, message, { ...facts, submitUnclear: false, advice: look.advice });
}

/** A look that fails is no proof that there is no envelope. */
async function lookedFor(
	{ record, session, signals }: ESignRun,
	{ correlation }: EnvelopeRequest,
): Promise<{ answer?: Answer | undefined; advice: string }> {
	try {
		const sentAt = record.sentAt ?? 0;
		const answer = await findEnvelope(session.client, correlation, sentAt, signals.stop);
		return { answer, advice: unclear('did not find it') };
	} catch {
		return { advice: unclear('got no answer') };
	}
}

function noted({ record, session }: ESignRun, answer: Answer): Answer {
	const envelopeId = envelopeIdIn(answer);
	if (envelopeId !== undefined) record.envelopeId = envelopeId;
	delete record.unclearSubmit;
	session.envelopesMade += 1;
	return answer;
}

/** The end of a stopped run tells of it: the envelope may have been made under its correlation value. */
function stopped({ record }: ESignRun, failure: FoxitFailure): FoxitFailure {
	if (failure.facts.submitUnclear) record.unclearSubmit = causeOf(failure);
	return failure;
}

const unclear = (found: string): string =>
	`Foxit may still have created and mailed the envelope. The node looked for it by its correlation value and ${found}. Nothing was sent again. Before you run this again, look in Foxit eSign for an envelope whose custom field has this value.`;

function anEarlierTry(cause: string): FoxitFailure {
	return new FoxitFailure('submitUnclear', `An earlier try may have sent this envelope: ${cause}`);
}

function withoutId(): FoxitFailure {
	return new FoxitFailure('unreadableAnswer', "Foxit eSign's answer names no envelope");
}
