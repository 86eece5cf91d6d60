import type { IHttpRequestOptions } from 'n8n-workflow';

import { readErrorBody } from '../../shared/api/answer';
import { n8nClock } from '../../shared/api/n8nClock';
import { shortText } from '../../shared/api/streams';
import { networkFailure } from '../../shared/api/networkFailure';
import { redactor } from '../../shared/secrets/redact';
import { USER_AGENT } from '../../shared/api/address';
import { FoxitFailure, inputFailure } from '../../shared/failure';
import { CLASSIC_PREFIX, classicRoot, type ClassicAddress } from './classicAddress';
import { parsedJson } from '../../shared/values/json';

const TIMEOUT_MS = 30_000;

/** What a token is asked for with (docs/contract/esign.md#get-a-token). */
export interface ClassicKeys extends ClassicAddress {
	apiKey?: unknown;
	apiSecret?: unknown;
	/** A Super Admin who becomes the owner; needed only where the account owner is a Setup Admin. */
	ownerEmail?: unknown;
}

/** n8n's plain request helper. */
export type PlainRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** How to get on when the keys are refused. */
export const CLASSIC_KEYS_ADVICE =
	'Check the API Key, the API Secret and the Region in the Foxit eSign API credential. Keys of the Foxit developer platform do not work here.';

/**
 * Fetches an access token by client credentials; the same one comes again until it expires.
 *
 * @throws FoxitFailure with a plain sentence, without the keys
 */
export async function fetchToken(request: PlainRequest, keys: ClassicKeys): Promise<string> {
	const secret = keyOf(keys.apiSecret, 'API Secret');
	const owner = typeof keys.ownerEmail === 'string' ? keys.ownerEmail.trim() : '';
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: keyOf(keys.apiKey, 'API Key'),
		client_secret: secret,
		scope: 'read-write',
		...(owner && { emailId: owner }),
	});
	const { status, text } = await post(request, keys, form.toString());
	const token = (parsedJson(text) as { access_token?: unknown } | null | undefined)?.access_token;
	if (typeof token === 'string' && token !== '') return token;
	throw noToken(status, redactor([secret])(text));
}

async function post(
	request: PlainRequest,
	keys: ClassicKeys,
	body: string,
): Promise<{ status: number; text: string }> {
	const url = `${classicRoot(keys)}${CLASSIC_PREFIX}/oauth2/access_token`;
	try {
		const response = (await request({
			method: 'POST',
			url,
			headers: {
				Accept: '*/*',
				'Content-Type': 'application/x-www-form-urlencoded',
				'User-Agent': USER_AGENT,
			},
			body,
			encoding: 'stream',
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as { statusCode: number; body: unknown };
		const text = await shortText(response.body, TIMEOUT_MS, n8nClock);
		return { status: response.statusCode, text };
	} catch (caught) {
		throw networkFailure(caught);
	}
}

function noToken(status: number, text: string): FoxitFailure {
	const { code, message } = readErrorBody(text);
	const facts = {
		httpStatus: status,
		...(code && { foxitCode: code }),
		...(message && { foxitMessage: message }),
	};
	if (status === 400 || status === 401 || /invalid_client/i.test(text)) {
		const advice = CLASSIC_KEYS_ADVICE;
		return new FoxitFailure('credentials', 'Foxit eSign did not accept the keys', {
			...facts,
			advice,
		});
	}
	return new FoxitFailure('unreadableAnswer', 'Foxit eSign gave no access token', {
		...facts,
		advice: 'Check the Region or the Base URL in the Foxit eSign API credential.',
	});
}

function keyOf(value: unknown, label: string): string {
	const key = typeof value === 'string' ? value.trim() : '';
	if (key !== '') return key;
	throw inputFailure(`The ${label} is missing`, {
		parameter: label,
		advice: 'Both keys are on the API page of the eSign account settings.',
	});
}
