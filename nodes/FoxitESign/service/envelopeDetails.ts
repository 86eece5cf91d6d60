import type { IDataObject } from 'n8n-workflow';

import type { Answer } from './answers';
import { simplifyEnvelope, type EnvelopeView } from './envelope';
import { allHaveSigned, participantsOf, type Participant } from './signing';
import { isoTime, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';

/**
 * An envelope as a `myfolder` answer tells of it: `signed` is true once every signer has signed in a
 * signature field of theirs, whatever the envelope's state says, and each recipient's `progress` tells
 * signers who signed from those who merely finished.
 */
export function simplifyDetails(answer: Answer, view: EnvelopeView = {}): IDataObject {
	const participants = participantsOf(answer);
	return {
		...simplifyEnvelope(answer.folder, { ...view, progress: participants.map(progressOf) }),
		signed: allHaveSigned(participants),
	};
}

function progressOf({ progress, finishedAt }: Participant): IDataObject {
	return withoutGaps({ progress, finishedAt });
}

/** Field values of a `myfolder` answer by name; fields without a name have no value either. */
export function fieldValuesOf(answer: Answer): IDataObject {
	const pairs = listIn(answer.allFieldsNameValue).flatMap((field) => {
		const { name, value } = objectIn(field);
		const key = textIn(name);
		return key === undefined ? [] : [[key, value ?? null]];
	});
	return Object.fromEntries(pairs) as IDataObject;
}

/**
 * The history of a `myfolder` answer; its key has a blank in it
 * (docs/contract/esign.md#get-an-envelope).
 */
export function historyOf(answer: Answer): IDataObject[] {
	return listIn(answer['Folder History']).map((entry) => {
		const source = objectIn(entry);
		const name = [textIn(source.firstName), textIn(source.lastName)].filter(Boolean).join(' ');
		return withoutGaps({
			action: textIn(source.action),
			at: isoTime(source.dateChanged),
			name: name || undefined,
			email: textIn(source.email),
		});
	});
}
