import type { IDataObject } from 'n8n-workflow';

import { firstText, recipientRefused as refused, type RecipientEntry } from './recipientEntry';

/**
 * How a recipient proves who they are, as the service spells it (docs/contract/esign.md#recipient).
 */
const VERIFICATION_LEVELS = [
	'NO',
	'SMS LINK',
	'Email Access Code',
	'SMS Access Code',
	'Voice Access Code',
	'User-defined Access Code',
] as const;
type VerificationLevel = (typeof VERIFICATION_LEVELS)[number];

const WITH_PHONE: readonly VerificationLevel[] = [
	'SMS LINK',
	'SMS Access Code',
	'Voice Access Code',
];

/**
 * How a recipient of the list proves who they are.
 *
 * @throws FoxitFailure `input` when what that needs is missing
 */
export function verificationOf(entry: RecipientEntry, position: number): Partial<IDataObject> {
	const given = firstText(entry, ['verification', 'signerAuthLevel']) || 'NO';
	const level = VERIFICATION_LEVELS.find((known) => known.toLowerCase() === given.toLowerCase());
	if (!level) {
		throw refused(
			`entry ${position} has the verification "${given}", which does not exist`,
			`It can be ${VERIFICATION_LEVELS.join(', ')}.`,
		);
	}
	const code = firstText(entry, ['accessCode', 'userDefinedAccessCode']);
	const dialingCode = firstText(entry, ['dialingCode']);
	const mobileNumber = firstText(entry, ['mobileNumber']);
	if (level === 'User-defined Access Code' && !code) {
		throw refused(
			`entry ${position} has no access code`,
			'Enter the code that you have agreed on.',
		);
	}
	if (code && level !== 'User-defined Access Code') {
		throw refused(
			`entry ${position} has an access code that nobody is asked for`,
			'Set the verification to Access Code of Your Own (in JSON "User-defined Access Code"), or leave the code out.',
		);
	}
	if (WITH_PHONE.includes(level) && !(dialingCode && mobileNumber)) {
		throw refused(
			`entry ${position} has no phone number, which "${level}" needs`,
			'Enter the dialing code, e.g. +1, and the mobile number.',
		);
	}
	return {
		signerAuthLevel: level,
		...(code && { userDefinedAccessCode: code }),
		...(dialingCode && { dialingCode }),
		...(mobileNumber && { mobileNumber }),
	};
}
