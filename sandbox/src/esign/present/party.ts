import type { JsonObject } from '../../json.js';
import type { User } from '../user.js';
import type { Envelope, Party } from '../model.js';

/**
 * Where people's links lead, at whatever surface the envelope was made
 * (docs/contract/esign.md#the-gateway, live).
 */
export const CLASSIC_HOST = 'https://na1.foxitesign.foxit.com';

/** PartyDetail of docs/contract/esign.md#delivery-format. */
export function partyDetails(party: Party): JsonObject {
	const { partyId, firstName, lastName, emailId, createdAtMs } = party;
	return { partyId, firstName, lastName, emailId, address: null, dateCreated: createdAtMs };
}

/** The same of a member of the account, for an author who cancels. */
export function userDetails(user: User): JsonObject {
	const { partyId, firstName, lastName, emailId, address, createdAtMs } = user;
	return { partyId, firstName, lastName, emailId, address, dateCreated: createdAtMs };
}

/** A party of an envelope (docs/contract/esign.md#envelope). */
export function recipientJson(
	party: Party,
	{ folderId, status, inPerson, linksReadyAtMs }: Envelope,
): JsonObject {
	const { partyId, permission, sequence, workflowSequence, accessKey, signerAuthLevel } = party;
	// Before the envelope is sent there is no link to use.
	const link =
		status === 'DRAFT'
			? null
			: linksReadyAtMs === undefined
				? `${CLASSIC_HOST}/documents/viewDocumentDirect?encrDocId=${encodeURIComponent(accessKey)}&partySeq=${sequence}`
				: `${CLASSIC_HOST}/documents/viewDocumentDirect?encrDocId=&partySeq=`;
	return {
		partyId,
		partyDetails: { ...partyDetails(party), signerAuthLevel },
		contractPermissions: permission,
		partySequence: sequence,
		workflowSignSequence: workflowSequence,
		envelopeId: folderId,
		sharingMode: inPerson ? 'inperson' : 'email',
		folderAccessURL: link,
		securityMode: 'none',
		extraComments: null,
	};
}
