import type { JsonObject } from '../../json.js';
import { EsignError, requiredParameter } from '../errors.js';
import type { Template } from '../account-model.js';
import { PERMISSIONS } from '../model.js';
import { optionalObjects, optionalText, optionalWord, requiredNumber } from './members.js';

/** Roles of a template know all permissions but the last (docs/contract/esign.md#recipient). */
const ROLE_PERMISSIONS = PERMISSIONS.slice(0, 4);
/** docs/contract/esign.md#create-a-template: below 20. */
const MAX_ROLES = 19;

/** The parties of a template: roles without names. */
export function readRoles(body: JsonObject): Template['parties'] {
	const roles = (optionalObjects(body, 'parties') ?? []).map((party) => {
		const permission = optionalWord(party, 'permission', ROLE_PERMISSIONS);
		if (permission === undefined) throw requiredParameter('permission');
		return {
			sequence: requiredNumber(party, 'sequence'),
			permission,
			role: optionalText(party, 'partyRole') ?? '',
		};
	});
	if (roles.length === 0) throw requiredParameter('parties');
	if (roles.length > MAX_ROLES) throw new EsignError('a template must have fewer than 20 parties');
	if (new Set(roles.map(({ sequence }) => sequence)).size < roles.length)
		throw new EsignError('sequence of the parties must be unique');
	return roles;
}
