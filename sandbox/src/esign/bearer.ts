import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http/answer.js';
import type { Sandbox } from '../sandbox.js';
import type { Account } from '../state/settings.js';
import { errorResult } from './answers.js';
import { EsignError } from './errors.js';

/** docs/contract/esign.md#use-a-token, word for word. */
const MISSING =
	'access_token is missing in header and also in query parameters. Include access_token in either one of these.';
/** Not recorded (docs/contract/esign.md#unknowns, no. 12). */
const INVALID = 'access_token is invalid or expired.';

/**
 * Who is asking at the classic host: a token in the header or in the query
 * (docs/contract/esign.md#use-a-token).
 */
export function bearer(
	raw: IncomingMessage,
	query: URLSearchParams,
	{ clock, esign, settings }: Sandbox,
): Account | Answer {
	const token =
		/^Bearer\s+(\S+)\s*$/i.exec(raw.headers.authorization ?? '')?.[1] ?? query.get('access_token');
	if (!token)
		return errorResult(
			settings.tokenMissingStatus,
			new EsignError(MISSING, 'access_token_missing'),
		);
	const clientId = esign.tokens.accountOf(token, clock.now());
	const account = settings.accounts.find((candidate) => candidate.clientId === clientId);
	return account ?? errorResult(401, new EsignError(INVALID, 'access_token_invalid'));
}
