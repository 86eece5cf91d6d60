import { isJsonObject } from '../../json.js';
import { operations } from '../../operations/index.js';
import { submit } from '../../operations/submit.js';
import type { Operation } from '../../operations/types.js';
import { json } from '../answer.js';
import type { Call, Route } from '../call.js';
import { PDF_SERVICES } from './prefix.js';

/** An operation's endpoint: the task id, and 202 unless told otherwise (contract section 9). */
function operationRoute(operation: Operation, path: string): Route {
	return {
		method: 'POST',
		path: `${PDF_SERVICES}${path}`,
		facts: async (call) => ({ operation: operation.name, documentIds: await namedDocuments(call) }),
		async handle(call, sandbox) {
			const task = await submit(operation, await call.body(), call, sandbox);
			call.entry.taskId = task.taskId;
			return json(sandbox.settings.submitStatus, { taskId: task.taskId });
		},
	};
}

/** All document ids a body names, for fault rules; what is wrong with the body is the operation's to say. */
async function namedDocuments(call: Call): Promise<string[]> {
	const ids: string[] = [];
	const collect = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(collect);
		if (!isJsonObject(value)) return;
		for (const [member, inner] of Object.entries(value)) {
			if (member === 'documentId' && typeof inner === 'string') ids.push(inner);
			else collect(inner);
		}
	};
	collect(await call.body().catch(() => undefined));
	return ids;
}

/** One route for each path of each operation. */
export const operationRoutes: readonly Route[] = operations.flatMap((operation) =>
	operation.paths.map((path) => operationRoute(operation, path)),
);
