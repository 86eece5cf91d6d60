import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';

const LABEL = 'Parties';
/** Fewer than 20 (docs/contract/esign.md#limits-and-quotas). */
const MAX_PARTIES = 19;

/**
 * Roles of a template know one permission fewer than recipients do
 * (docs/contract/esign.md#recipient).
 */
const PERMISSIONS = [
	{ name: 'Fill in Fields', value: 'FILL_FIELDS_ONLY' },
	{ name: 'Fill in Fields and Sign', value: 'FILL_FIELDS_AND_SIGN' },
	{ name: 'Sign', value: 'SIGN_ONLY' },
	{ name: 'View', value: 'VIEW_ONLY' },
];

/** The parties of a template: roles that recipients take later. */
export const rolesProperty: INodeProperties = {
	displayName: LABEL,
	name: 'roles',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add party',
	default: {},
	description:
		'Parties of the documents. Fields and text tags refer to them by their places in this list.',
	options: [
		{
			displayName: 'Party',
			name: 'role',
			values: [
				{
					displayName: 'Role',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Buyer',
					description: 'Name of the party. When empty, it is "Party" and its number.',
				},
				{
					displayName: 'Permission',
					name: 'permission',
					type: 'options',
					options: PERMISSIONS,
					default: 'FILL_FIELDS_AND_SIGN',
					description: 'What the recipient may do',
				},
			],
		},
	],
};

/** The parties as they are sent; their numbers are their places. */
export function rolesOf(list: readonly Parameters[]): IDataObject[] {
	if (list.length === 0 || list.length > MAX_PARTIES) {
		const problem = list.length === 0 ? 'has no entry' : `has more than ${MAX_PARTIES} entries`;
		throw inputFailure(`"${LABEL}" ${problem}`, {
			parameter: LABEL,
			advice: `A template has 1 to ${MAX_PARTIES} parties.`,
		});
	}
	return list.map((entry, index) => {
		// The service asks for a role (docs/contract/esign.md#create-a-template).
		const partyRole = entry.text('name') || `Party ${index + 1}`;
		return { permission: entry.choice('permission'), sequence: index + 1, partyRole };
	});
}
