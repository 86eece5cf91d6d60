import { randomUUID } from 'node:crypto';

import { type FileSource, uploadFile } from '../file/upload';
import type { JobRun } from './jobRun';

/**
 * Uploads a file of an item and adds the time that it took to the item's record.
 *
 * @returns the document's id
 */
export async function uploadSource(run: JobRun, source: FileSource): Promise<string> {
	const { context, deadline, record, session, signals } = run;
	deadline.begin('The upload');
	const startedAt = session.client.clock.now();
	const documentId = await uploadFile(
		session.client,
		source,
		`foxit-${randomUUID()}`,
		async (stream) => await context.helpers.binaryToBuffer(stream),
		signals.giveUp,
	);
	session.account.youngDocuments.note(documentId);
	const uploadMs = session.client.clock.now() - startedAt + (record.timings?.uploadMs ?? 0);
	record.timings = { ...record.timings, uploadMs };
	return documentId;
}
