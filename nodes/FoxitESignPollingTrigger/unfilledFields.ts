import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../FoxitESign/service/answers';
import { participantsOf } from '../FoxitESign/service/signing';
import { fieldOf } from '../FoxitESign/service/template';
import { idIn, listIn, objectIn, withoutGaps } from '../shared/values/members';

/**
 * The required fields of an envelope that hold nothing yet, each with the recipient who is to fill it in;
 * without one where the envelope gives it to nobody. Signatures are no part of it: each recipient's `progress`
 * tells of them. The service does not tell somebody who has begun from somebody who has not
 * (docs/contract/esign.md#field-in-an-answer).
 *
 * @param look a `myfolder` answer
 */
export function unfilledFields(look: Answer): IDataObject[] {
	const people = participantsOf(look);
	return listIn(look.allFields).flatMap((entry) => {
		const source = objectIn(entry);
		const { required, readOnly, systemField, attachmentFileId } = source;
		if (required !== true || readOnly === true || systemField === true) return [];
		const { kind, name, value, partyNumber: owner } = fieldOf(source);
		const isFilled = value !== undefined || idIn(attachmentFileId) !== undefined;
		if (isFilled || kind === 'signature' || kind === 'initial') return [];
		const person = people.find(({ partyId }) => partyId !== undefined && partyId === owner);
		const { partyNumber, label, email } = person ?? {};
		return [withoutGaps({ kind, name, partyNumber, recipient: label, email })];
	});
}
