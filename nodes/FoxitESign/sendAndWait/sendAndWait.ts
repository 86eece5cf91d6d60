import type { INodeExecutionData } from 'n8n-workflow';

import { deleteChannels } from '../../shared/esign/channels';
import { hasEnded, statusOf } from '../../shared/esign/envelope';
import { unreachableReason } from '../../shared/esign/publicUrl';
import { asFailure, inputFailure, type FoxitFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { createEnvelope } from '../sending/createEnvelope';
import { envelopeRequest } from '../sending/envelopeBody';
import { envelopeIdIn } from '../sending/findEnvelope';
import { lookAt, sendDraftOnce } from '../sending/sendDraft';
import { waitTill } from './waitLimit';
import { openWaitChannel, sweepWaitChannels } from './waitChannel';

/** Name of the query member of the resume URL that tells which envelope is waited for. */
export const ENVELOPE_QUERY = 'envelope';

/**
 * Sends an envelope and puts the execution to rest. The order is what makes it safe: first a draft,
 * of which nobody hears; then the channel that wakes this execution and no other; then the draft is
 * sent. An event that comes before the execution is at rest is answered by n8n with 409, and the
 * service delivers it again (eSign contract section 5.5).
 */
export async function sendAndWait(run: ESignRun): Promise<INodeExecutionData[]> {
	const { context, session, signals, parameters, itemIndex } = run;
	refuseSeveral(run);
	refuseUnreachable(context.getSignedResumeUrl(), session.door.root);
	const till = waitTill(parameters, session.client.clock.now());
	const request = await envelopeRequest(run, false);
	await sweep(run);

	const envelopeId = run.record.envelopeId ?? (await draft(run, request));
	const status = statusOf((await lookAt(run, envelopeId)).folder);
	if (hasEnded(status)) throw endedBefore(status);
	const url = context.getSignedResumeUrl({ [ENVELOPE_QUERY]: String(envelopeId) });
	const until = parameters.get('limitWaitTime') === true ? till : undefined;
	const channelId = await openWaitChannel(session.client, { envelopeId, url, until }, signals.stop);
	// Of an earlier try of this run it may have been sent already.
	if (status === 'DRAFT') await sendOrTidy(run, envelopeId, channelId);

	await context.putExecutionToWait(till);
	// n8n passes this on when the time limit is over, and replaces it when it is woken up.
	const input = context.getInputData()[itemIndex];
	return input ? [{ ...input, pairedItem: { item: itemIndex } }] : [];
}

async function draft(
	run: ESignRun,
	request: Awaited<ReturnType<typeof envelopeRequest>>,
): Promise<number> {
	const answer = await createEnvelope(run, request);
	const envelopeId = run.record.envelopeId ?? envelopeIdIn(answer);
	if (envelopeId !== undefined) return envelopeId;
	throw asFailure(new Error('The envelope has no ID'));
}

/** An envelope that was not sent wakes nobody: its channel goes with it. */
async function sendOrTidy(run: ESignRun, envelopeId: number, channelId: number): Promise<void> {
	const { session, signals, context } = run;
	try {
		await sendDraftOnce(run, envelopeId);
	} catch (caught) {
		const failure = asFailure(caught);
		try {
			await deleteChannels(session.client, [channelId], signals.stop);
		} catch (unswept) {
			context.logger.warn(`Webhook channel ${channelId} is left: ${asFailure(unswept).message}`);
		}
		throw asFailure(failure);
	}
}

function endedBefore(status: string): FoxitFailure {
	return inputFailure(`The envelope of an earlier try has ended: it is ${status}`, {
		parameter: 'Operation',
		advice: 'Fetch it with Envelope > Get or Download. Nothing was sent again.',
	});
}

/** Left-over channels are no reason not to send. */
async function sweep({ session, signals, context }: ESignRun): Promise<void> {
	try {
		const swept = await sweepWaitChannels(session.client, signals.stop);
		if (swept > 0) context.logger.info(`Deleted ${swept} left-over webhook channels`);
	} catch (caught) {
		if (signals.stop.aborted) throw asFailure(caught);
		context.logger.warn(`Webhook channels were not swept: ${asFailure(caught).message}`);
	}
}

/** An execution rests as a whole, so it can wait for one thing at a time. */
function refuseSeveral({ context }: ESignRun): void {
	const count = context.getInputData().length;
	if (count === 1) return;
	throw inputFailure(`Send and Wait takes one item at a time, and there are ${count}`, {
		parameter: 'Operation',
		advice:
			'Put it into a Loop Over Items, or into a sub-workflow that is called once for each item. Or send with Send, and go on with the Foxit eSign Trigger. Nothing was sent.',
	});
}

function refuseUnreachable(url: string, serviceRoot: string): void {
	const reason = unreachableReason(url, serviceRoot);
	if (reason === undefined) return;
	throw inputFailure(`Foxit cannot wake this n8n up: ${reason}`, {
		parameter: 'Operation',
		advice:
			'Set WEBHOOK_URL of this n8n to an address that the internet reaches. Without one, send with Send and look at the envelope by a schedule. Nothing was sent.',
	});
}
