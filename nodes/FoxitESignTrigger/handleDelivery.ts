import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { deliveryKey, readDelivery, type Delivery } from '../FoxitESign/service/delivery';
import { isSignedBy } from '../FoxitESign/service/signature';
import { objectIn, toText } from '../shared/values/members';
import { answerWith, webhookCall } from '../FoxitESign/service/webhookCall';
import { n8nClock } from '../shared/api/n8nClock';
import { asFailure } from '../shared/failure';
import { emit } from './emit';
import type { Answer } from '../FoxitESign/service/answers';
import { eventJson, isSimplified, SIGNING_EVENTS } from './eventItem';
import { filterOf, passes, templateOf, type EventFilter } from './filters';
import { lookAtEnvelope } from './lookAtEnvelope';
import { isByHand, triggerParameters, wantedEvents } from './parameters';
import { sampleEvent } from './sampleEvent';
import { claimDelivery, isSeen, isStale } from './seen';
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
	if (!isGenuine(context, rawBody)) return answerWith(context, 401, { error: 'Invalid signature' });

	const delivery = readDelivery(body);
	if (!delivery || !wantedEvents(context).includes(delivery.event)) return IGNORED;
	const filter = filterOf(triggerParameters(context).collection('options'));
	if (!passes(delivery.folder, filter)) return IGNORED;

	const key = deliveryKey(delivery);
	if (isSeen(context, key)) return IGNORED;
	if (isStale(context, delivery.eventDate, n8nClock.now())) return tooOld(context, delivery);
	let look: Answer | undefined;
	try {
		look = needsLook(context, delivery, filter)
			? await lookAtEnvelope(context, delivery.envelopeId)
			: undefined;
		if (!isFromTemplate(delivery, look, filter)) return IGNORED;
	} catch (caught) {
		// Whether it is wanted is not known. The service delivers again what was not answered by 2xx.
		context.logger.warn(
			`Foxit eSign: the event ${delivery.event} of envelope ${delivery.envelopeId} was put off. ${asFailure(caught).message}`,
		);
		return answerWith(context, 503, { received: false });
	}
	// Of equal deliveries at once, each has looked: one that failed takes no other along.
	if (!claimDelivery(context, key)) return IGNORED;
	const json = eventJson(context, delivery, { body: objectIn(body), look });
	return await emit(context, delivery, json, RECEIVED);
}

/** Answered by success, so that the service does not send it again: it would be no younger. */
function tooOld(
	{ logger }: IWebhookFunctions,
	{ event, envelopeId, eventDate }: Delivery,
): IWebhookResponseData {
	const at = new Date(eventDate ?? 0).toISOString();
	logger.warn(
		`Foxit eSign: the event ${event} of envelope ${envelopeId} is of ${at}, and so old that it may have been handled before. It started nothing.`,
	);
	return IGNORED;
}

function isGenuine(context: IWebhookFunctions, rawBody: Buffer): boolean {
	const secret = secretOf(context);
	if (secret === '') return false;
	const query = context.getQueryData() as Record<string, unknown>;
	return isSignedBy(secret, rawBody, [query.signature].flat().map(toText));
}

function secretOf(context: IWebhookFunctions): string {
	return isByHand(context)
		? triggerParameters(context).text('webhookSecret')
		: toText(triggerData(context).secret);
}

/**
 * Whether the delivery leaves something open: it is not sure to have the metadata that tell the
 * template, and it has no fields, without which nobody can tell a signature from a mere finish.
 */
function needsLook(
	context: IWebhookFunctions,
	{ event, folder }: Delivery,
	{ templateIds }: EventFilter,
): boolean {
	if (templateIds.length > 0 && templateOf(folder) === undefined) return true;
	return SIGNING_EVENTS.includes(event) && isSimplified(context);
}

function isFromTemplate(
	{ folder }: Delivery,
	look: Answer | undefined,
	{ templateIds }: EventFilter,
): boolean {
	if (templateIds.length === 0) return true;
	const template = templateOf(folder) ?? templateOf(look?.folder);
	return template !== undefined && templateIds.includes(template);
}
