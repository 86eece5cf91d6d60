import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';

import { n8nTransport, type RequestContext } from '../api/n8nTransport';
import type { Transport } from '../api/transport';
import { refusesToken } from './answers';
import { FOXIT_ESIGN_API } from './classicAddress';

/**
 * Sends by the classic credential and renews its token once when the service does not take it. n8n
 * renews by itself after an error of status 401 only, and never sees one here: statuses are read by
 * this package. An empty token in the data makes n8n fetch a new one and save it.
 */
export function renewingTransport(context: RequestContext): Transport {
	const send = n8nTransport(context, FOXIT_ESIGN_API);
	return async (request) => {
		const response = await send(request);
		if (!refusesToken(response)) return response;
		response.hangUp?.();
		return await n8nTransport(context, FOXIT_ESIGN_API, await withoutToken(context))(request);
	};
}

async function withoutToken(context: RequestContext): Promise<ICredentialsDecrypted> {
	const stored = await context.getCredentials<ICredentialDataDecryptedObject>(FOXIT_ESIGN_API);
	const data = { ...stored, accessToken: '' };
	return { id: '', name: '', type: FOXIT_ESIGN_API, data };
}
