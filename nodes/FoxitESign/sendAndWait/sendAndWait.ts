import type { INodeExecutionData } from 'n8n-workflow';

import { deleteChannels } from '../service/channels';
import { hasEnded, statusOf } from '../service/envelope';
import { unreachableReason } from '../service/publicUrl';
import { asFailure, inputFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { createEnvelope } from '../sending/createEnvelope';
import { envelopeRequest } from '../sending/envelopeBody';
import { envelopeIdIn } from '../sending/findEnvelope';
import { lookAt, sendDraftOnce } from '../sending/sendDraft';
import { firstMajor } from './hosts';
import { waitTill } from './waitLimit';
import { openWaitChannel, sweepWaitChannels } from './waitChannel';

/** Name of the query member of the resume URL that tells which envelope is waited for. */
export const ENVELOPE_QUERY = 'envelope';

/**
 * Sends an envelope and puts the execution to rest. The order is what makes it safe: first a draft,
 * of which nobody hears; then the channel that wakes this execution and no other; then the draft is
 * sent. An event that comes before the execution is at rest is answered by n8n with 409, and the
 * service delivers it again (docs/contract/esign.md#delivery-behaviour).
 */
export async function sendAndWait(run: ESignRun): Promise<INodeExecutionData[]> {
	const { context, session, signals, parameters, itemIndex } = run;
	refuseSeveral(run);
	refuseUnreachable(context.getSignedResumeUrl(), session.access.root);
	const till = waitTill(parameters, session.client.clock.now());
	// What waking up will read is checked while somebody is there to see it.
	if (parameters.boolean('downloadSigned')) parameters.requiredText('outputBinaryPropertyName');
	const request = await envelopeRequest(run, false);
	await sweep(run);

	// An earlier try of this run may have come further.
	const known = run.record.envelopeId;
	const envelopeId = known ?? (await draft(run, request));
	const until = parameters.boolean('limitWaitTime') ? till : undefined;
	const url = context.getSignedResumeUrl({ [ENVELOPE_QUERY]: String(envelopeId) });
	const channelId = await openWaitChannel(session.client, { envelopeId, url, until }, signals.stop);
	await orTidy(run, channelId, async () => {
		// The channel first, so that no event falls between the look and the wait.
		const isSent = known !== undefined && (await isUnderWay(run, known));
		if (!isSent) await sendDraftOnce(run, envelopeId);
	});

	firstMajor(context)?.setSignatureValidationRequired();
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

/** Whether an envelope has been sent, and can still end. */
async function isUnderWay(run: ESignRun, envelopeId: number): Promise<boolean> {
	const status = statusOf((await lookAt(run, envelopeId)).folder);
	if (!hasEnded(status)) return status !== 'DRAFT';
	throw inputFailure(`The envelope of an earlier try has ended: it is ${status}`, {
		parameter: 'Operation',
		advice: 'Fetch it with Envelope > Get or Download. Nothing was sent again.',
	});
}

/** An envelope that was not sent wakes nobody: its channel goes with it. */
async function orTidy(
	{ session, context }: ESignRun,
	channelId: number,
	work: () => Promise<void>,
): Promise<void> {
	try {
		await work();
	} catch (caught) {
		const failure = asFailure(caught);
		try {
			// Not by the signal of Stop, which may be what has ended the work.
			await deleteChannels(session.client, [channelId], new AbortController().signal);
		} catch (unswept) {
			context.logger.warn(`Webhook channel ${channelId} is left: ${asFailure(unswept).message}`);
		}
		throw failure;
	}
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
