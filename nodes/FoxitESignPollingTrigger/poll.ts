import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { DayRange } from '../FoxitESign/service/dateRanges';
import type { Delivery } from '../FoxitESign/service/delivery';
import type { EnvelopeStatus } from '../FoxitESign/service/envelope';
import { envelopeIds } from '../FoxitESign/service/envelopeIds';
import { openClient } from '../FoxitESign/service/eSignAccess';
import type { ESignClient } from '../FoxitESign/service/eSignClient';
import { withSignedFiles } from '../FoxitESign/service/signedFiles';
import { toNodeError } from '../shared/api/nodeError';
import { objectIn } from '../shared/values/members';
import { eventJson } from '../FoxitESignTrigger/event/eventItem';
import { lookAtEnvelope } from '../FoxitESignTrigger/event/lookAtEnvelope';
import {
	eventKey,
	isDelivered,
	noteFound,
	watchForMissed,
} from '../FoxitESignTrigger/event/missedEvents';
import type { FoundEvent } from './eventsOf';
import { unfilledFields } from './unfilledFields';
import { lookForEvents, type EnvelopeReader } from './lookForEvents';
import type { PollMemory } from './memory';
import { newestSample } from './sample';
import { pollingSettings, type PollingSettings } from './settings';

const DOWNLOAD_WAIT_MS = 60_000;
/** The most envelopes of one state that are watched: the newest. */
const MAX_LISTED = 10_000;

/** Contexts of activations that have looked. n8n makes one at each activation, for all its polls. */
const begun = new WeakSet<IPollFunctions>();
/** Pollers that are at work: n8n does not wait for one poll before it starts the next. */
const atWork = new Set<string>();

/** What the polling trigger keeps with the workflow. */
interface PollingData extends IDataObject {
	memory?: PollMemory & IDataObject;
}

/**
 * One poll: an item for each event, or nothing. In the editor it gives an event made of the newest
 * envelope that suits, and remembers nothing.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = pollingSettings(context);
		if (context.getMode() === 'manual') return await sample(context, settings);
		const place = `${context.getWorkflow().id}|${context.getNode().id}`;
		if (atWork.has(place)) return null;
		atWork.add(place);
		try {
			return await look(context, settings);
		} finally {
			atWork.delete(place);
		}
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

async function look(
	context: IPollFunctions,
	settings: PollingSettings,
): Promise<INodeExecutionData[][] | null> {
	const { client, access } = await openClient(context);
	const data = context.getWorkflowStaticData('node') as PollingData;
	const account = createHash('sha256').update(`${access.root}|${access.accountId}`).digest('hex');
	// Whoever activates a workflow wants what happens from now on; a restart goes on where n8n stopped.
	const beginsAnew = context.getActivationMode() === 'activate' && !begun.has(context);
	if (settings.onlyMissed) watchForMissed(context);
	const remembered = beginsAnew ? undefined : data.memory;
	const reader = readerOf(client);
	const { memory, found, failure } = await lookForEvents(settings, remembered, account, reader);
	if (failure) {
		context.logger.warn(
			`Foxit eSign: the poll ended early, and the next one goes on. ${failure.message}`,
		);
	}
	const items = await itemsOf(context, settings, found, client);
	data.memory = memory as PollMemory & IDataObject;
	begun.add(context);
	return items.length > 0 ? [items] : null;
}

async function itemsOf(
	context: IPollFunctions,
	settings: PollingSettings,
	found: readonly FoundEvent[],
	client: ESignClient,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const event of found) {
		const delivery = deliveryOf(event);
		if (settings.onlyMissed) {
			const key = eventKey(delivery);
			if (isDelivered(context, key)) continue;
			noteFound(context, key);
		}
		items.push(await itemOf(context, settings, event, client));
	}
	return items;
}

async function itemOf(
	context: IPollFunctions,
	settings: PollingSettings,
	event: FoundEvent,
	client: ESignClient,
): Promise<INodeExecutionData> {
	const delivery = deliveryOf(event);
	const json = eventJson(settings, delivery, { body: bodyOf(delivery), look: event.look });
	if (settings.isSimplified && event.event === 'folder_waiting') {
		return { json: { ...json, unfilledFields: unfilledFields(event.look) } };
	}
	const { filesField: field } = settings;
	if (field === undefined || event.event !== 'folder_executed') return { json };
	return await withSignedFiles(context, json, {
		folderId: event.envelopeId,
		waitMs: DOWNLOAD_WAIT_MS,
		field,
		connect: async () => await Promise.resolve(client),
	});
}

/** The event as if it had been delivered. */
function deliveryOf({
	event,
	envelopeId,
	eventDate,
	party,
	look: { folder },
}: FoundEvent): Delivery {
	return { event, envelopeId, eventDate, party, folder: objectIn(folder), reason: undefined };
}

/** The form in which Foxit delivers events (docs/contract/esign.md#delivery-format). */
function bodyOf({ event, eventDate, folder, party }: Delivery): Record<string, unknown> {
	return {
		event_name: event,
		...(eventDate !== undefined && { event_date: eventDate }),
		data: { folder, ...(party && { signing_party: party }) },
	};
}

async function sample(
	context: IPollFunctions,
	settings: PollingSettings,
): Promise<INodeExecutionData[][] | null> {
	const { client } = await openClient(context);
	const found = await newestSample(settings, readerOf(client));
	if (!found) return null;
	const item = await itemOf(context, settings, found, client);
	return [[{ ...item, json: { ...item.json, sample: true } }]];
}

function readerOf(client: ESignClient): EnvelopeReader {
	const { signal } = new AbortController();
	return {
		listIds: async (status: EnvelopeStatus, days: DayRange) =>
			await envelopeIds(client, { ...days, statuses: [status] }, MAX_LISTED, signal),
		look: async (id) => await lookAtEnvelope(client, id),
		now: () => client.clock.now(),
	};
}
