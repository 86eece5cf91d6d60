import type { IDataObject } from 'n8n-workflow';

import { saysSuccess, type Answer } from '../service/answers';
import { statusOf } from '../service/envelope';
import { idIn, objectIn } from '../../shared/values/members';
import { asFailure, causeOf, FoxitFailure, type FailureFacts } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';

/**
 * Sends a draft, once. When the answer is lost, the envelope's status tells whether it was sent.
 *
 * @param known a look at the envelope, if there has been one in this try
 * @returns the envelope as it is after, with the members of a `myfolder` answer as far as there has
 *   been a look, and with the sessions that the service has opened
 */
export async function sendDraftOnce(
	run: ESignRun,
	folderId: number,
	members: IDataObject = {},
	known?: Answer,
): Promise<Answer> {
	const { record, session, signals } = run;
	// An earlier try of this run may have sent it.
	const mayBeSent = record.sent === true || record.unclearSubmit !== undefined;
	const before = known ?? (mayBeSent ? await lookAt(run, folderId) : undefined);
	if (before && statusOf(before.folder) !== 'DRAFT') return before;
	const body = { folderId, ...members };
	let sent: Answer = {};
	let after: Answer | undefined;
	try {
		sent = await session.client.change(
			'/folders/sendDraftFolder',
			body,
			'reachesPeople',
			signals.stop,
		);
		if (!isAnswerAbout(sent, folderId)) throw notAbout({ submitUnclear: true });
	} catch (caught) {
		sent = {};
		after = await lookUnlessUnsent(run, folderId, { mayBeSent, failure: asFailure(caught) });
	}
	// Whatever becomes of the look that follows: a retry must not send it again.
	record.envelopeId = folderId;
	noteSent(run);
	const folder = after?.folder ?? (await folderAfter(run, folderId, before, sent));
	return { ...before, ...sent, folder };
}

/** People have mail of the envelope from here on, whatever becomes of the item. */
export function noteSent({ record, session }: ESignRun): void {
	if (!record.sent) session.envelopesSent += 1;
	record.sent = true;
	delete record.unclearSubmit;
}

/**
 * The envelope after sending. A bare success is known, and then the status is worth a look
 * (docs/contract/esign.md#send-a-draft). What is sent is sent: a look that fails takes nothing back.
 */
async function folderAfter(
	run: ESignRun,
	folderId: number,
	before: Answer | undefined,
	sent: Answer,
): Promise<object> {
	const told = objectIn(sent.folder);
	const status = statusOf(told);
	if (idIn(told.folderId) === folderId && status !== '' && status !== 'DRAFT') {
		return merged(objectIn(before?.folder), told);
	}
	try {
		return objectIn((await lookAt(run, folderId)).folder);
	} catch (caught) {
		if (run.signals.stop.aborted) throw asFailure(caught);
		run.remark(
			`Envelope ${folderId} was sent, and could not be looked at afterwards: ${asFailure(caught).message}`,
		);
		return { ...objectIn(before?.folder), folderId, folderStatus: undefined, ...told };
	}
}

/** Answers to changes leave members empty that a look has (docs/contract/esign.md#envelope). */
function merged(before: Record<string, unknown>, after: Record<string, unknown>): object {
	const told = Object.entries(after).filter(
		([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
	);
	return { ...before, ...Object.fromEntries(told) };
}

/**
 * What the service knows of an envelope.
 *
 * @throws FoxitFailure `unreadableAnswer` when the answer is not about it
 */
export async function lookAt({ session, signals }: ESignRun, folderId: number): Promise<Answer> {
	const { client } = session;
	const answer = await client.read('/folders/myfolder', { folderId }, signals.stop, true);
	if (idIn(objectIn(answer.folder).folderId) === folderId) return answer;
	throw notAbout();
}

/** Whether an answer to the sending says that it was done; one of another shape proves nothing. */
function isAnswerAbout(answer: Answer, folderId: number): boolean {
	return saysSuccess(answer) || idIn(objectIn(answer.folder).folderId) === folderId;
}

function notAbout(facts: FailureFacts = {}): FoxitFailure {
	return new FoxitFailure(
		'unreadableAnswer',
		"Foxit eSign's answer is not about this envelope",
		facts,
	);
}

/** The look by which an envelope turned out to have been sent, whatever became of the answer. */
async function lookUnlessUnsent(
	run: ESignRun,
	folderId: number,
	{ mayBeSent, failure }: { mayBeSent: boolean; failure: FoxitFailure },
): Promise<Answer> {
	const isStopped = run.signals.stop.aborted;
	const unclear = failure.facts.submitUnclear === true;
	run.record.envelopeId = folderId;
	// What an earlier try has sent is refused as no draft.
	const isWorthALook = (unclear || mayBeSent) && !isStopped;
	const look = isWorthALook ? await lookIfPossible(run, folderId) : undefined;
	const status = look && statusOf(look.folder);
	if (look && status !== 'DRAFT') return look;
	if (unclear) run.record.unclearSubmit = causeOf(failure);
	throw new FoxitFailure(failure.kind, failure.message, {
		...failure.facts,
		submitUnclear: false,
		...(unclear && { advice: status === 'DRAFT' ? STILL_DRAFT : NOT_KNOWN }),
	});
}

async function lookIfPossible(run: ESignRun, folderId: number): Promise<Answer | undefined> {
	try {
		return await lookAt(run, folderId);
	} catch {
		return undefined;
	}
}

const STILL_DRAFT =
	'The envelope is still a draft: nobody was mailed. Send it again by Send Draft.';
const NOT_KNOWN =
	'It is not known whether it was sent, and it was not sent again. Get the envelope to see its status before you send it again.';
