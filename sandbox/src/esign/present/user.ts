import type { JsonObject } from '../../json.js';
import type { User } from '../user.js';
import type { Company } from '../company.js';

/** The service spells roles in varying ways when it names them (docs/contract/esign.md#users). */
const ROLE_WORDS: Readonly<Record<User['userRole'], string>> = {
	user: 'user',
	admin: 'Admin',
	super_admin: 'Super-Administrator',
};

/** The User object of docs/contract/esign.md#users. */
export function userJson(user: User, { companyId }: Company): JsonObject {
	const { partyId, firstName, lastName, emailId, address, createdAtMs, userRole, active } = user;
	return {
		partyId,
		firstName,
		lastName,
		emailId,
		address,
		dateCreated: createdAtMs,
		companyId,
		userRole: ROLE_WORDS[userRole],
		userAddedDate: createdAtMs,
		department: user.department,
		title: user.title,
		active,
		requestLocale: 'auto',
		managerId: user.managerId,
	};
}
