import type { IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../shared/esign/answers';
import type { ESignClient } from '../shared/esign/eSignClient';
import { openClient } from '../shared/esign/openClient';

/** Opens a client with the account of the trigger. */
export async function clientOf(context: IWebhookFunctions): Promise<ESignClient> {
	return (await openClient(context)).client;
}

/** What the service knows of an envelope. */
export async function lookAtEnvelope(
	context: IWebhookFunctions,
	folderId: number,
): Promise<Answer> {
	const client = await clientOf(context);
	return await client.read('/folders/myfolder', { folderId }, new AbortController().signal);
}
