import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { deliveryKey, readDelivery, type Delivery } from '../FoxitESign/service/delivery';
import { isSignedBy } from '../FoxitESign/service/signature';
import { objectIn, toText } from '../shared/values/members';
import { answerWith, webhookCall } from '../FoxitESign/service/webhookCall';
import { n8nClock } from '../shared/api/n8nClock';
import { toNodeError } from '../shared/api/nodeError';
import { asFailure } from '../shared/failure';
import { emit } from './emit';
import type { Answer } from '../FoxitESign/service/answers';
import { eventJson, SIGNING_EVENTS } from './event/eventItem';
import { eventKey, isFoundByLooking, noteDelivered } from './event/missedEvents';
import { isFromTemplate, passes, templateOf } from './event/filters';
import { clientOf, lookAtEnvelope } from './event/lookAtEnvelope';
import { sampleEvent } from './sampleEvent';
import { handMadeSecret } from './handMadeSecret';
import { claimDelivery, isSeen, isStale } from './seen';
import { triggerSettings, type TriggerSettings } from './settings';
import { triggerData } from './staticData';

const RECEIVED: IDataObject = { received: true };
const IGNORED: IWebhookResponseData = { webhookResponse: RECEIVED };

/**
 * Takes one call of the webhook. What is not signed by the channel's secret starts nothing and is
 * answered 401; events that are not wanted, and duplicates, are answered 200 and start nothing.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, rawBody, body } = await webhookCall(context);
	// The service has been seen to probe the URL when a channel is saved
	// (docs/contract/esign.md#delivery-behaviour).
	if (method !== 'POST') return await sampleEvent(context);
	const settings = settingsOf(context);
	if (!isSigned(context, await secretOf(context, settings), rawBody))
		return answerWith(context, 401, { error: 'Invalid signature' });

	const delivery = readDelivery(body);
	if (!delivery || !settings.events.includes(delivery.event)) return IGNORED;
	const { filter } = settings;
	if (!passes(delivery.folder, filter)) return IGNORED;

	const key = deliveryKey(delivery);
	if (isSeen(context, key)) return IGNORED;
	const event = eventKey(delivery);
	if (isFoundByLooking(context, event)) return IGNORED;
	if (isStale(context, delivery.eventDate, n8nClock.now())) return tooOld(context, delivery);
	let look: Answer | undefined;
	try {
		look = needsLook(settings, delivery)
			? await lookAtEnvelope(await clientOf(context), delivery.envelopeId)
			: undefined;
		if (!isFromTemplate(delivery.folder, look, filter)) return IGNORED;
	} catch (caught) {
		// Whether it is wanted is not known. The service delivers again what was not answered by 2xx.
		context.logger.warn(
			`Foxit eSign: the event ${delivery.event} of envelope ${delivery.envelopeId} was postponed. ${asFailure(caught).message}`,
		);
		return answerWith(context, 503, { received: false });
	}
	// A poll may have found the event meanwhile.
	if (isFoundByLooking(context, event)) return IGNORED;
	// Of equal deliveries at once, each has looked: one that failed takes no other along.
	if (!claimDelivery(context, key)) return IGNORED;
	noteDelivered(context, event);
	const json = eventJson(settings, delivery, { body: objectIn(body), look });
	return await emit(context, settings, delivery, { json, answer: RECEIVED });
}

/** What cannot be read is an error of the workflow; the service delivers again what met one. */
function settingsOf(context: IWebhookFunctions): TriggerSettings {
	try {
		return triggerSettings(context);
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

/** Answered by success, so that the service does not send it again: it would be no younger. */
function tooOld(
	{ logger }: IWebhookFunctions,
	{ event, envelopeId, eventDate }: Delivery,
): IWebhookResponseData {
	const at = new Date(eventDate ?? 0).toISOString();
	logger.warn(
		`Foxit eSign: the event ${event} of envelope ${envelopeId} is dated ${at}. It is so old that it may have been handled before, so it did not start the workflow.`,
	);
	return IGNORED;
}

/** A secret that is missing is an error of the workflow as well. */
async function secretOf(context: IWebhookFunctions, { channel }: TriggerSettings): Promise<string> {
	try {
		return channel.isByHand ? await handMadeSecret(context) : toText(triggerData(context).secret);
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

function isSigned(context: IWebhookFunctions, secret: string, rawBody: Buffer): boolean {
	if (secret === '') return false;
	const query = context.getQueryData() as Record<string, unknown>;
	return isSignedBy(secret, rawBody, [query.signature].flat().map(toText));
}

/**
 * Whether the delivery leaves something open: it is not sure to have the metadata that tell the
 * template, and it has no fields, without which nobody can tell a signature from a mere finish.
 */
function needsLook(
	{ filter: { templateIds }, isSimplified }: TriggerSettings,
	{ event, folder }: Delivery,
): boolean {
	if (templateIds.length > 0 && templateOf(folder) === undefined) return true;
	return SIGNING_EVENTS.includes(event) && isSimplified;
}
