import type { JsonObject } from '../../json.js';
import type { User } from '../user.js';
import { nameOf, type Envelope, type HistoryEntry } from '../model.js';
import { formatTime } from './time.js';

type Action = HistoryEntry['action'];

/**
 * Words of `Folder History` (docs/contract/esign.md#get-an-envelope); nothing is recorded for the
 * rest.
 */
const HISTORY_WORDS: Partial<Record<Action, string>> = {
	created: 'Created',
	invited: 'InviteSentTo',
	viewed: 'InviteAccepted',
	signed: 'Signed',
	cancelled: 'Cancelled',
	executed: 'Executed',
};

/**
 * Words of the activities (docs/contract/esign.md#activity-history); those below `executed` are the
 * sandbox's own.
 */
export const ACTIVITY_WORDS: Readonly<Record<Action, string>> = {
	created: 'Created',
	invited: 'Invitation Sent',
	viewed: 'Viewed',
	signed: 'Signed',
	executed: 'Folder Executed',
	reminded: 'Reminder Sent',
	assigned: 'Party Assigned',
	cancelled: 'Cancelled',
	expired: 'Expired',
	deleted: 'Deleted',
};

const SENTENCES: Readonly<Record<Action, (who: string) => string>> = {
	created: (who) => `${who} created this folder`,
	invited: (who) => `Invitation sent to ${who}`,
	viewed: (who) => `${who} viewed this folder`,
	signed: (who) => `${who} signed this folder`,
	executed: () => 'This folder was executed',
	reminded: (who) => `Reminder sent to ${who}`,
	assigned: (who) => `${who} was assigned`,
	cancelled: (who) => `${who} cancelled this folder`,
	expired: () => 'This folder expired',
	deleted: (who) => `${who} deleted this folder`,
};

/** `Folder History` of `myfolder`. */
export function folderHistory({ folderId, author, history }: Envelope): JsonObject[] {
	return history.flatMap(({ action, atMs, party }) => {
		const word = HISTORY_WORDS[action];
		if (word === undefined) return [];
		const { firstName, lastName, emailId, partyId } = party ?? author;
		return [
			{
				firstName,
				lastName,
				email: emailId,
				envelopeId: folderId,
				dateChanged: atMs,
				changeDoneByParty: partyId,
				action: word,
			},
		];
	});
}

/** `details` of `viewActivityHistory`, times in the account's zone. */
export function activityDetails(envelope: Envelope, zone: string): JsonObject {
	const { folderId, documents, parties, author, status, createdAtMs, sentAtMs, history } = envelope;
	return {
		folderId,
		enclosedDocuments: documents.map(({ name }) => name.replace(/\.[^.]*$/, '')).join(', '),
		envelopeRecipients: parties.map(nameOf).join(', '),
		author: userName(author),
		status,
		latestActivityDate: formatTime(history.at(-1)?.atMs ?? createdAtMs, zone),
		dateCreated: formatTime(createdAtMs, zone),
		dateSent: sentAtMs === undefined ? '' : formatTime(sentAtMs, zone),
		activities: history.map((entry) => activity(entry, author, zone)),
	};
}

/** First and last name of a member of the account. */
export function userName({ firstName, lastName }: User): string {
	return `${firstName} ${lastName}`;
}

function activity(
	{ action, atMs, party, status }: HistoryEntry,
	author: User,
	zone: string,
): JsonObject {
	const who = party === undefined ? userName(author) : nameOf(party);
	return {
		activity: SENTENCES[action](who),
		ipAddress: party === undefined ? null : '127.0.0.1',
		folderStatus: action === 'created' ? 'CREATED' : status,
		action: ACTIVITY_WORDS[action],
		time: formatTime(atMs, zone),
		source: 'Web',
		user: who,
	};
}
