import type { ApiError } from '../../errors.js';
import { isJsonObject } from '../../json.js';
import { operations } from '../../operations/index.js';
import { submit } from '../../http/submit.js';
import type { Operation } from '../../operations/types.js';
import type { Sandbox } from '../../sandbox.js';
import { json } from '../../http/answer.js';
import type { Call, Route } from '../../http/call.js';
import { PDF_SERVICES } from './prefix.js';

/**
 * An operation's endpoint: the task id, and 202 unless told otherwise
 * (docs/contract/pdf-services.md#operations).
 */
function operationRoute(operation: Operation, path: string): Route {
	const fullPath = `${PDF_SERVICES}${path}`;
	const refusal = ({ settings }: Sandbox): ApiError | undefined =>
		operation.refusal?.(path, fullPath, settings);
	return {
		method: 'POST',
		path: fullPath,
		facts: async (call, sandbox) =>
			refusal(sandbox) === undefined
				? { operation: operation.name, documentIds: await namedDocuments(call) }
				: {},
		async handle(call, sandbox) {
			const refused = refusal(sandbox);
			if (refused !== undefined) throw refused;
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
