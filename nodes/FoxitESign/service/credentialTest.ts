import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { adviceFor } from '../../shared/api/nodeError';
import { redactor } from '../../shared/secrets/redact';
import { fetchToken } from './token';
import { asFailure } from '../../shared/failure';

/** Tests a FoxitESignApi credential: keys that bring a token are good. */
export async function foxitESignApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const { helpers } = this;
	try {
		await fetchToken(
			async ({ url, ...options }) =>
				(await helpers.request({
					...options,
					uri: url,
					followRedirect: false,
					json: false,
					useStream: true,
					simple: false,
					resolveWithFullResponse: true,
				})) as unknown,
			data,
		);
		return { status: 'OK', message: 'Connection successful' };
	} catch (caught) {
		const failure = asFailure(caught);
		const message = `${failure.message}. ${adviceFor(failure)}`.trim();
		return { status: 'Error', message: redactor([data.apiSecret])(message) };
	}
}
