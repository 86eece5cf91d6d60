import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect, platformAccess } from '../../shared/item/access';
import { openSession, type Session } from '../../shared/item/session';
import { DOC_GEN_PREFIX } from '../../shared/api/address';
import type { JobRun } from '../../shared/job/jobRun';
import type { Parameters } from '../../shared/values/parameters';
import { TemplateCache } from '../template/templateCache';
import { DocGenClient } from './docGenClient';
import { Remarks } from './remarks';

/** What all items of one run of the node share. Its `client` is for results that stay at Foxit. */
export interface DocGenSession extends Session {
	docGen: DocGenClient;
	templates: TemplateCache;
	remarks: Remarks;
}

/** One turn: an item, a part of one, or all of them. */
export interface DocGenRun extends JobRun {
	session: DocGenSession;
}

/** @throws FoxitFailure `input` when the credential's address or an option cannot be used */
export async function openDocGenSession(
	context: IExecuteFunctions,
	parameters: Parameters,
): Promise<DocGenSession> {
	const session = await openSession(context, parameters);
	const access = await platformAccess(context);
	const { retrySubmits } = session;
	const baseUrl = access.root + DOC_GEN_PREFIX;
	const { breaker } = session.client;
	return {
		...session,
		docGen: new DocGenClient({ ...connect(context, access), baseUrl, retrySubmits, breaker }),
		templates: new TemplateCache(),
		remarks: new Remarks(),
	};
}

/** Links a document to all items that it is made of. */
export function linked({ itemIndexes }: DocGenRun, item: INodeExecutionData): INodeExecutionData {
	if (itemIndexes.length === 1) return item;
	return { ...item, pairedItem: itemIndexes.map((index) => ({ item: index })) };
}
