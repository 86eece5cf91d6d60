import type { IDataObject } from 'n8n-workflow';

import { activityTime } from './activityTime';
import { idIn, listIn, objectIn, textIn, withoutGaps } from '../../shared/values/members';

/**
 * What happened to an envelope, as users see it. Times come as text in the account's zone; `at` is
 * the same as ISO 8601 where the zone is known, and the text stays beside it.
 */
export function simplifyActivity(details: unknown): IDataObject {
	const source = objectIn(details);
	return withoutGaps({
		envelopeId: idIn(source.folderId),
		status: textIn(source.status),
		documents: textIn(source.enclosedDocuments),
		recipients: textIn(source.envelopeRecipients),
		author: textIn(source.author),
		created: timeOf(source.dateCreated),
		sent: timeOf(source.dateSent),
		latestActivity: timeOf(source.latestActivityDate),
		activities: listIn(source.activities).map(simplifyEntry),
	});
}

function simplifyEntry(entry: unknown): IDataObject {
	const source = objectIn(entry);
	return withoutGaps({
		action: textIn(source.action),
		activity: textIn(source.activity),
		...timeOf(source.time),
		user: textIn(source.user),
		envelopeStatus: textIn(source.folderStatus),
		source: textIn(source.source),
		ipAddress: textIn(source.ipAddress),
	});
}

function timeOf(text: unknown): IDataObject | undefined {
	const time = textIn(text);
	return time === undefined ? undefined : withoutGaps({ at: activityTime(time), time });
}
