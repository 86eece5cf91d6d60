import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { deliveryKey, readDelivery, type Delivery } from '../shared/esign/delivery';
import { isSignedBy } from '../shared/esign/signature';
import { listIn, objectIn } from '../shared/esign/values';
import { answerWith } from '../shared/esign/webhookAnswer';
import { toText } from '../shared/toText';
import { asFailure } from '../shared/failure';
import { eventItem } from './eventItem';
import { filterOf, passes, templateOf, type EnvelopeFilter } from './filters';
import { lookAtEnvelope } from './lookAtEnvelope';
import { remember } from './seen';
import { triggerData } from './staticData';

const RECEIVED = { received: true };

/**
 * Takes one call of the webhook. What is not signed by the channel's secret starts nothing and is
 * answered 401; events that are not wanted, and duplicates, are answered 200 and start nothing.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	// The service has been seen to probe the URL when a channel is saved (contract section 5.5).
	const { method, rawBody } = context.getRequestObject() as unknown as HostRequest;
	if (method !== 'POST') return answerWith(context, 200, RECEIVED);
	if (!isGenuine(context, rawBody)) return answerWith(context, 401, { error: 'Invalid signature' });

	const delivery = readDelivery(context.getBodyData());
	if (!delivery || !wantedEvents(context).includes(delivery.event)) return IGNORED;
	const options = objectIn(context.getNodeParameter('options', {}));
	const filter = filterOf(options);
	if (!passes(delivery.folder, filter)) return IGNORED;

	const data = triggerData(context);
	const seen = remember(listIn(data.seen).map(toText), deliveryKey(delivery));
	if (!seen) return IGNORED;
	try {
		if (!(await isFromTemplate(context, delivery, filter))) return IGNORED;
		const item = await eventItem(context, delivery, options);
		data.seen = seen;
		return { workflowData: [[item]], webhookResponse: RECEIVED as IDataObject };
	} catch (caught) {
		// Not remembered, so the next delivery of it gets its chance.
		context.logger.warn(
			`Foxit eSign: the event ${delivery.event} of envelope ${delivery.envelopeId} was put off. ${asFailure(caught).message}`,
		);
		return answerWith(context, 503, { received: false });
	}
}

const IGNORED: IWebhookResponseData = { webhookResponse: RECEIVED };

/** What is used of the host's request object. */
interface HostRequest {
	method: string;
	/** The body, byte for byte. */
	rawBody?: Buffer;
}

function isGenuine(context: IWebhookFunctions, rawBody: Buffer | undefined): boolean {
	const secret = secretOf(context);
	if (secret === '') return false;
	const query = context.getQueryData() as Record<string, unknown>;
	const given = [query.signature].flat().map(toText);
	return rawBody !== undefined && isSignedBy(secret, rawBody, given);
}

function secretOf(context: IWebhookFunctions): string {
	return isByHand(context)
		? toText(context.getNodeParameter('webhookSecret', '')).trim()
		: toText(triggerData(context).secret);
}

/** Again, although the channel has a list of its own: it can be changed in the account's settings. */
function wantedEvents(context: IWebhookFunctions): string[] {
	const name = isByHand(context) ? 'handEvents' : 'events';
	return listIn(context.getNodeParameter(name, [])).map(toText);
}

function isByHand(context: IWebhookFunctions): boolean {
	return context.getNodeParameter('channelMode', 'automatic') === 'byHand';
}

/** Deliveries are not sure to have the metadata, so the envelope is looked at where they have none. */
async function isFromTemplate(
	context: IWebhookFunctions,
	{ folder, envelopeId }: Delivery,
	{ templateIds }: EnvelopeFilter,
): Promise<boolean> {
	if (templateIds.length === 0) return true;
	const template =
		templateOf(folder) ?? templateOf((await lookAtEnvelope(context, envelopeId)).folder);
	return template !== undefined && templateIds.includes(template);
}
