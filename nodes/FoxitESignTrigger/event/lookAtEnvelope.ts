import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../../FoxitESign/service/answers';
import type { ESignClient } from '../../FoxitESign/service/eSignClient';
import { openClient } from '../../FoxitESign/service/eSignAccess';
import { asFailure } from '../../shared/failure';

/** Opens a client with the account of the trigger. */
export async function clientOf(context: IPollFunctions | IWebhookFunctions): Promise<ESignClient> {
	return (await openClient(context)).client;
}

/** What the service knows of an envelope; nothing where it says that there is none. */
export async function lookAtEnvelope(
	client: ESignClient,
	folderId: number,
): Promise<Answer | undefined> {
	try {
		return await client.read('/folders/myfolder', { folderId }, new AbortController().signal);
	} catch (caught) {
		const failure = asFailure(caught);
		if (/invalid folder id/i.test(failure.facts.foxitMessage ?? '')) return undefined;
		throw failure;
	}
}
