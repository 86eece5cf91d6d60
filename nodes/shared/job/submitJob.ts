import type { JobRun } from './jobRun';

/**
 * Submits an operation on documents at Foxit. One that was made moments ago may not be known to every
 * server yet, and is asked for again.
 *
 * @param documentIds what it works on; as a rule the documents of the item's record
 * @returns the task's id
 */
export async function submitJob(
	{ deadline, record, session, signals }: JobRun,
	endpoint: string,
	body: object,
	documentIds: ReadonlyArray<string | undefined> = [
		record.documentId,
		...(record.documentIds ?? []),
	],
): Promise<string> {
	deadline.begin('The task');
	const isYoung = session.account.youngDocuments.hasAny(documentIds);
	const taskId = await session.client.submit(endpoint, body, isYoung, signals, (cause) => {
		record.repeatedSubmit ??= cause;
	});
	session.account.youngTasks.note(taskId);
	return taskId;
}
