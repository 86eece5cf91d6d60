import type { JobRun } from './jobRun';

/** Deletes documents. The work is done: a copy that stays at Foxit for a day must not make it fail. */
export async function deleteCopies(
	run: JobRun,
	ids: ReadonlyArray<string | undefined>,
): Promise<void> {
	for (const id of ids) {
		if (!id) continue;
		try {
			await run.session.client.deleteDocument(id, run.signals.giveUp);
		} catch {
			run.remark(`Document ${id} could not be deleted at Foxit; it expires within 24 hours`);
		}
	}
}
