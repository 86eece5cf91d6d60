import { numberWithin } from '../../shared/item/parameters';
import type { TaskState } from '../../shared/task/taskState';
import { waitForTask } from '../../shared/task/waitForTask';
import { DEFAULT_TIMEOUT_SECONDS } from '../../shared/ui/options';
import type { OperationRun } from '../operations/types';

/** The Timeout option in milliseconds; 0 means no limit. */
export function timeoutOf(options: Record<string, unknown>): number {
	const bounds = { min: 0, max: Infinity, fallback: DEFAULT_TIMEOUT_SECONDS, unit: 'seconds' };
	return numberWithin(options.timeout, 'Timeout', bounds) * 1_000;
}

/**
 * Waits for an item's task and notes what came of it.
 *
 * @param kindOfJob the endpoint of a task that was submitted just now; its usual duration then
 *   decides about the first look. Without one the first look comes at once.
 */
export async function waitForResult(
	run: OperationRun,
	taskId: string,
	timeoutMs: number,
	kindOfJob?: string,
): Promise<TaskState> {
	const { record, session, signals } = run;
	const { state, polls, waitMs } = await waitForTask({
		clock: session.client.clock,
		look: async () => await session.client.readTask(taskId, signals.giveUp),
		timeoutMs,
		...(kindOfJob && { tracker: session.account.firstLooks.of(kindOfJob) }),
		signal: signals.giveUp,
	});
	record.polls = polls;
	record.timings = { ...record.timings, waitMs };
	if (state.resultDocumentId) record.resultDocumentId = state.resultDocumentId;
	return state;
}
