import type { Answer } from '../service/answers';
import { statusOf } from '../service/envelope';
import { participantsOf, withoutSignatureField } from '../service/signing';
import { asFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { createEnvelope } from './createEnvelope';
import type { EnvelopeRequest } from './envelopeBody';
import { existingEnvelope, oneAtATime, refuseIfOvertaken } from './existingEnvelope';
import { envelopeIdIn } from './findEnvelope';
import { mailedAtFirst } from './mailed';
import { lookAt, noteSent, sendDraftOnce } from './sendDraft';
import { refuseUnsignableDraft } from './signable';
import { whenKnown } from './whenKnown';

/** An envelope that is there, and about which is known who can sign. */
export interface PreparedEnvelope {
	envelopeId: number;
	/** A `myfolder` answer. */
	looked: Answer;
	/** Its recipients have been mailed, by this request or by an earlier try of the run. */
	isSent: boolean;
	/** It was there before this run, which sends nothing then. */
	isEarlier?: true;
}

/**
 * Makes an envelope and looks at it. Unless it is to be sent at once it is a draft then, of which
 * nobody has heard, and every signer has a signature field.
 *
 * @throws FoxitFailure `input` when a signer has no signature field; the draft remains
 */
export async function prepareEnvelope(
	run: ESignRun,
	request: EnvelopeRequest,
): Promise<PreparedEnvelope> {
	const { record } = run;
	// What an earlier try may have made comes first: it is this very envelope.
	const isNew = record.envelopeId === undefined && record.unclearSubmit === undefined;
	const existing = isNew ? await existingEnvelope(run, request.correlation) : undefined;
	if (existing) return asPrepared(run, existing);
	const answer = await createEnvelope(run, request);
	const envelopeId = run.record.envelopeId ?? envelopeIdIn(answer);
	if (envelopeId === undefined) throw asFailure(new Error('The envelope has no ID'));
	const looked = isLook(answer)
		? answer
		: await whenKnown(run, async () => await lookAt(run, envelopeId));
	const isSent = statusOf(looked.folder) !== 'DRAFT';
	if (isSent) noteSent(run);
	if (!isSent) {
		await refuseUnsignableDraft(run, request, { envelopeId, looked });
		await refuseIfOvertaken(run, request.correlation, envelopeId);
	}
	return { envelopeId, looked: { ...answer, ...looked }, isSent };
}

/** An envelope that was there before is given as it is: nothing is sent. */
function asPrepared({ record }: ESignRun, looked: Answer): PreparedEnvelope {
	const envelopeId = envelopeIdIn(looked);
	if (envelopeId === undefined) throw asFailure(new Error('The envelope has no ID'));
	record.envelopeId = envelopeId;
	record.sent = true;
	return { envelopeId, looked, isSent: true, isEarlier: true };
}

/** An envelope that was sent. */
export interface SentEnvelope {
	answer: Answer;
	/** Addresses that this run has had mailed. */
	mailed: string[];
	/** Names of those who are to sign and have no signature field; known where that is allowed. */
	withoutSignatureField: string[];
}

/**
 * Makes an envelope and sends it, each once, whatever becomes of the answers.
 *
 * @throws FoxitFailure
 */
export async function sendEnvelope(run: ESignRun, request: EnvelopeRequest): Promise<SentEnvelope> {
	const { prepared, answer } = await oneAtATime(run, request.correlation, async () => {
		const made = await prepareEnvelope(run, request);
		return { prepared: made, answer: await sendPrepared(run, request, made) };
	});
	const unsignable = withoutSignatureField(participantsOf(prepared.looked));
	return {
		answer,
		mailed: prepared.isEarlier ? [] : mailedAtFirst(answer.folder),
		withoutSignatureField: unsignable.map(({ label }) => label),
	};
}

/** Sends what has been prepared, unless it has been sent. */
export async function sendPrepared(
	run: ESignRun,
	{ sendBody }: EnvelopeRequest,
	{ envelopeId, looked, isSent }: PreparedEnvelope,
): Promise<Answer> {
	if (isSent) return looked;
	return await whenKnown(run, async () => await sendDraftOnce(run, envelopeId, sendBody, looked));
}

/** Answers to changes tell of no fields. */
function isLook(answer: Answer): boolean {
	return Array.isArray(answer.allFields);
}
