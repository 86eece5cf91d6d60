import type { IncomingMessage } from 'node:http';
import { json, type Answer } from '../../http/answer.js';
import type { Route } from '../../http/call.js';
import { readText } from '../../http/request-body.js';
import { findAccount } from '../../http/auth.js';
import type { Sandbox } from '../../sandbox.js';
import type { Account } from '../../state/settings.js';
import { CLASSIC_HOST } from '../present/party.js';
import { ESIGN_CLASSIC } from '../surface.js';

const FORM = 'application/x-www-form-urlencoded';
const FORM_MAX_BYTES = 64 * 1024;

/**
 * docs/contract/esign.md#get-a-token: the classic host only, and the one call there without a
 * token.
 */
export const tokenRoute: Route = {
	method: 'POST',
	path: `${ESIGN_CLASSIC}/oauth2/access_token`,
	identify,
	facts: () => ({ operation: 'esign-access_token', immediate: true }),
	handle({ account }, { clock, esign, settings }) {
		const nowMs = clock.now();
		const { value, expiresAtMs } = esign.tokens.issue(
			account.clientId,
			nowMs,
			settings.tokenLifetimeMs,
		);
		return json(200, {
			access_token: value,
			token_type: 'bearer',
			expires_in: Math.floor((expiresAtMs - nowMs) / 1000),
			instance_url: `${CLASSIC_HOST}/`,
		});
	},
};

/** The pair in the form or, as an older collection has it, in the query. */
async function identify(
	raw: IncomingMessage,
	query: URLSearchParams,
	{ settings }: Sandbox,
): Promise<Account | Answer> {
	const form = await readForm(raw);
	if (form === undefined) return oauthError(400, 'invalid_request', 'the form could not be read');
	const member = (name: string): string => form.get(name) ?? query.get(name) ?? '';
	if (member('grant_type') !== 'client_credentials')
		return oauthError(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
	if (member('scope') !== 'read-write')
		return oauthError(400, 'invalid_scope', 'scope must be read-write');
	const account = findAccount(settings.accounts, member('client_id'), member('client_secret'));
	// docs/contract/esign.md#get-a-token, word for word.
	return account ?? oauthError(401, 'invalid_client', 'invalid consumer credentials');
}

async function readForm(raw: IncomingMessage): Promise<URLSearchParams | undefined> {
	const mediaType = raw.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (mediaType !== FORM) return new URLSearchParams();
	const text = await readText(raw, FORM_MAX_BYTES).catch(() => undefined);
	return text === undefined ? undefined : new URLSearchParams(text);
}

function oauthError(status: number, error: string, description: string): Answer {
	return json(status, { error, error_description: description });
}
