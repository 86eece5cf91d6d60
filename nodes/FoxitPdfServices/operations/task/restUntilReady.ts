import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isTool } from '../../../shared/item/intent';
import { outputItem } from '../../../shared/item/outputItem';
import { restUntil } from '../../../shared/item/rest';
import type { Session } from '../../../shared/item/session';
import { foretoldMs } from '../../../shared/task/foretold';
import { taskFailure } from '../../../shared/task/taskState';
import { collectionOf, optionFields } from '../../../shared/ui/options';
import { withoutGaps } from '../../../shared/values/members';
import type { ManualOperation } from '../../executor/types';
import { taskIdField } from './taskIdField';

/** A shorter rest is not worth storing and waking the execution. */
const LEAST_REST_MS = 60_000;
/** Tasks without progress: the execution wakes, and the next node goes on looking. */
const UNFORETOLD_MS = 120_000;
const MINUTE_MS = 60_000;

/**
 * Holds no worker while a long task goes on: one look tells when it will end, and until then the execution rests in n8n's
 * database. What comes after it is Wait for Result.
 */
export const restUntilReady: ManualOperation = {
	kind: 'manual',
	value: 'restUntilReady',
	name: 'Rest Until Ready',
	action: 'Rest until a task is ready',
	description:
		'Check a task once. If it needs more than a minute, the execution rests until the task is ready.',
	properties: [
		{
			displayName:
				'The execution rests in the database of n8n, so a restart of n8n or the end of a worker loses nothing. Put Task > Wait for Result after this node to fetch the result.',
			name: 'restNotice',
			type: 'notice',
			default: '',
		},
		taskIdField,
		{
			displayName: 'Submitted At',
			name: 'submittedAt',
			type: 'dateTime',
			default: '',
			description:
				'When the task was submitted. The node estimates the end from this time and the progress. When empty, the field submittedAt of the input item is taken, which the output Task ID sets. Without either, the execution rests for two minutes.',
		},
		{
			displayName: 'Longest Rest (Minutes)',
			name: 'longestRest',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1440 },
			default: 60,
			description: 'How many minutes to rest at most. Foxit keeps results for 24 hours.',
		},
		collectionOf(optionFields.concurrency, optionFields.maxRequestsPerMinute, optionFields.timeout),
	],
	execute: async (run) => {
		const { context, itemIndex, parameters, record, session, signals } = run;
		record.taskId = parameters.id('taskId');
		const input = context.getInputData()[itemIndex];
		const submittedAt = parameters.moment('submittedAt') ?? momentIn(input?.json.submittedAt);
		const longestMs = parameters.number('longestRest') * MINUTE_MS;

		const state = await session.client.readTask(record.taskId, signals.giveUp, true);
		if (state.phase === 'failed') throw taskFailure(state);
		const now = session.client.clock.now();
		const restMs = state.phase === 'done' ? 0 : Math.min(longestMs, restOf());
		if (restMs > LEAST_REST_MS && !isTool(context)) {
			session.restUntilMs = Math.max(session.restUntilMs ?? 0, now + restMs);
		}
		const { status, progress } = state;
		const foretold = restMs > 0 ? new Date(now + restMs).toISOString() : undefined;
		const ready = state.phase === 'done';
		const seen = { taskId: record.taskId, ready, status, progress, foretoldEnd: foretold };
		return [outputItem(itemIndex, { ...input?.json, ...withoutGaps(seen) }, input?.binary)];

		function restOf(): number {
			const elapsedMs = submittedAt === undefined ? undefined : now - submittedAt;
			return foretoldMs(state.progress, elapsedMs) ?? UNFORETOLD_MS;
		}
	},
};

/** Lets the execution rest until the last of its tasks is ready, if one of them takes so long. */
export async function restForTasks(
	context: IExecuteFunctions,
	{ restUntilMs }: Session,
	output: INodeExecutionData[],
): Promise<void> {
	if (restUntilMs === undefined) return;
	const failed = output.filter(({ json }) => isErrorItem(json));
	const others = output.filter(({ json }) => !isErrorItem(json));
	const split = context.getNode().onError === 'continueErrorOutput';
	await restUntil(context, new Date(restUntilMs), split ? [others, failed] : [output]);
}

/** By what n8n itself goes, which does not look at the items of a node that has rested. */
function isErrorItem(json: IDataObject): boolean {
	return typeof json.error === 'string' && !('taskId' in json);
}

/** Whatever else an item may call by this name foretells nothing. */
function momentIn(value: unknown): number | undefined {
	const ms = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(ms) ? undefined : ms;
}
