import type { IDataObject } from 'n8n-workflow';

import { idIn, isoTime, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';

/**
 * A user of the account, as users see one. The id of a user is called party id
 * (docs/contract/esign.md#users).
 */
export function simplifyUser(user: unknown): IDataObject {
	const source = objectIn(user);
	return withoutGaps({
		userId: idIn(source.partyId),
		firstName: textIn(source.firstName),
		lastName: textIn(source.lastName),
		email: textIn(source.emailId),
		role: roleOf(source.userRole),
		active: typeof source.active === 'boolean' ? source.active : undefined,
		title: textIn(source.title),
		department: textIn(source.department),
		address: textIn(source.address),
		managerId: idIn(source.managerId),
		addedAt: isoTime(source.userAddedDate) ?? isoTime(source.dateCreated),
	});
}

/**
 * Roles come in several spellings; these are the ones that are sent (docs/contract/esign.md#users).
 */
function roleOf(role: unknown): string | undefined {
	const text = textIn(role);
	if (text === undefined) return undefined;
	if (/super/i.test(text)) return 'super_admin';
	return /admin/i.test(text) ? 'admin' : text.toLowerCase();
}

/** A group of recipients, as users see it. */
export function simplifyGroup(group: unknown): IDataObject {
	const source = objectIn(group);
	return withoutGaps({
		groupId: idIn(source.groupId),
		name: textIn(source.groupName),
		description: textIn(source.groupDesc),
		createdAt: isoTime(source.dateCreated),
		recipients: listIn(source.parties).map((party) => {
			const { firstName, lastName, emailId } = objectIn(party);
			return withoutGaps({
				firstName: textIn(firstName),
				lastName: textIn(lastName),
				email: textIn(emailId),
			});
		}),
	});
}
