import type { INodeExecutionData } from 'n8n-workflow';

import type { FailureKind } from '../failure';
import type { ItemRecord } from '../itemRecord';
import type { RetryJournal } from './retryJournal';
import type { ItemOutcome } from './runItems';

/** What a run leaves behind for a retry. */
export interface Notes {
	records: ItemRecord[];
	journal: RetryJournal;
	keepsResults: boolean;
}

/** Failures that end a task for good: a retry has to submit anew, but need not upload again. */
const TASK_IS_OVER = new Set<FailureKind>(['passwordProtected', 'taskFailed', 'taskNotFound']);

/** Notes what a failed try has paid for, so that a retry does not pay again. */
export function notePaidWork(
	outcomes: Array<ItemOutcome<INodeExecutionData[]>>,
	{ records, journal, keepsResults }: Notes,
): void {
	outcomes.forEach((outcome, turnIndex) => {
		if (keepsResults && 'value' in outcome) return journal.keep(turnIndex, outcome.value);
		const record = records[turnIndex];
		const kind = 'failure' in outcome ? outcome.failure.kind : undefined;
		// A document that is gone takes everything with it.
		if (!record || kind === 'documentNotFound') return journal.forget(turnIndex);
		// A copy: the error that is yet to be made tells of the task that failed.
		const kept = { ...record };
		if (kind && TASK_IS_OVER.has(kind)) {
			delete kept.taskId;
			delete kept.resultDocumentId;
		}
		journal.note(turnIndex, kept);
	});
}
