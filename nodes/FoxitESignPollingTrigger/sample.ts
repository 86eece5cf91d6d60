import { dayAfter, dayOf } from '../FoxitESign/service/dateRanges';
import type { EnvelopeStatus } from '../FoxitESign/service/envelope';
import { objectIn } from '../shared/values/members';
import { isFromTemplate, passes } from '../FoxitESignTrigger/event/filters';
import type { FoundEvent } from './eventsOf';
import type { EnvelopeReader } from './lookForEvents';
import type { PollingEvent } from './parameters';
import type { PollingSettings } from './settings';

/** At most so many envelopes are looked at for a sample. */
const MAX_LOOKS = 5;

/** States in which an envelope can have had an event. */
const STATES: Record<PollingEvent, readonly EnvelopeStatus[]> = {
	folder_cancelled: ['CANCELLED'],
	folder_executed: ['EXECUTED'],
	folder_expired: ['EXPIRED'],
	folder_sent: ['SHARED', 'PARTIALLY SIGNED', 'EXECUTED'],
	folder_signed: ['PARTIALLY SIGNED', 'EXECUTED'],
	folder_waiting: ['SHARED', 'PARTIALLY SIGNED'],
};

/** An event made of the newest envelope that the node's filters let pass, of the first event possible. */
export async function newestSample(
	{ events, filter, lastDays }: PollingSettings,
	{ listIds, look, now }: EnvelopeReader,
): Promise<FoundEvent | undefined> {
	const today = dayOf(now());
	const days = { dateFrom: dayAfter(today, 1 - lastDays), dateTo: dayAfter(today, 1) };
	for (const event of events) {
		for (const status of STATES[event]) {
			for (const envelopeId of (await listIds(status, days)).slice(0, MAX_LOOKS)) {
				const answer = await look(envelopeId);
				const folder = objectIn(answer?.folder);
				if (!answer || !passes(folder, filter)) continue;
				if (isFromTemplate(folder, answer, filter)) return { event, envelopeId, look: answer };
			}
		}
	}
	return undefined;
}
