import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../../FoxitESign/service/answers';
import type { Delivery } from '../../FoxitESign/service/delivery';
import { simplifyEnvelope, simplifyPerson } from '../../FoxitESign/service/envelope';
import { simplifyDetails } from '../../FoxitESign/service/envelopeDetails';
import { participantsOf } from '../../FoxitESign/service/signing';
import { idIn, isoTime, objectIn } from '../../shared/values/members';

/** Events that people take for signatures. */
export const SIGNING_EVENTS: readonly string[] = [
	'folder_signed',
	'folder_completed',
	'folder_executed',
];

/** What is known of an event: the delivery as it came, and a look at its envelope if there was one. */
export interface EventSource {
	body: Record<string, unknown>;
	look: Answer | undefined;
}

/**
 * What the trigger tells of a delivery. Where the envelope has been looked at, `envelope.signed` and
 * each recipient's `progress` tell signers who signed from those who merely finished.
 */
export function eventJson(
	{ isSimplified }: { isSimplified: boolean },
	delivery: Delivery,
	{ body, look }: EventSource,
): IDataObject {
	if (!isSimplified) return body as IDataObject;
	const { event, eventDate, envelopeId, folder, party, reason } = delivery;
	const person = simplifyPerson(party);
	const at = isoTime(eventDate);
	const known = look && asOfEvent(look, folder);
	const progress = known && progressOf(known, idIn(person?.partyId));
	return {
		event,
		...(at && { eventDate: at }),
		envelopeId,
		envelope: known ? simplifyDetails(known) : simplifyEnvelope(folder),
		...(person && { party: { ...person, ...(progress && { progress }) } }),
		...(reason && { reason }),
	};
}

/** A look may be older or newer than the event: what the delivery says of the envelope counts. */
function asOfEvent(look: Answer, folder: Record<string, unknown>): Answer {
	const told = Object.entries(folder).filter(([, value]) => value !== null);
	return { ...look, folder: { ...objectIn(look.folder), ...Object.fromEntries(told) } };
}

function progressOf(answer: Answer, partyId: number | undefined): string | undefined {
	if (partyId === undefined) return undefined;
	return participantsOf(answer).find((participant) => participant.partyId === partyId)?.progress;
}
