import type { EventName } from '../account-model.js';
import type { Envelope } from '../model.js';
import { folderJson } from '../present/folder.js';
import { partyDetails, userDetails } from '../present/party.js';
import type { Company } from '../company.js';
import type { EventDetail } from '../state/lifecycle.js';

/**
 * The body of a delivery (docs/contract/esign.md#delivery-format), as of now; the keys always in
 * this order.
 */
export function payload(
	company: Company,
	envelope: Envelope,
	event: EventName,
	{ atMs, signing, viewing, cancelling, reason }: EventDetail,
): string {
	const cancelled = event === 'folder_cancelled';
	const canceller =
		cancelling === undefined ? userDetails(envelope.author) : partyDetails(cancelling);
	return JSON.stringify({
		event_name: event,
		event_date: atMs,
		data: {
			folder: folderJson(envelope, company),
			...(signing && { signing_party: partyDetails(signing) }),
			...(viewing && { viewing_party: partyDetails(viewing) }),
			// Not the spelling of the request (docs/contract/esign.md#delivery-format).
			...(cancelled && { cancelling_party: canceller, reason_for_cancelling: reason ?? '' }),
		},
	});
}
