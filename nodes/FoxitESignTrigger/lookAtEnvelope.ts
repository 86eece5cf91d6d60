import type { IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../shared/esign/answers';
import { ESignClient } from '../shared/esign/eSignClient';
import { connectESign, eSignDoor } from '../shared/esign/eSignDoor';

/** Opens a client with the account of the trigger. */
export async function clientOf(context: IWebhookFunctions): Promise<ESignClient> {
	const door = await eSignDoor(context);
	return new ESignClient({ ...connectESign(context, door), baseUrl: door.baseUrl });
}

/** What the service knows of an envelope. */
export async function lookAtEnvelope(
	context: IWebhookFunctions,
	folderId: number,
): Promise<Answer> {
	const client = await clientOf(context);
	return await client.read('/folders/myfolder', { folderId }, new AbortController().signal);
}
