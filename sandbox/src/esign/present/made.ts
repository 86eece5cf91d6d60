import type { Answer } from '../../http/answer.js';
import { json } from '../../http/answer.js';
import type { JsonObject } from '../../json.js';
import type { Surface } from '../surface.js';
import type { EmbeddedSession, Envelope, Party } from '../model.js';
import type { Company } from '../company.js';
import { folderAsMade } from './folder.js';
import { CLASSIC_HOST } from './party.js';

type View = 'embeddedsign' | 'embeddedsend' | 'embeddedtemplate';

/** The answer of the calls that make or send an envelope (contract section 7.1). */
export function madeAnswer(
	envelope: Envelope,
	company: Company,
	surface: Surface,
	message: string,
): Answer {
	const folder = folderAsMade(envelope, company, surface);
	// Contract section 6.1, live: the gateway's answer for a draft has no `result`.
	const bare = surface === 'gateway' && envelope.status === 'DRAFT';
	const sending = envelope.sendingSession;
	return json(200, {
		...(!bare && { result: 'success', message }),
		folder,
		embeddedSigningSessions: envelope.parties.flatMap((party) => signingSession(party) ?? []),
		embeddedToken: sending?.token ?? null,
		embeddedSessionURL: sending === undefined ? null : sessionUrl('embeddedsend', sending),
	});
}

/** A party's session, if it has one (contract section 6.8). */
export function signingSession({ emailId, session }: Party): JsonObject | undefined {
	if (session === undefined) return undefined;
	return {
		emailIdOfSigner: emailId,
		embeddedToken: session.token,
		embeddedSessionURL: sessionUrl('embeddedsign', session),
	};
}

/** A session of the template editor; its address is not recorded, so it is like the others. */
export function templateSession(token: string): JsonObject {
	return { embeddedToken: token, embeddedSessionURL: sessionUrl('embeddedtemplate', { token }) };
}

/** Always on the classic host, the token percent-encoded (contract sections 2.2 and 6.8). */
function sessionUrl(view: View, { token }: EmbeddedSession): string {
	return `${CLASSIC_HOST}/embedded/${view}?eetid=${encodeURIComponent(token)}`;
}
