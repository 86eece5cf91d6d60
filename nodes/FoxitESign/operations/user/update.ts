import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { simplifyUser } from '../../service/person';
import { objectIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { simplifyProperty } from '../../../shared/ui/simplify';
import { isSimple, resultItem } from '../../run/eSignRun';
import { eSignOptions } from '../../fields/common';
import { nameAndEmail } from '../../fields/personFields';
import type { ESignOperation } from '../types';
import { detailFields, DETAILS, ROLES, userIdField, userIdOf } from './userFields';
import { textMembers } from '../../fields/textMembers';

const LABEL = 'Update Fields';

const names = nameAndEmail.filter(({ name }) => name !== 'email');

const fields: INodeProperties[] = [
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether the user can sign in',
	},
	...detailFields,
	...names,
	{
		displayName: 'Role',
		name: 'userRole',
		type: 'options',
		options: ROLES,
		default: 'user',
		description: 'What the user may do in the account',
	},
];

export const update: ESignOperation = {
	value: 'update',
	name: 'Update',
	action: 'Update a user',
	description: 'Change what is known about a user of the account',
	properties: [
		userIdField,
		{
			displayName: LABEL,
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			description: 'What to change. Everything else stays as it is.',
			options: [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
		simplifyProperty,
		eSignOptions(),
	],
	execute: async (run) => {
		const { parameters, session, signals } = run;
		const userId = userIdOf(parameters);
		const body = { user: { partyId: userId, ...changesIn(parameters) } };
		const answer = await session.client.change('/users/update', body, 'repeatable', signals.stop);
		if (!isSimple(run)) return [resultItem(run, answer as IDataObject)];
		// What this call answers is not documented (docs/contract/esign.md#unknowns).
		const user = simplifyUser({ partyId: userId, ...objectIn(answer.user) });
		return [resultItem(run, { ...user, updated: true })];
	},
};

function changesIn(parameters: Parameters): IDataObject {
	const chosen = parameters.collection('updateFields');
	const changes: IDataObject = {
		...textMembers(chosen, { firstName: 'firstName', lastName: 'lastName', ...DETAILS }),
		...(chosen.has('userRole') && { userRole: chosen.choice('userRole') }),
		...(chosen.has('active') && { active: chosen.boolean('active') }),
	};
	if (Object.keys(changes).length > 0) return changes;
	throw inputFailure(`"${LABEL}" has no value`, { parameter: LABEL });
}
