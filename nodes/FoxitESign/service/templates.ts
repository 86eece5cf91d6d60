import type { IDataObject } from 'n8n-workflow';

import type { ESignClient } from './eSignClient';
import { listIn, objectIn, textIn } from './values';

/**
 * The account's templates whose name has a part. There is neither a search nor paging
 * (docs/contract/esign.md#list-templates), so all of them come.
 *
 * @param part in upper or lower case; empty: all
 */
export async function listTemplates(
	client: ESignClient,
	part: string,
	signal: AbortSignal,
): Promise<IDataObject[]> {
	const answer = await client.read('/templates/list', {}, signal);
	const wanted = part.trim().toLowerCase();
	return listIn(answer.templatesList)
		.map((template) => objectIn(template) as IDataObject)
		.filter(({ templateName }) => (textIn(templateName) ?? '').toLowerCase().includes(wanted));
}
