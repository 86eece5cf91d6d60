import { idIn, isoTime, listIn, objectIn, textIn } from '../../shared/values/members';
import type { Answer } from './answers';
import { statusOf } from './envelope';

/**
 * What a recipient has come to. Whoever has no signature field can finish without signing, and the
 * service's states and histories do not tell the two apart (docs/contract/esign.md#field-in-a-request).
 */
export type RecipientProgress =
	/** Has finished, and had a signature field to sign in. */
	| 'signed'
	/** Was to sign, had no signature field, and has finished all the same. */
	| 'finishedWithoutSignature'
	/** Was to fill in fields, and has. */
	| 'finished'
	| 'waiting';

/** Somebody who has a part in an envelope, as a `myfolder` answer tells. */
export interface Participant {
	partyId: number | undefined;
	partyNumber: number | undefined;
	/** The name, or what comes closest to it. */
	label: string;
	email: string | undefined;
	mustSign: boolean;
	hasSignatureField: boolean;
	/** Absent for those who have nothing to do. */
	progress?: RecipientProgress;
	/** ISO 8601, as far as the history tells. */
	finishedAt?: string;
}

const SIGNING: readonly string[] = ['FILL_FIELDS_AND_SIGN', 'SIGN_ONLY'];
const ACTING: readonly string[] = [...SIGNING, 'FILL_FIELDS_ONLY'];

/** States that an envelope comes to when everybody has finished. */
const ALL_FINISHED: readonly string[] = ['COMPLETED', 'EXECUTED'];

/** `signfield` in answers; the other spellings are those of requests. */
const SIGNATURE_TYPE = /^sign(ature)?(field)?$/i;

/** Whether a permission asks for a signature. */
export function isSigningPermission(permission: string | undefined): boolean {
	return permission !== undefined && SIGNING.includes(permission.toUpperCase());
}

/** Whether a type of field, of a request or of an answer, is a signature. */
export function isSignatureType(type: string | undefined): boolean {
	return type !== undefined && SIGNATURE_TYPE.test(type);
}

/** The recipients of a `myfolder` answer, in its order, with what they have come to. */
export function participantsOf(answer: Answer): Participant[] {
	const parties = listIn(objectIn(answer.folder).folderRecipientParties).map(objectIn);
	const isResponsible = responsibilityIn(answer, parties);
	const allFinished = ALL_FINISHED.includes(statusOf(answer.folder));
	const finished = finishedRows(answer);
	return parties.map((party) => {
		const details = objectIn(party.partyDetails);
		const partyId = idIn(party.partyId) ?? idIn(details.partyId);
		const permission = textIn(party.contractPermissions)?.toUpperCase();
		const mustSign = isSigningPermission(permission);
		const hasSignatureField = isResponsible(party);
		const acts = permission !== undefined && ACTING.includes(permission);
		const row = acts ? takeRow(finished, partyId, textIn(details.emailId)) : undefined;
		const isDone = row !== undefined || allFinished;
		const progress = isDone ? doneProgress(mustSign, hasSignatureField) : 'waiting';
		const finishedAt = isoTime(row?.dateChanged);
		return {
			partyId,
			partyNumber: idIn(party.partySequence),
			label: labelOf(party, details),
			email: textIn(details.emailId),
			mustSign,
			hasSignatureField,
			...(acts && { progress }),
			...(finishedAt && { finishedAt }),
		};
	});
}

/** Those who are to sign and have no field for it. */
export function withoutSignatureField(participants: readonly Participant[]): Participant[] {
	return participants.filter(({ mustSign, hasSignatureField }) => mustSign && !hasSignatureField);
}

/** Whether there are signers, and every one of them has signed. */
export function allHaveSigned(participants: readonly Participant[]): boolean {
	const signers = participants.filter(({ mustSign }) => mustSign);
	return signers.length > 0 && signers.every(({ progress }) => progress === 'signed');
}

/** How many people have a signature field to sign in. */
export function signatureFieldOwners(answer: Answer): number {
	return new Set(signatureFields(answer).map(({ partyResponsible }) => idIn(partyResponsible)))
		.size;
}

function signatureFields(answer: Answer): Array<Record<string, unknown>> {
	return listIn(answer.allFields)
		.map(objectIn)
		.filter(({ fieldType }) => isSignatureType(textIn(fieldType)));
}

/**
 * Whether a party has a signature field. Fields of an envelope name the party's id
 * (docs/contract/esign.md#field-in-an-answer); where none of them does, they are taken to name the
 * party's number, as those of a template do.
 */
function responsibilityIn(
	answer: Answer,
	parties: ReadonlyArray<Record<string, unknown>>,
): (party: Record<string, unknown>) => boolean {
	const owners = new Set(signatureFields(answer).map((field) => idIn(field.partyResponsible)));
	const idOf = (party: Record<string, unknown>) =>
		idIn(party.partyId) ?? idIn(objectIn(party.partyDetails).partyId);
	const byId = listIn(answer.allFields).some((field) => {
		const owner = idIn(objectIn(field).partyResponsible);
		return owner !== undefined && parties.some((party) => idOf(party) === owner);
	});
	return (party) => {
		const owner = byId ? idOf(party) : idIn(party.partySequence);
		return owner !== undefined && owners.has(owner);
	};
}

/** Entries of the history that say that somebody has finished; the service calls all of them signed. */
function finishedRows(answer: Answer): Array<Record<string, unknown>> {
	return listIn(answer['Folder History'])
		.map(objectIn)
		.filter(({ action }) => textIn(action)?.toLowerCase() === 'signed');
}

/** Takes the entry out: somebody who acts twice has one for each time. */
function takeRow(
	rows: Array<Record<string, unknown>>,
	partyId: number | undefined,
	email: string | undefined,
): Record<string, unknown> | undefined {
	const at = rows.findIndex((row) => {
		const by = idIn(row.changeDoneByParty);
		if (by !== undefined && partyId !== undefined) return by === partyId;
		return email !== undefined && textIn(row.email)?.toLowerCase() === email.toLowerCase();
	});
	return at === -1 ? undefined : rows.splice(at, 1)[0];
}

function doneProgress(mustSign: boolean, hasSignatureField: boolean): RecipientProgress {
	if (!mustSign) return 'finished';
	return hasSignatureField ? 'signed' : 'finishedWithoutSignature';
}

function labelOf(party: Record<string, unknown>, details: Record<string, unknown>): string {
	const name = [textIn(details.firstName), textIn(details.lastName)].filter(Boolean).join(' ');
	return (
		name || textIn(details.emailId) || `party number ${idIn(party.partySequence) ?? 'unknown'}`
	);
}
