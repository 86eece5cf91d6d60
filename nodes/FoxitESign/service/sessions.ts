import type { IDataObject } from 'n8n-workflow';

import { FoxitFailure } from '../../shared/failure';
import { listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';
import type { Answer } from './answers';
import type { ESignClient } from './eSignClient';
import { usableLink } from './links';

/** A session for embedded signing that is to be renewed. */
export interface SessionWish {
	folderId: number;
	emailId: string;
	/** Which of several recipients with this address. */
	partyId?: number;
	/** Milliseconds; absent: as the service has it. */
	lifetimeMs?: number;
}

/**
 * Asks for a fresh session. The one that was there before is not needed any more, so asking a second
 * time does no harm.
 */
export async function renewSession(
	client: ESignClient,
	wish: SessionWish,
	signal: AbortSignal,
): Promise<Answer> {
	const path = '/embedded/regenerateEmbeddedSigningSession';
	return await client.change(path, bodyOf(wish), 'repeatable', signal);
}

/**
 * This call wants text where others want booleans and numbers
 * (docs/contract/esign.md#renew-a-signing-session).
 */
function bodyOf({ folderId, emailId, partyId, lifetimeMs }: SessionWish): IDataObject {
	return {
		folderId,
		emailId,
		...(partyId !== undefined && { partyId: String(partyId) }),
		sessionExpire: String(lifetimeMs !== undefined),
		...(lifetimeMs !== undefined && { expiry: String(lifetimeMs) }),
	};
}

/** A link for embedded signing. */
export interface SigningSession extends IDataObject {
	/** Absent: the service gave one that leads nowhere. */
	sessionUrl?: string;
	sessionToken?: string;
}

/**
 * The session in an answer, or in a list of sessions there
 * (docs/contract/esign.md#renew-a-signing-session).
 *
 * @throws FoxitFailure `unreadableAnswer` when there is none
 */
export function sessionIn(answer: Answer, emailId: string): SigningSession {
	const listed = listIn(answer.embeddedSigningSessions).map(objectIn);
	const own = listed.find(({ emailIdOfSigner }) => sameAddress(emailIdOfSigner, emailId));
	for (const source of [answer, own ?? listed[0] ?? {}]) {
		if (!textIn(source.embeddedSessionURL)) continue;
		return withoutGaps({
			sessionUrl: usableLink(source.embeddedSessionURL),
			sessionToken: textIn(source.embeddedToken),
		}) as SigningSession;
	}
	throw new FoxitFailure('unreadableAnswer', "Foxit eSign's answer holds no session link");
}

function sameAddress(one: unknown, other: string): boolean {
	return textIn(one)?.toLowerCase() === other.toLowerCase();
}
