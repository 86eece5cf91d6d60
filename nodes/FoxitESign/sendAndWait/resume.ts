import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readDelivery, type Delivery } from '../service/delivery';
import { hasEnded, statusOf } from '../service/envelope';
import type { ESignClient } from '../service/eSignClient';
import { openClient } from '../service/eSignAccess';
import type { Answer } from '../service/answers';
import { idIn } from '../../shared/values/members';
import { answerWith, webhookCall } from '../service/webhookCall';
import { asFailure } from '../../shared/failure';
import { closeWaitChannels, END_EVENTS, instanceMark } from './waitChannel';
import { ENVELOPE_QUERY } from './sendAndWait';
import { wakeOutputs } from './wakeOutputs';

/** Pauses between looks at an envelope whose event has run ahead of its status. */
const LOOK_PAUSES_MS = [1_000, 2_000, 4_000];

/** Executions that are being woken up by this process right now. */
const waking = new Set<string>();

/**
 * Answers a call of the resume URL. n8n has checked the URL's signature, so it is one that this
 * node made; what the call says is believed only after a look at the envelope. Anything but the end
 * of this very envelope leaves the execution asleep.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const query = context.getQueryData() as Record<string, unknown>;
	const envelopeId = idIn(query[ENVELOPE_QUERY]);
	const delivery = readDelivery((await webhookCall(context)).body);
	if (envelopeId === undefined || !concerns(delivery, envelopeId)) return IGNORED;

	// A second delivery must neither wake it again nor be told that all is done before it is.
	const executionId = context.getExecutionId();
	if (waking.has(executionId)) return later(context);
	waking.add(executionId);
	try {
		return await wake(context, envelopeId, delivery);
	} catch (caught) {
		context.logger.warn(
			`Foxit eSign: envelope ${envelopeId} could not be checked, so its event was postponed. ${asFailure(caught).message}`,
		);
		return later(context);
	} finally {
		waking.delete(executionId);
	}
}

const IGNORED: IWebhookResponseData = { webhookResponse: { received: true } };

function concerns(delivery: Delivery | undefined, envelopeId: number): delivery is Delivery {
	return delivery?.envelopeId === envelopeId && END_EVENTS.includes(delivery.event);
}

/** The service delivers again what was not answered by a 2xx. */
function later(context: IWebhookFunctions): IWebhookResponseData {
	return answerWith(context, 503, { received: false });
}

async function wake(
	context: IWebhookFunctions,
	envelopeId: number,
	delivery: Delivery,
): Promise<IWebhookResponseData> {
	const { client } = await openClient(context);
	const { signal } = new AbortController();
	const answer = await endedEnvelope(client, envelopeId, signal);
	if (!answer) return later(context);
	const workflowData = await wakeOutputs({ context, client, envelopeId }, answer, delivery);
	await tidy(context, client, envelopeId, signal);
	return { workflowData, webhookResponse: { received: true } };
}

/** @returns `undefined` when the envelope has not ended, whatever the event says */
async function endedEnvelope(
	client: ESignClient,
	folderId: number,
	signal: AbortSignal,
): Promise<Answer | undefined> {
	for (const pauseMs of [...LOOK_PAUSES_MS, 0]) {
		const answer = await client.read('/folders/myfolder', { folderId }, signal);
		if (hasEnded(statusOf(answer.folder))) return answer;
		if (pauseMs > 0) await client.clock.sleep(pauseMs, signal);
	}
	return undefined;
}

async function tidy(
	context: IWebhookFunctions,
	client: ESignClient,
	envelopeId: number,
	signal: AbortSignal,
): Promise<void> {
	try {
		await closeWaitChannels(client, { mark: instanceMark(context), envelopeId }, signal);
	} catch (caught) {
		// A later Send and Wait sweeps it.
		context.logger.warn(
			`The webhook channel of envelope ${envelopeId} could not be deleted: ${asFailure(caught).message}`,
		);
	}
}
