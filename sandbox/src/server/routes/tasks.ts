import type { JsonObject } from '../../json.js';
import { json } from '../../http/answer.js';
import type { Route } from '../../http/call.js';
import { PDF_SERVICES } from './prefix.js';

/**
 * docs/contract/pdf-services.md#tasks: an unknown or expired task is a failed one inside a 200,
 * code in digits.
 */
const unknownTask = (taskId: string): JsonObject => ({
	taskId,
	status: 'FAILED',
	progress: 0,
	error: { code: '10000', message: 'GENERIC_SERVER_FAILURE, more info: task is not exist' },
});

/**
 * docs/contract/pdf-services.md#tasks: a completed body holds nothing but the four members seen
 * live.
 */
const status: Route = {
	method: 'GET',
	path: `${PDF_SERVICES}/tasks/:taskId`,
	facts: ({ params }) => ({ taskId: params['taskId'] ?? '' }),
	handle(call, sandbox) {
		const taskId = call.params['taskId'] ?? '';
		const { tasks, clock, settings } = sandbox;
		const task = tasks.find(taskId, call.account.clientId);
		if (task === undefined) return json(200, unknownTask(taskId));
		call.entry.operation = task.operation;
		task.polls += 1;
		const body: JsonObject = { taskId, status: tasks.status(task), progress: tasks.progress(task) };
		if (task.end !== undefined) {
			task.firstSeenDoneAtMs ??= clock.now();
			if (task.end.resultDocumentId !== undefined)
				body['resultDocumentId'] = task.end.resultDocumentId;
			const outcome = task.work?.outcome;
			if (outcome?.kind === 'data') body['resultData'] = outcome.data;
			if (outcome?.kind === 'error') body['error'] = { ...outcome.error };
		}
		if (settings.taskTimestamps) {
			body['createdAt'] = new Date(task.submittedAtMs).toISOString();
			body['updatedAt'] = new Date(task.end?.atMs ?? clock.now()).toISOString();
		}
		return json(200, body);
	},
};

/** Task status. */
export const taskRoutes: readonly Route[] = [status];
