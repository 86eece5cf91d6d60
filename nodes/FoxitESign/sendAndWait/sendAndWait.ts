import type { INodeExecutionData } from 'n8n-workflow';

import { deleteChannels } from '../service/channels';
import { hasEnded, statusOf } from '../service/envelope';
import { unreachableReason } from '../service/publicUrl';
import { asFailure, inputFailure } from '../../shared/failure';
import type { ESignRun } from '../run/eSignRun';
import { envelopeRequest } from '../sending/envelopeBody';
import { launchOf } from '../sending/envelopeOptions';
import { lookAt } from '../sending/sendDraft';
import { isHumanReview } from '../sending/message/toolCall';
import { prepareEnvelope, sendPrepared } from '../sending/sendEnvelope';
import { whenKnown } from '../sending/whenKnown';
import { passOnWhenTimeIsOver } from '../../shared/item/rest';
import { firstMajor, restApart, takesAllByFirst } from './hosts';
import { unsignedOutputs } from './outputs';
import { timeOverJson, waitTill } from './waitLimit';
import { instanceMark, openWaitChannel, sweepWaitChannels } from './waitChannel';

/** Name of the query member of the resume URL that tells which envelope is waited for. */
export const ENVELOPE_QUERY = 'envelope';

/**
 * Sends an envelope and puts the execution to rest. The order is what makes it safe: first a draft,
 * of which nobody hears, and in which everybody can sign; then the channel that wakes this execution
 * and no other; then the draft is sent. An event that comes before the execution is at rest is answered by n8n with 409, and the
 * service delivers it again (docs/contract/esign.md#delivery-behaviour).
 */
export async function sendAndWait(run: ESignRun): Promise<INodeExecutionData[]> {
	const { context, session, signals, parameters, itemIndex } = run;
	refuseSeveral(run);
	refuseUnreachable(context.getSignedResumeUrl(), session.access.root);
	const oneOutput = parameters.boolean('oneOutput');
	if (!oneOutput) refuseSecondOutput(run);
	const till = waitTill(parameters, session.client.clock.now());
	// What waking up will read is checked while somebody is there to see it.
	parameters.booleanIfSet('includeInputFields');
	if (parameters.boolean('downloadSigned')) parameters.requiredText('outputBinaryPropertyName');
	const request = await envelopeRequest(run, launchOf(run));
	await sweep(run);

	// An earlier try of this run may have sent it, and so may this request where that is asked for.
	const prepared = await prepareEnvelope(run, request);
	const { envelopeId, isSent } = prepared;
	const until = parameters.boolean('limitWaitTime') ? till : undefined;
	const url = context.getSignedResumeUrl({ [ENVELOPE_QUERY]: String(envelopeId) });
	const wait = { mark: instanceMark(context), envelopeId, url, until };
	const channelId = await openWaitChannel(session.client, wait, signals.stop);
	await orTidy(run, channelId, async () => {
		// The channel first, so that no event falls between the look and the wait.
		if (isSent) await refuseEnded(run, envelopeId);
		else await sendPrepared(run, request, prepared);
	});

	firstMajor(context)?.setSignatureValidationRequired();
	if (isHumanReview(context)) restApart(context);
	await context.putExecutionToWait(till);
	const input = context.getInputData()[itemIndex];
	if (!input) return [];
	const pairedItem = { item: itemIndex };
	if (until !== undefined) {
		const json = timeOverJson(input.json, envelopeId, isHumanReview(context));
		const item = { ...input, json, pairedItem };
		const byFirst = oneOutput || takesAllByFirst(context);
		passOnWhenTimeIsOver(context, unsignedOutputs(item, byFirst));
	}
	return [{ ...input, pairedItem }];
}

/** What has ended before there was a channel would never wake the execution. */
async function refuseEnded(run: ESignRun, envelopeId: number): Promise<void> {
	const look = await whenKnown(run, async () => await lookAt(run, envelopeId));
	const status = statusOf(look.folder);
	if (!hasEnded(status)) return;
	throw inputFailure(`The envelope ended before the wait began: it is ${status}`, {
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
			context.logger.warn(
				`Webhook channel ${channelId} could not be deleted: ${asFailure(unswept).message}`,
			);
		}
		throw failure;
	}
}

/** Left-over channels are no reason not to send. */
async function sweep({ session, signals, context }: ESignRun): Promise<void> {
	try {
		const swept = await sweepWaitChannels(session.client, instanceMark(context), signals.stop);
		if (swept > 0) context.logger.info(`Deleted ${swept} left-over webhook channels`);
	} catch (caught) {
		if (signals.stop.aborted) throw asFailure(caught);
		context.logger.warn(
			`Left-over webhook channels could not be deleted: ${asFailure(caught).message}`,
		);
	}
}

/** An execution rests as a whole, so it can wait for one thing at a time. */
function refuseSeveral({ context }: ESignRun): void {
	const count = context.getInputData().length;
	if (count === 1) return;
	throw inputFailure(`Send and Wait takes one item at a time, and there are ${count}`, {
		parameter: 'Operation',
		advice:
			'Put it into a Loop Over Items, or into a sub-workflow that is called once for each item. Or use Send, and start a second workflow with the Foxit eSign Trigger. Nothing was sent.',
	});
}

/** Its first output would have to take what nobody has signed. */
function refuseSecondOutput({ context }: ESignRun): void {
	if (!firstMajor(context) || takesAllByFirst(context)) return;
	throw inputFailure('In n8n 1, a node that has waited has one output', {
		parameter: 'Use One Output',
		advice:
			'Turn it on, and put an If node behind this one that lets only {{ $json.approved === true }} go on. Nothing was sent.',
	});
}

function refuseUnreachable(url: string, serviceRoot: string): void {
	const reason = unreachableReason(url, serviceRoot);
	if (reason === undefined) return;
	throw inputFailure(`Foxit cannot reach this n8n to wake the execution: ${reason}`, {
		parameter: 'Operation',
		advice:
			'Set WEBHOOK_URL of this n8n to an address that the internet reaches. Without one, use Send, and start a second workflow with the Foxit eSign Polling Trigger. Nothing was sent.',
	});
}
