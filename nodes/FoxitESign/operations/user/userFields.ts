import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { idIn } from '../../../shared/values/members';
import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';

/** Roles as they are sent; answers spell them in other ways (docs/contract/esign.md#users). */
export const ROLES: INodePropertyOptions[] = [
	{ name: 'Admin', value: 'admin' },
	{ name: 'Super Admin', value: 'super_admin' },
	{ name: 'User', value: 'user' },
];

const ID_LABEL = 'User ID';

export const userIdField: INodeProperties = {
	displayName: ID_LABEL,
	name: 'userId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 4101',
	description: 'ID of the user; User > Get Many lists them',
};

/** @throws FoxitFailure `input` */
export function userIdOf(parameters: Parameters): number {
	const text = parameters.idIfSet('userId') ?? '';
	const id = idIn(text);
	if (id !== undefined) return id;
	throw inputFailure(text === '' ? `"${ID_LABEL}" is empty` : `"${ID_LABEL}" is not an ID`, {
		parameter: ID_LABEL,
		advice: 'IDs of Foxit eSign are whole numbers, e.g. 4101.',
	});
}

const text = { type: 'string', default: '' } as const;

/** What else is known about a user, each under the service's own name. */
export const detailFields: INodeProperties[] = [
	{ displayName: 'Address', name: 'address', ...text },
	{ displayName: 'Department', name: 'department', ...text, placeholder: 'e.g. Legal' },
	{
		displayName: 'Manager ID',
		name: 'managerId',
		...text,
		placeholder: 'e.g. 4101',
		description: 'ID of the user who is their manager',
	},
	{ displayName: 'Title', name: 'title', ...text, placeholder: 'e.g. Counsel' },
];

/** The details, each of the same name in the request. */
export const DETAILS = Object.fromEntries(detailFields.map(({ name }) => [name, name]));
