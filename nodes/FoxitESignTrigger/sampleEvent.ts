import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { contextError } from '../shared/api/nodeError';
import { dayAfter, dayOf } from '../FoxitESign/service/dateRanges';
import type { Answer } from '../FoxitESign/service/answers';
import { readDelivery } from '../FoxitESign/service/delivery';
import { envelopeIds } from '../FoxitESign/service/envelopeIds';
import type { ESignClient } from '../FoxitESign/service/eSignClient';
import { listIn, objectIn, toText } from '../shared/values/members';
import { answerWith } from '../FoxitESign/service/webhookCall';
import { emit } from './emit';
import { eventJson } from './event/eventItem';
import { passes } from './event/filters';
import { clientOf } from './event/lookAtEnvelope';
import { isMadeByHand, triggerSettings, type TriggerSettings } from './settings';

/** Envelopes of this time are looked for a sample, the newest first, and at most so many looked at. */
const SAMPLE_DAYS = 90;
const MAX_LOOKS = 5;

/** Where an event names somebody (docs/contract/esign.md#delivery-format). */
const PARTY_KEYS: Readonly<Record<string, string>> = {
	folder_cancelled: 'cancelling_party',
	folder_signed: 'signing_party',
	folder_viewed: 'viewing_party',
};

/**
 * Answers calls that bring no event. The service has no way to ask for a test event, so in the
 * editor, and only there, opening the test URL with `?sample` gives one, made of the account's newest
 * envelope that the node's filters let pass.
 */
export async function sampleEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { sample } = context.getQueryData() as Record<string, unknown>;
	const isWanted = sample !== undefined && context.getMode() === 'manual' && !isMadeByHand(context);
	if (!isWanted) return answerWith(context, 200, { received: true });
	try {
		const settings = triggerSettings(context);
		const { events } = settings;
		const event = events.find((name) => name === toText(sample)) ?? events[0] ?? 'folder_executed';
		const look = await newestEnvelope(settings, await clientOf(context), event);
		if (!look) return answerWith(context, 404, { error: 'There is no envelope to show yet' });
		return await emitSample(context, settings, event, look);
	} catch (caught) {
		throw contextError(context, caught);
	}
}

async function emitSample(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	event: string,
	look: Answer,
): Promise<IWebhookResponseData> {
	const folder = objectIn(look.folder) as IDataObject;
	const key = PARTY_KEYS[event];
	const party = objectIn(objectIn(listIn(folder.folderRecipientParties)[0]).partyDetails);
	const body = {
		event_name: event,
		event_date: Date.now(),
		data: { folder, ...(key && { [key]: party as IDataObject }) },
	};
	const delivery = readDelivery(body);
	if (!delivery) return answerWith(context, 404, { error: 'The envelope has no ID' });
	const json = { ...eventJson(settings, delivery, { body, look }), sample: true };
	const { envelopeId } = delivery;
	const answer = { sample: true, event, envelopeId };
	return await emit(context, settings, delivery, { json, answer });
}

async function newestEnvelope(
	{ filter }: TriggerSettings,
	client: ESignClient,
	event: string,
): Promise<Answer | undefined> {
	const { signal } = new AbortController();
	const today = dayOf(client.clock.now());
	const days = { dateFrom: dayAfter(today, -SAMPLE_DAYS), dateTo: dayAfter(today, 1) };
	// Signed files are there for executed envelopes only.
	const status = event === 'folder_executed' ? { statuses: ['EXECUTED'] } : {};
	for (const folderId of await envelopeIds(client, { ...days, ...status }, MAX_LOOKS, signal)) {
		const look = await client.read('/folders/myfolder', { folderId }, signal);
		if (passes(objectIn(look.folder), filter)) return look;
	}
	return undefined;
}
