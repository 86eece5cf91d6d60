import { randomUUID } from 'node:crypto';

import { type FileSource, uploadFile, type Uploaded } from '../file/upload';
import type { JobRun } from './jobRun';

/**
 * Uploads a file of an item and adds the time that it took to the item's record.
 *
 * @returns the document's id, and the SHA-256 of the file
 */
export async function uploadSource(run: JobRun, source: FileSource): Promise<Uploaded> {
	const { context, deadline, record, session, signals } = run;
	deadline.begin('The upload');
	const startedAt = session.client.clock.now();
	const uploaded = await uploadFile(
		session.client,
		source,
		`foxit-${randomUUID()}`,
		async (stream) => await context.helpers.binaryToBuffer(stream),
		signals.giveUp,
	);
	session.account.youngDocuments.note(uploaded.documentId);
	const uploadMs = session.client.clock.now() - startedAt + (record.timings?.uploadMs ?? 0);
	record.timings = { ...record.timings, uploadMs };
	return uploaded;
}
