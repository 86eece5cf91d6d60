import { randomUUID } from 'node:crypto';

import type { FileSource } from '../../shared/file/source';
import { uploadFile } from '../../shared/file/upload';
import type { OperationRun } from '../operations/types';

/** Uploads an item's file and notes its document id. */
export async function uploadSource(run: OperationRun, source: FileSource): Promise<void> {
	const { context, record, session, signals } = run;
	const startedAt = session.client.clock.now();
	record.documentId = await uploadFile(
		session.client,
		source,
		`foxit-${randomUUID()}`,
		async (stream) => await context.helpers.binaryToBuffer(stream),
		signals.giveUp,
	);
	record.timings = { ...record.timings, uploadMs: session.client.clock.now() - startedAt };
}
