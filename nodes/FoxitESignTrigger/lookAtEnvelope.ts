import type { IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../FoxitESign/service/answers';
import type { ESignClient } from '../FoxitESign/service/eSignClient';
import { openClient } from '../FoxitESign/service/eSignAccess';

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
