import type { IDataObject } from 'n8n-workflow';

import { usableLink } from './links';
import { idIn, isoTime, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';

/** States of an envelope (docs/contract/esign.md#envelope-statuses), in one spelling. */
export type EnvelopeStatus =
	| 'CANCELLED'
	| 'COMPLETED'
	| 'DELETED'
	| 'DRAFT'
	| 'EXECUTED'
	| 'EXPIRED'
	| 'PARTIALLY SIGNED'
	| 'SHARED';

/** States that an envelope does not leave. `COMPLETED` is none: the digital signature is pending. */
const END_STATES: readonly string[] = ['EXECUTED', 'CANCELLED', 'EXPIRED', 'DELETED'];

/** Member of the metadata by which an envelope tells the template it was made from. */
export const TEMPLATE_METADATA = 'n8nTemplateId';

/** What is shown of an envelope in addition to its own facts. */
export interface EnvelopeView {
	/** Signing links are keys to the documents: they are shown only to those who ask. */
	withLinks?: boolean;
	/** By recipient, in the order of the envelope: what they have come to, where that is known. */
	progress?: readonly IDataObject[];
}

/**
 * The status in one spelling; both spellings of "cancelled" are in use
 * (docs/contract/esign.md#where-sources-disagree, row 1).
 */
export function statusOf(folder: unknown): string {
	const status = textIn(objectIn(folder).folderStatus)?.toUpperCase() ?? '';
	return status === 'CANCELED' ? 'CANCELLED' : status;
}

/** Whether nothing more can become of an envelope. */
export function hasEnded(status: string): boolean {
	return END_STATES.includes(status);
}

/** Whether everybody has signed and the digital signature is applied. */
export function isExecuted(status: string): boolean {
	return status === 'EXECUTED';
}

/**
 * An envelope as users see it: sane names, ISO times, no internals. The service mirrors `folder…`
 * members as `envelope…`, and the mirror can lag, so only the former are read
 * (docs/contract/esign.md#envelope).
 */
export function simplifyEnvelope(folder: unknown, view: EnvelopeView = {}): IDataObject {
	const source = objectIn(folder);
	const recipients = listIn(source.folderRecipientParties);
	return withoutGaps({
		envelopeId: idIn(source.folderId),
		name: textIn(source.folderName),
		status: statusOf(source) || undefined,
		createdAt: isoTime(source.folderCreationDate),
		sentAt: isoTime(source.folderSentDate),
		sender: senderOf(source),
		recipients: recipients.map((party, index) => ({
			...simplifyRecipient(party, view),
			...view.progress?.[index],
		})),
		documents: listIn(source.documentsList).map(simplifyDocument),
		customFields: customFieldsOf(source),
		metadata: nonEmpty(objectIn(source.metadata)),
	});
}

function senderOf(source: Record<string, unknown>): IDataObject | undefined {
	const name = fullName(source.folderAuthorFirstName, source.folderAuthorLastName);
	const email = textIn(source.folderAuthorEmail);
	return name || email ? withoutGaps({ name, email }) : undefined;
}

/** One recipient. `partyNumber` is what fields and text tags refer to, `partyId` the person. */
export function simplifyRecipient(party: unknown, view: EnvelopeView = {}): IDataObject {
	const source = objectIn(party);
	const details = objectIn(source.partyDetails);
	return withoutGaps({
		partyId: idIn(source.partyId) ?? idIn(details.partyId),
		partyNumber: idIn(source.partySequence),
		signingStep: idIn(source.workflowSignSequence),
		name: fullName(details.firstName, details.lastName),
		email: textIn(details.emailId),
		permission: textIn(source.contractPermissions),
		delivery: textIn(source.sharingMode),
		signingUrl: view.withLinks ? usableLink(source.folderAccessURL) : undefined,
	});
}

/** A person, as users see one. */
export function simplifyPerson(person: unknown): IDataObject | undefined {
	const source = objectIn(person);
	if (Object.keys(source).length === 0) return undefined;
	return withoutGaps({
		partyId: idIn(source.partyId),
		name: fullName(source.firstName, source.lastName),
		email: textIn(source.emailId),
	});
}

function simplifyDocument(document: unknown, index: number): IDataObject {
	const source = objectIn(document);
	return withoutGaps({
		documentNumber: index + 1,
		documentId: idIn(source.documentId),
		name: textIn(source.contractVersionName),
	});
}

function fullName(first: unknown, last: unknown): string | undefined {
	const name = [textIn(first), textIn(last)].filter(Boolean).join(' ');
	return name === '' ? undefined : name;
}

/** Custom fields 1 and 2 as name and value. */
export function customFieldsOf(folder: unknown): IDataObject | undefined {
	const source = objectIn(folder);
	const pairs = [source.custom_field1, source.custom_field2].map(objectIn).flatMap((field) => {
		const name = textIn(field.name);
		return name === undefined ? [] : [[name, field.value ?? null]];
	});
	return nonEmpty(Object.fromEntries(pairs) as Record<string, unknown>);
}

/** The values of custom fields 1 and 2, whatever their names. */
export function customValuesOf(folder: unknown): string[] {
	const source = objectIn(folder);
	return [source.custom_field1, source.custom_field2].flatMap((field) => {
		const value = textIn(objectIn(field).value);
		return value === undefined ? [] : [value];
	});
}

function nonEmpty(members: Record<string, unknown>): IDataObject | undefined {
	return Object.keys(members).length > 0 ? (members as IDataObject) : undefined;
}
