import type { IDataObject } from 'n8n-workflow';

import type { Parameters } from '../../shared/values/parameters';

/**
 * The texts of a collection that are set, as members of a request.
 *
 * @param members the member that each parameter becomes
 */
export function textMembers(
	collection: Parameters,
	members: Readonly<Record<string, string>>,
): IDataObject {
	const pairs = Object.entries(members).map(([name, member]) => [member, collection.text(name)]);
	return Object.fromEntries(pairs.filter(([, value]) => value !== '')) as IDataObject;
}
