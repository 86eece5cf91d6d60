import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { chosenESignCredential } from '../FoxitESign/service/eSignAccess';
import { inputFailure } from '../shared/failure';
import { secretsOf } from '../shared/secrets/runSecrets';
import { toText } from '../shared/values/members';

/**
 * The secret of a channel that was made by hand. It belongs to the credential, which n8n encrypts; every
 * stored execution has a copy of the node's parameters.
 *
 * @throws FoxitFailure `input` when there is none: every delivery would have to be refused
 */
export async function handMadeSecret(context: IHookFunctions | IWebhookFunctions): Promise<string> {
	const { webhookSecret } = await chosenESignCredential<ICredentialDataDecryptedObject>(context);
	const secret = toText(webhookSecret).trim();
	if (secret !== '') {
		secretsOf(context).keys.add(secret);
		return secret;
	}
	throw inputFailure('"eSign Webhook Secret" of the credential is empty', {
		advice:
			'Enter the secret of the channel that you made in the settings of the eSign account. It belongs to the credential, where n8n encrypts it.',
	});
}
