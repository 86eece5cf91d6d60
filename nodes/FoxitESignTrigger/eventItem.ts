import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { Delivery } from '../FoxitESign/service/delivery';
import { simplifyEnvelope, simplifyPerson } from '../FoxitESign/service/envelope';
import { isoTime } from '../shared/values/members';
import { triggerParameters } from './parameters';

/** What the trigger tells of a delivery. */
export function eventJson(
	context: IWebhookFunctions,
	delivery: Delivery,
	body: Record<string, unknown>,
): IDataObject {
	if (!(triggerParameters(context).booleanIfSet('simplify') ?? true)) return body as IDataObject;
	const { event, eventDate, envelopeId, folder, party, reason } = delivery;
	const person = simplifyPerson(party);
	const at = isoTime(eventDate);
	return {
		event,
		...(at && { eventDate: at }),
		envelopeId,
		envelope: simplifyEnvelope(folder),
		...(person && { party: person }),
		...(reason && { reason }),
	};
}
