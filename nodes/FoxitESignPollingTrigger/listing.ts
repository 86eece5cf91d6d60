import { dayAfter, dayOf, type DayRange } from '../FoxitESign/service/dateRanges';
import type { EnvelopeStatus } from '../FoxitESign/service/envelope';
import type { PollingEvent } from './parameters';
import type { PollingSettings } from './settings';

/** The events that an envelope's end is. */
const END_EVENTS: Partial<Record<PollingEvent, EnvelopeStatus>> = {
	folder_cancelled: 'CANCELLED',
	folder_executed: 'EXECUTED',
	folder_expired: 'EXPIRED',
};

/**
 * In the order that an envelope goes through them. The service has no list of those that are `COMPLETED`, a
 * state of seconds: such an envelope is in no list until it is executed.
 */
const OPEN: readonly EnvelopeStatus[] = ['DRAFT', 'SHARED', 'PARTIALLY SIGNED'];

/** States in which somebody is waited for. */
const WAITING: readonly string[] = ['SHARED', 'PARTIALLY SIGNED'];

/** Gives the IDs of the envelopes that are in a state and were made on the days. */
export type ListIds = (status: EnvelopeStatus, days: DayRange) => Promise<readonly number[]>;

/** The envelopes of an account, by state alone. */
export interface Listing {
	statusOf: ReadonlyMap<number, string>;
	/** Those which wait for somebody and are old enough to have waited too long. */
	longAgo: ReadonlySet<number>;
	/** States of the end that were listed. */
	ends: readonly string[];
}

/** The event that a state is the end of. */
export function endEvent(status: string): PollingEvent | undefined {
	const entry = Object.entries(END_EVENTS).find(([, end]) => end === status);
	return entry?.[0] as PollingEvent | undefined;
}

/** An envelope that is sent, or signed, can have come to any end before the next look. */
function endsToList(events: readonly PollingEvent[]): EnvelopeStatus[] {
	const mayHaveEnded = events.includes('folder_sent') || events.includes('folder_signed');
	const asked = (event: string) => (events as readonly string[]).includes(event);
	return Object.entries(END_EVENTS).flatMap(([event, end]) =>
		mayHaveEnded || asked(event) ? [end] : [],
	);
}

/** Whether somebody is waited for. */
export function isWaiting(status: string): boolean {
	return WAITING.includes(status);
}

/**
 * Lists the envelopes: a request for each open state and for each end that may matter, two more for
 * those that may wait too long. The service has no list of what has changed.
 */
export async function listEnvelopes(
	{ events, lastDays, waitingDays }: PollingSettings,
	listIds: ListIds,
	nowMs: number,
): Promise<Listing> {
	const ends = endsToList(events);
	const today = dayOf(nowMs);
	// The account's day may have begun already.
	const all = { dateFrom: dayAfter(today, 1 - lastDays), dateTo: dayAfter(today, 1) };
	const old = { ...all, dateTo: dayAfter(today, 1 - waitingDays) };
	const recent = { ...all, dateFrom: dayAfter(old.dateTo, 1) };
	const statusOf = new Map<number, string>();
	const longAgo = new Set<number>();
	// An envelope that moves on meanwhile is in two lists rather than in none: the later one counts.
	for (const status of [...OPEN, ...ends]) {
		const isSplit = events.includes('folder_waiting') && isWaiting(status);
		if (isSplit) {
			for (const id of await listIds(status, old)) {
				statusOf.set(id, status);
				longAgo.add(id);
			}
		}
		for (const id of await listIds(status, isSplit ? recent : all)) statusOf.set(id, status);
	}
	return { statusOf, longAgo, ends };
}
