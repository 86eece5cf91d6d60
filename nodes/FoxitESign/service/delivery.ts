import { idIn, objectIn, textIn, toText } from '../../shared/values/members';

/** 2000-01-01. A date before it, such as 0, is what a sender writes that has none. */
const EARLIEST_MS = 946_684_800_000;

/** A webhook delivery, read (docs/contract/esign.md#delivery-format). */
export interface Delivery {
	event: string;
	/** Epoch milliseconds; `undefined` when the event has no date that can be one. */
	eventDate: number | undefined;
	envelopeId: number;
	folder: Record<string, unknown>;
	/** Who viewed, signed or cancelled. */
	party: Record<string, unknown> | undefined;
	reason: string | undefined;
}

/** @returns `undefined` when the body is no event about an envelope */
export function readDelivery(body: unknown): Delivery | undefined {
	const source = objectIn(body);
	const data = objectIn(source.data);
	const folder = objectIn(data.folder);
	const event = textIn(source.event_name);
	const envelopeId = idIn(folder.folderId);
	if (event === undefined || envelopeId === undefined) return undefined;
	const party = objectIn(data.signing_party ?? data.viewing_party ?? data.cancelling_party);
	return {
		event,
		eventDate: eventDateIn(source.event_date),
		envelopeId,
		folder,
		party: Object.keys(party).length > 0 ? party : undefined,
		// Deliveries say "cancelling", requests "cancellation".
		reason: textIn(data.reason_for_cancelling) ?? textIn(data.reason_for_cancellation),
	};
}

/**
 * What tells two deliveries of the same event from two events
 * (docs/contract/esign.md#delivery-behaviour).
 */
export function deliveryKey({ envelopeId, event, party, eventDate }: Delivery): string {
	const who = idIn(party?.partyId) ?? textIn(party?.emailId)?.toLowerCase() ?? '';
	return [envelopeId, event, who, eventDate ?? ''].join('|');
}

/** The service documents epoch milliseconds; a number as text and ISO 8601 mean the same. */
function eventDateIn(value: unknown): number | undefined {
	const text = toText(value).trim();
	const date = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
	return date >= EARLIEST_MS ? date : undefined;
}
