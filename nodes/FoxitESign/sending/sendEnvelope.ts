import type { Answer } from '../service/answers';
import { statusOf } from '../service/envelope';
import { participantsOf, withoutSignatureField } from '../service/signing';
import { asFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { createEnvelope } from './createEnvelope';
import type { EnvelopeRequest } from './envelopeBody';
import { envelopeIdIn } from './findEnvelope';
import { lookAt, sendDraftOnce } from './sendDraft';
import { refuseUnsignableDraft } from './signable';
import { whenKnown } from './whenKnown';

/** An envelope that is there, and about which is known who can sign. */
export interface PreparedEnvelope {
	envelopeId: number;
	/** A `myfolder` answer. */
	looked: Answer;
	/** Its recipients have been mailed, by this request or by an earlier try of the run. */
	isSent: boolean;
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
	const answer = await createEnvelope(run, request);
	const envelopeId = run.record.envelopeId ?? envelopeIdIn(answer);
	if (envelopeId === undefined) throw asFailure(new Error('The envelope has no ID'));
	const looked = isLook(answer)
		? answer
		: await whenKnown(run, async () => await lookAt(run, envelopeId));
	const isSent = statusOf(looked.folder) !== 'DRAFT';
	if (isSent) run.record.sent = true;
	if (!isSent) await refuseUnsignableDraft(run, request, { envelopeId, looked });
	return { envelopeId, looked: { ...answer, ...looked }, isSent };
}

/** An envelope that was sent. */
export interface SentEnvelope {
	answer: Answer;
	/** Names of those who are to sign and have no signature field; known where that is allowed. */
	withoutSignatureField: string[];
}

/**
 * Makes an envelope and sends it, each once, whatever becomes of the answers.
 *
 * @throws FoxitFailure
 */
export async function sendEnvelope(run: ESignRun, request: EnvelopeRequest): Promise<SentEnvelope> {
	const prepared = await prepareEnvelope(run, request);
	const answer = await sendPrepared(run, request, prepared);
	const unsignable = withoutSignatureField(participantsOf(prepared.looked));
	return { answer, withoutSignatureField: unsignable.map(({ label }) => label) };
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
