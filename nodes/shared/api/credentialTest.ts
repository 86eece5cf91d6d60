import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { asFailure, FoxitFailure } from '../failure';
import { readTaskState } from '../task/taskState';
import { PDF_SERVICES_PREFIX, serviceRoot, USER_AGENT } from './address';
import { answerFailure } from './answer';
import { n8nClock } from './n8nClock';
import { networkFailure } from './networkFailure';
import { adviceFor } from './nodeError';
import { shortText } from './streams';
import { redactor } from '../secrets/redact';
import { parsedJson } from '../values/json';

/**
 * An id that no task has: asking for it is free and needs valid keys
 * (docs/contract/pdf-services.md#authentication).
 */
const UNKNOWN_TASK = '00000000-0000-0000-0000-000000000000';
const TIMEOUT_MS = 15_000;

/** Tests a FoxitApi credential. n8n shows the message beside the Test button. */
export async function foxitApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	try {
		await askForUnknownTask(this.helpers, data);
		return { status: 'OK', message: 'Connection successful' };
	} catch (caught) {
		const failure = asFailure(caught);
		const message = `${failure.message}. ${adviceFor(failure)}`.trim();
		return { status: 'Error', message: redactor([data.clientSecret])(message) };
	}
}

async function askForUnknownTask(
	helpers: ICredentialTestFunctions['helpers'],
	data: ICredentialDataDecryptedObject,
): Promise<void> {
	const headers = {
		client_id: keyOf(data.clientId, 'Client ID'),
		client_secret: keyOf(data.clientSecret, 'Client Secret'),
		'User-Agent': USER_AGENT,
	};
	const uri = `${serviceRoot(data)}${PDF_SERVICES_PREFIX}/tasks/${UNKNOWN_TASK}`;
	const { status, text } = await get(helpers, uri, headers);
	if (status < 200 || status >= 300) throw answerFailure({ status, headers: {}, text }, 0);
	readTaskState(parsedJson(text)); // Something else than Foxit may have answered 200.
}

function keyOf(value: unknown, label: string): string {
	const key = typeof value === 'string' ? value.trim() : '';
	if (key !== '') return key;
	throw new FoxitFailure('input', `The ${label} is missing`, {
		advice: 'Both keys are on the API Keys page of the Foxit developer dashboard',
	});
}

/** The one request helper that n8n gives to credential tests. */
async function get(
	helpers: ICredentialTestFunctions['helpers'],
	uri: string,
	headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
	try {
		const response = (await helpers.request({
			method: 'GET',
			uri,
			headers,
			timeout: TIMEOUT_MS,
			followRedirect: false,
			json: false,
			useStream: true,
			simple: false,
			resolveWithFullResponse: true,
		})) as { statusCode: number; body: unknown };
		const text = await shortText(response.body, TIMEOUT_MS, n8nClock);
		return { status: response.statusCode, text };
	} catch (caught) {
		throw networkFailure(caught);
	}
}
