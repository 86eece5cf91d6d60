import type { Answer } from '../../shared/esign/answers';
import { asFailure, FoxitFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import type { EnvelopeRequest } from './envelopeBody';
import { envelopeIdIn, findEnvelope } from './findEnvelope';

/**
 * Makes an envelope, once. When the answer is lost, the envelope is looked for by its correlation
 * value; it is never made a second time, because a second one would be mailed to people.
 *
 * @returns the answer, or that of a look at the envelope
 * @throws FoxitFailure with `submitUnclear` when there is neither an answer nor an envelope
 */
export async function createEnvelope(run: ESignRun, request: EnvelopeRequest): Promise<Answer> {
	const { record, session, signals } = run;
	record.correlation = request.correlation;
	if (record.unclearSubmit) return await found(run, anEarlierTry());
	try {
		const { path, body } = request;
		const answer = await session.client.change(path, body, 'reachesPeople', signals.stop);
		const envelopeId = envelopeIdIn(answer);
		if (envelopeId === undefined) return await found(run, withoutId());
		record.envelopeId = envelopeId;
		session.envelopesMade += 1;
		return answer;
	} catch (caught) {
		const failure = asFailure(caught);
		if (!failure.facts.submitUnclear || signals.stop.aborted) throw asFailure(failure);
		return await found(run, failure);
	}
}

async function found(run: ESignRun, failure: FoxitFailure): Promise<Answer> {
	const { record, session } = run;
	record.unclearSubmit = true;
	const answer = await lookedFor(run);
	if (!answer) throw new FoxitFailure(failure.kind, failure.message, unclearFacts(failure));
	const envelopeId = envelopeIdIn(answer);
	if (envelopeId !== undefined) record.envelopeId = envelopeId;
	delete record.unclearSubmit;
	session.envelopesMade += 1;
	return answer;
}

/** A look that fails is no proof that there is no envelope. */
async function lookedFor({ record, session, signals }: ESignRun): Promise<Answer | undefined> {
	const { correlation = '' } = record;
	try {
		return await findEnvelope(session.client, correlation, signals.stop);
	} catch {
		return undefined;
	}
}

function unclearFacts({ facts }: FoxitFailure): FoxitFailure['facts'] {
	return {
		...facts,
		submitUnclear: false,
		advice:
			'Foxit may have made and mailed the envelope all the same. It was looked for by its correlation value and not found, and nothing was sent again. Before you run this once more, look in Foxit eSign for an envelope whose custom field has this value.',
	};
}

function anEarlierTry(): FoxitFailure {
	return new FoxitFailure('submitUnclear', 'An earlier try may have sent this envelope');
}

function withoutId(): FoxitFailure {
	return new FoxitFailure('unreadableAnswer', "Foxit eSign's answer names no envelope");
}
