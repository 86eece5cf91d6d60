import type { Answer } from '../service/answers';
import { isEmptyLink } from '../service/links';
import { renewSession, sessionIn, type SessionWish } from '../service/sessions';
import { asFailure, FoxitFailure } from '../../shared/failure';
import { listIn, objectIn, textIn } from '../../shared/values/members';
import type { ESignRun } from '../run/eSignRun';
import { lookAt } from './sendDraft';

/** Links with parameters have come a few seconds later (docs/contract/esign.md#create-an-envelope). */
const PAUSES_MS = [2_000, 4_000, 8_000];

/** Which links of an envelope are wanted. */
export interface WantedLinks {
	/** Links in the recipients' mails. */
	links: boolean;
	/** Links for embedded signing. */
	sessions: boolean;
	/** Of a session, in milliseconds; absent: as the service has it. */
	lifetimeMs?: number;
}

/**
 * Asks again for links that have come empty, and gives the answer with those that are better. A link
 * that stays empty is left out of the output, with a remark.
 */
export async function withFreshLinks(
	run: ESignRun,
	envelopeId: number,
	answer: Answer,
	wanted: WantedLinks,
): Promise<Answer> {
	let current = answer;
	for (const pauseMs of PAUSES_MS) {
		const links = wanted.links && hasEmptyLinks(current);
		const emails = wanted.sessions ? emptySessions(current) : [];
		if (!links && emails.length === 0) return current;
		await run.session.client.clock.sleep(pauseMs, run.signals.stop);
		try {
			if (links) current = { ...current, folder: (await lookAt(run, envelopeId)).folder };
			const { lifetimeMs } = wanted;
			const common = { folderId: envelopeId, ...(lifetimeMs !== undefined && { lifetimeMs }) };
			const wishes = emails.map((emailId) => ({ ...common, emailId }));
			if (wishes.length > 0) current = await withSessions(run, current, wishes);
		} catch (caught) {
			if (run.signals.stop.aborted) throw asFailure(caught);
		}
	}
	const isEmpty = hasEmptyLinks(current) || emptySessions(current).length > 0;
	if (isEmpty) run.remark(`Envelope ${envelopeId}: ${EMPTY_LINKS}`);
	return current;
}

const EMPTY_LINKS =
	'Foxit returned signing links that do not work. They are left out of the output. Fetch them later with Envelope > Get or Renew Signing Session.';

/** Renews a session, once more when its link has come empty. */
export async function freshSession(run: ESignRun, wish: SessionWish): Promise<Answer> {
	const { session, signals } = run;
	for (const pauseMs of PAUSES_MS) {
		const answer = await renewSession(session.client, wish, signals.stop);
		if (sessionIn(answer, wish.emailId).sessionUrl !== undefined) return answer;
		await session.client.clock.sleep(pauseMs, signals.stop);
	}
	const last = await renewSession(session.client, wish, signals.stop);
	if (sessionIn(last, wish.emailId).sessionUrl !== undefined) return last;
	throw new FoxitFailure(
		'unreadableAnswer',
		'Foxit eSign returned a session link that does not work',
		{
			advice:
				'Its parameters are empty. This has been seen right after sending: try again in a moment.',
		},
	);
}

function hasEmptyLinks({ folder }: Answer): boolean {
	const parties = listIn(objectIn(folder).folderRecipientParties).map(objectIn);
	return parties.some(({ folderAccessURL }) => isEmptyLink(folderAccessURL));
}

/** Addresses of those whose session has an empty link. */
function emptySessions({ embeddedSigningSessions }: Answer): string[] {
	return listIn(embeddedSigningSessions)
		.map(objectIn)
		.filter(({ embeddedSessionURL }) => isEmptyLink(embeddedSessionURL))
		.flatMap(({ emailIdOfSigner }) => textIn(emailIdOfSigner) ?? []);
}

/** A look brings no sessions, so they are renewed. */
async function withSessions(
	{ session: { client }, signals }: ESignRun,
	answer: Answer,
	wishes: readonly SessionWish[],
): Promise<Answer> {
	const renewed = new Map<string, string | undefined>();
	for (const wish of wishes) {
		const one = await renewSession(client, wish, signals.stop);
		renewed.set(wish.emailId, sessionIn(one, wish.emailId).sessionUrl);
	}
	const sessions = listIn(answer.embeddedSigningSessions)
		.map(objectIn)
		.map((session) => {
			const url = renewed.get(textIn(session.emailIdOfSigner) ?? '');
			return url === undefined ? session : { ...session, embeddedSessionURL: url };
		});
	return { ...answer, embeddedSigningSessions: sessions };
}
