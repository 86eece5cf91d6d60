import { asFailure, type FoxitFailure } from '../failure';
import type { TaskState } from '../task/taskState';
import { waitForTask, type WaitOptions } from '../task/waitForTask';
import type { JobRun } from './jobRun';

/** A task that is to be waited for. */
export interface Wait {
	taskId: string;
	/**
	 * The endpoint of a task that was submitted just now; its usual duration decides about the
	 * first look. Without one the first look comes at once.
	 */
	kindOfJob?: string;
}

/** Waits for a task's end and adds what that took to the item's record. */
export async function waitForResult(run: JobRun, wait: Wait): Promise<TaskState> {
	const { deadline, record, session, signals } = run;
	deadline.goOn('The task');
	const options: WaitOptions = {
		clock: session.client.clock,
		look: async () => await session.client.readTask(wait.taskId, signals.giveUp),
		deadline,
		isYoung: () => session.account.youngTasks.hasAny([wait.taskId]),
		...(wait.kindOfJob && { times: session.account.jobTimes.of(wait.kindOfJob) }),
		signal: signals.giveUp,
	};
	// While Foxit works, nothing is kept here but an id.
	const { state, polls, waitMs } = await signals
		.stepAside(async () => await waitForTask(options))
		.catch((caught: unknown) => {
			if (wait.kindOfJob && hasFailed(asFailure(caught))) session.credits.giveBack(record);
			throw caught;
		});
	if (state.resultDocumentId) session.account.youngDocuments.note(state.resultDocumentId);
	record.polls = (record.polls ?? 0) + polls;
	record.timings = { ...record.timings, waitMs: (record.timings?.waitMs ?? 0) + waitMs };
	return state;
}

/** A task that Foxit has ended as FAILED costs nothing. */
function hasFailed({ kind }: FoxitFailure): boolean {
	return kind === 'taskFailed' || kind === 'passwordProtected' || kind === 'taskNotFound';
}
