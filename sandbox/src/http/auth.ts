import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '../state/settings.js';
import { json, type Answer } from './answer.js';

const MISSING = "Missing credentials: provide both 'client_id' and 'client_secret' headers.";
const WRONG = 'Invalid credentials';

/**
 * Who is asking (docs/contract/pdf-services.md#authentication): two plain headers on every request.
 * A missing one is 400 and a wrong one 401, both in the gateway's `{allow, reason}` form rather
 * than the usual envelope.
 */
export function authenticate(
	headers: IncomingHttpHeaders,
	accounts: readonly Account[],
): Account | Answer {
	const id = single(headers['client_id']);
	const secret = single(headers['client_secret']);
	if (!id || !secret) return json(400, { allow: false, reason: MISSING });
	return findAccount(accounts, id, secret) ?? json(401, { allow: false, reason: WRONG });
}

/** The account these keys are of. */
export function findAccount(
	accounts: readonly Account[],
	clientId: string,
	clientSecret: string,
): Account | undefined {
	return accounts.find(
		(account) => account.clientId === clientId && sameText(account.clientSecret, clientSecret),
	);
}

function single(value: string | string[] | undefined): string | undefined {
	return Array.isArray(value) ? value[0] : value;
}

function sameText(left: string, right: string): boolean {
	const a = Buffer.from(left);
	const b = Buffer.from(right);
	return a.length === b.length && timingSafeEqual(a, b);
}
