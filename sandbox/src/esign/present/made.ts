import type { Answer } from '../../http/answer.js';
import { json } from '../../http/answer.js';
import type { JsonObject } from '../../json.js';
import type { Surface } from '../surface.js';
import type { EmbeddedSession, Envelope, Party } from '../model.js';
import type { Company } from '../company.js';
import { folderAsMade } from './folder.js';
import { CLASSIC_HOST } from './party.js';

type View = 'embeddedsign' | 'embeddedsend' | 'embeddedtemplate';

/**
 * The answer of the calls that make or send an envelope
 * (docs/contract/esign.md#create-an-envelope).
 */
export function madeAnswer(
	envelope: Envelope,
	company: Company,
	surface: Surface,
	message: string,
): Answer {
	const folder = folderAsMade(envelope, company, surface);
	// docs/contract/esign.md#envelope, live: the gateway's answer for a draft has no `result`.
	const bare = surface === 'gateway' && envelope.status === 'DRAFT';
	const sending = envelope.sendingSession;
	return json(200, {
		...(!bare && { result: 'success', message }),
		folder,
		embeddedSigningSessions: envelope.parties.flatMap(
			(party) => signingSession(party, envelope) ?? [],
		),
		embeddedToken: sending?.token ?? null,
		embeddedSessionURL: sending === undefined ? null : sessionUrl('embeddedsend', sending),
	});
}

/** A party's session, if it has one (docs/contract/esign.md#embedded-sessions). */
export function signingSession(
	{ emailId, session }: Party,
	{ linksReadyAtMs }: Envelope,
): JsonObject | undefined {
	if (session === undefined) return undefined;
	if (linksReadyAtMs !== undefined)
		return { emailIdOfSigner: emailId, embeddedToken: '', embeddedSessionURL: EMPTY_SESSION_URL };
	return {
		emailIdOfSigner: emailId,
		embeddedToken: session.token,
		embeddedSessionURL: sessionUrl('embeddedsign', session),
	};
}

/** Seen right after sending (docs/contract/esign.md#create-an-envelope, live). */
const EMPTY_SESSION_URL = `${CLASSIC_HOST}/embedded/embeddedsign?eetid=&embeddedType=&userParam=`;

/** A session of the template editor; its address is not recorded, so it is like the others. */
export function templateSession(token: string): JsonObject {
	return { embeddedToken: token, embeddedSessionURL: sessionUrl('embeddedtemplate', { token }) };
}

/**
 * Always on the classic host, the token percent-encoded (docs/contract/esign.md#the-gateway and
 * docs/contract/esign.md#embedded-sessions).
 */
function sessionUrl(view: View, { token }: EmbeddedSession): string {
	return `${CLASSIC_HOST}/embedded/${view}?eetid=${encodeURIComponent(token)}`;
}
