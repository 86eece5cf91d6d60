import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../service/answers';
import { statusOf } from '../service/envelope';
import { idIn, objectIn } from '../../shared/values/members';
import { asFailure, causeOf, FoxitFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';

/**
 * Sends a draft, once. When the answer is lost, the envelope's status tells whether it was sent.
 *
 * @returns the envelope as it is after, in the form of a `myfolder` answer; with the sessions that
 *   the service has opened
 */
export async function sendDraftOnce(
	run: ESignRun,
	folderId: number,
	members: IDataObject = {},
): Promise<Answer> {
	const { record, session, signals } = run;
	// An earlier try of this run may have sent it.
	const mayBeSent = record.sent === true || record.unclearSubmit !== undefined;
	const before = mayBeSent ? await lookAt(run, folderId) : undefined;
	if (before && statusOf(before.folder) !== 'DRAFT') return before;
	const body = { folderId, ...members };
	let sent: Answer = {};
	try {
		sent = await session.client.change(
			'/folders/sendDraftFolder',
			body,
			'reachesPeople',
			signals.stop,
		);
	} catch (caught) {
		await throwUnlessSent(run, folderId, asFailure(caught));
	}
	// Whatever becomes of the look that follows: a retry must not send it again.
	record.envelopeId = folderId;
	record.sent = true;
	// A bare success is known, and the status is worth a look (docs/contract/esign.md#send-a-draft).
	return { ...sent, ...(await lookAfter(run, folderId, sent)) };
}

/** What is sent is sent: a look that fails afterwards takes nothing back. */
async function lookAfter(run: ESignRun, folderId: number, sent: Answer): Promise<Answer> {
	try {
		return await lookAt(run, folderId);
	} catch (caught) {
		if (run.signals.stop.aborted) throw asFailure(caught);
		run.remark(
			`Envelope ${folderId} was sent, and could not be looked at afterwards: ${asFailure(caught).message}`,
		);
		return { folder: { folderId, ...objectIn(sent.folder) } };
	}
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
	throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer is not about this envelope");
}

async function throwUnlessSent(
	run: ESignRun,
	folderId: number,
	failure: FoxitFailure,
): Promise<void> {
	const isStopped = run.signals.stop.aborted;
	const unclear = failure.facts.submitUnclear === true;
	run.record.envelopeId = folderId;
	const status = unclear && !isStopped ? await statusNow(run, folderId) : undefined;
	if (status !== undefined && status !== 'DRAFT') return;
	if (unclear) run.record.unclearSubmit = causeOf(failure);
	throw new FoxitFailure(failure.kind, failure.message, {
		...failure.facts,
		submitUnclear: false,
		...(unclear && { advice: status === 'DRAFT' ? STILL_DRAFT : NOT_KNOWN }),
	});
}

async function statusNow(run: ESignRun, folderId: number): Promise<string | undefined> {
	try {
		return statusOf((await lookAt(run, folderId)).folder);
	} catch {
		return undefined;
	}
}

const STILL_DRAFT =
	'The envelope is still a draft: nobody was mailed. Send it again by Send Draft.';
const NOT_KNOWN =
	'Whether it was sent is not known, and it was not sent again. Get the envelope to see its status before you send it once more.';
