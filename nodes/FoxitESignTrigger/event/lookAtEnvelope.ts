import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Answer } from '../../FoxitESign/service/answers';
import type { ESignClient } from '../../FoxitESign/service/eSignClient';
import { openClient } from '../../FoxitESign/service/eSignAccess';
import { asFailure, FoxitFailure } from '../../shared/failure';
import { idIn, objectIn } from '../../shared/values/members';

/** Opens a client with the account of the trigger. */
export async function clientOf(context: IPollFunctions | IWebhookFunctions): Promise<ESignClient> {
	return (await openClient(context)).client;
}

/**
 * What the service knows of an envelope; nothing where it says that there is none.
 *
 * @throws FoxitFailure `unreadableAnswer` for an answer about something else: it would pass for an envelope
 *   to which nothing has happened
 */
export async function lookAtEnvelope(
	client: ESignClient,
	folderId: number,
): Promise<Answer | undefined> {
	try {
		const answer = await client.read(
			'/folders/myfolder',
			{ folderId },
			new AbortController().signal,
		);
		if (idIn(objectIn(answer.folder).folderId) === folderId) return answer;
		throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer is not about this envelope");
	} catch (caught) {
		const failure = asFailure(caught);
		if (/invalid folder id/i.test(failure.facts.foxitMessage ?? '')) return undefined;
		throw failure;
	}
}
