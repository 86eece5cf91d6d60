import { idIn, objectIn, textIn } from '../../shared/values/members';

/** A webhook delivery, read (docs/contract/esign.md#delivery-format). */
export interface Delivery {
	event: string;
	/** Epoch milliseconds. */
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
		eventDate: typeof source.event_date === 'number' ? source.event_date : undefined,
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
	return [envelopeId, event, idIn(party?.partyId) ?? '', eventDate ?? ''].join('|');
}
