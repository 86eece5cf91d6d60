import type { JsonObject } from '../../json.js';
import { EsignError, requiredParameter } from '../errors.js';
import { PERMISSIONS, type Permission } from '../model.js';
import {
	optionalFlag,
	optionalFlagOrText,
	optionalNumber,
	optionalObjects,
	optionalText,
	optionalWord,
	requiredEmail,
	requiredNumber,
	requiredText,
} from './members.js';

const AUTH_LEVELS = [
	'NO',
	'SMS LINK',
	'Email Access Code',
	'SMS Access Code',
	'Voice Access Code',
	'User-defined Access Code',
] as const;

/** A party as a body asks for it (docs/contract/esign.md#recipient). */
export interface WantedParty {
	firstName: string;
	lastName: string;
	emailId: string;
	permission: Permission;
	sequence: number;
	workflowSequence: number;
	signerAuthLevel: string;
	placeholder: boolean;
	role: string;
}

/** The parties of a body; undefined when it has none, or an empty list. */
export function readParties(body: JsonObject): WantedParty[] | undefined {
	const parties = optionalObjects(body, 'parties')?.map(readParty);
	if (parties === undefined || parties.length === 0) return undefined;
	if (new Set(parties.map(({ sequence }) => sequence)).size < parties.length)
		throw new EsignError('sequence of the parties must be unique');
	const assigner = parties.some(({ permission }) => permission === 'PARTY_ASSIGNER');
	if (!assigner && parties.some(({ placeholder }) => placeholder))
		throw new EsignError('a placeholder party needs another party with permission PARTY_ASSIGNER');
	return parties;
}

function readParty(party: JsonObject): WantedParty {
	const placeholder = optionalFlag(party, 'isPlaceholder') ?? false;
	const permission = optionalWord(party, 'permission', PERMISSIONS);
	if (permission === undefined) throw requiredParameter('permission');
	const sequence = requiredNumber(party, 'sequence');
	if (sequence < 1) throw new EsignError('sequence must be at least 1');
	const signerAuthLevel = optionalWord(party, 'signerAuthLevel', AUTH_LEVELS) ?? 'NO';
	if (signerAuthLevel === 'User-defined Access Code') requiredText(party, 'userDefinedAccessCode');
	if (signerAuthLevel.startsWith('SMS') || signerAuthLevel.startsWith('Voice'))
		requiredText(party, 'mobileNumber');
	optionalFlagOrText(party, 'allowNameChange');
	return {
		// docs/contract/esign.md#recipient: blank only for somebody still to be named.
		firstName: placeholder
			? (optionalText(party, 'firstName') ?? '')
			: requiredText(party, 'firstName'),
		lastName: placeholder
			? (optionalText(party, 'lastName') ?? '')
			: requiredText(party, 'lastName'),
		emailId: placeholder ? (optionalText(party, 'emailId') ?? '') : requiredEmail(party, 'emailId'),
		permission,
		sequence,
		workflowSequence: optionalNumber(party, 'workflowSequence') ?? 1,
		signerAuthLevel,
		placeholder,
		role: optionalText(party, 'partyRole') ?? '',
	};
}
