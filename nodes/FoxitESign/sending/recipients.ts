import type { IDataObject } from 'n8n-workflow';

import { isSigningPermission } from '../service/signing';
import { listIn, objectIn } from '../../shared/values/members';
import {
	firstText,
	recipientEntry,
	recipientRefused as refused,
	type RecipientEntry,
} from './recipientEntry';
import { verificationOf } from './verification';
import { cleanAddress } from '../../shared/values/text';
import { numberValue } from '../../shared/values/number';
import { jsonValue } from '../../shared/values/json';
import { refused as wrongValue } from '../../shared/values/rawValue';
import { booleanValue } from '../../shared/values/boolean';

/** What a recipient may do (docs/contract/esign.md#recipient). */
export const PERMISSIONS = [
	'FILL_FIELDS_AND_SIGN',
	'FILL_FIELDS_ONLY',
	'SIGN_ONLY',
	'VIEW_ONLY',
	'PARTY_ASSIGNER',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A recipient as it is sent. */
export interface Party extends IDataObject {
	firstName: string;
	lastName: string;
	emailId: string;
	permission: Permission;
	/** The number that fields and text tags refer to; unique. */
	sequence: number;
	/** The step in which they act; equal numbers act at the same time. */
	workflowSequence: number;
}

/**
 * The recipients of an envelope, from the form's list or from JSON with the same names. JSON may also
 * use the service's own names.
 *
 * @param mayBeNone drafts need no recipients yet (docs/contract/esign.md#create-an-envelope)
 * @throws FoxitFailure `input` for what the service would drop, refuse, or mail to nobody
 */
export function partiesOf(list: readonly unknown[], { mayBeNone = false } = {}): Party[] {
	const parties = list.map((entry, index) => partyOf(recipientEntry(entry, index + 1), index + 1));
	if (parties.length === 0 && !mayBeNone) {
		throw refused('has no entry', 'Add everybody who is to sign, fill in or read the documents.');
	}
	refuseDuplicates(parties);
	refuseLonePlaceholder(parties);
	return parties;
}

/** Recipients given as JSON: a list, or an object with a list of them. */
export function recipientList(value: unknown): readonly unknown[] {
	const place = { label: 'Recipients as JSON' };
	const given = jsonValue(value, place);
	const list = Array.isArray(given) ? given : objectIn(given).recipients;
	if (Array.isArray(list)) return listIn(list);
	const example = 'For example [{"name": "Mara Lind", "email": "mara@example.com"}].';
	throw wrongValue(place, 'must be a JSON array', value, example);
}

/** Whether a recipient has to put a signature somewhere. */
export function mustSign({ permission }: Pick<Party, 'permission'>): boolean {
	return isSigningPermission(permission);
}

function partyOf(entry: RecipientEntry, position: number): Party {
	const text = (...names: string[]) => firstText(entry, names);
	const place = { label: 'Recipients', within: `entry ${position}` };
	const isPlaceholder = booleanValue(entry('isPlaceholder'), place) ?? false;
	const { firstName, lastName } = namesOf(text('firstName'), text('lastName'), text('name'));
	const emailId = cleanAddress(text('email', 'emailId'));
	if (!isPlaceholder) refuseIncomplete(position, { firstName, lastName, emailId });
	const permission = permissionOf(text('permission'), position);
	const hostEmailId = cleanAddress(text('hostEmail', 'hostEmailId'));
	const partyRole = text('role', 'partyRole');
	return {
		firstName,
		lastName,
		emailId,
		permission,
		sequence: numberOf(
			entry('partyNumber') ?? entry('sequence'),
			position,
			'Party Number',
			position,
		),
		workflowSequence: numberOf(
			entry('signingStep') ?? entry('workflowSequence'),
			position,
			'Signing Step',
			position,
		),
		...verificationOf(entry, position),
		...(hostEmailId && { hostEmailId: validEmail(hostEmailId, position) }),
		...(isPlaceholder && { isPlaceholder: true }),
		...(partyRole && { partyRole }),
	};
}

/** The service wants both names; one line "Mara Lind" is what most systems have. */
function namesOf(
	first: string,
	last: string,
	whole: string,
): { firstName: string; lastName: string } {
	if (first || last) return { firstName: first, lastName: last };
	const words = whole.split(/\s+/);
	const lastWord = words.length > 1 ? (words.pop() ?? '') : '';
	return { firstName: words.join(' '), lastName: lastWord };
}

function permissionOf(text: string, position: number): Permission {
	const wanted = text.toUpperCase().replace(/[\s-]+/g, '_') || 'FILL_FIELDS_AND_SIGN';
	const permission = PERMISSIONS.find((known) => known === wanted);
	if (permission) return permission;
	throw refused(
		`entry ${position} has the permission "${text}", which does not exist`,
		`It can be ${PERMISSIONS.join(', ')}.`,
	);
}

function numberOf(value: unknown, fallback: number, label: string, position: number): number {
	const place = { label: 'Recipients', within: `entry ${position} (${label})` };
	const bounds = { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true };
	return numberValue(value, place, bounds) || fallback;
}

function refuseIncomplete(
	position: number,
	{ firstName, lastName, emailId }: Pick<Party, 'firstName' | 'lastName' | 'emailId'>,
): void {
	if (!firstName || !lastName) {
		throw refused(`entry ${position} lacks a first or a last name`, 'Foxit asks for both.');
	}
	if (!emailId) {
		throw refused(
			`entry ${position} has no email address`,
			'If it comes from an expression, check that the input item has the field it refers to.',
		);
	}
	validEmail(emailId, position);
}

/** One @, a dot behind it, no blanks: what is plainly no address is not sent to. */
const EMAIL = /^[^\s@<>,;"]+@(?:[^\s@<>,;".]+\.)+[^\s@<>,;".]+$/;

function validEmail(email: string, position: number): string {
	if (EMAIL.test(email)) return email;
	throw refused(
		`entry ${position} has an email address that cannot be right`,
		'It looks like mara@example.com, without a name before it.',
	);
}

function refuseDuplicates(parties: readonly Party[]): void {
	const numbers = parties.map(({ sequence }) => sequence);
	const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
	if (twice === undefined) return;
	throw refused(
		`uses the party number ${twice} twice`,
		'Give everybody a number of their own: fields and text tags refer to it. Somebody who acts twice is entered twice.',
	);
}

function refuseLonePlaceholder(parties: readonly Party[]): void {
	const hasPlaceholder = parties.some(({ isPlaceholder }) => isPlaceholder === true);
	const hasAssigner = parties.some(({ permission }) => permission === 'PARTY_ASSIGNER');
	if (!hasPlaceholder || hasAssigner) return;
	throw refused(
		'has a placeholder, but nobody who may name the recipient',
		'Give one of the others the permission to assign recipients.',
	);
}
