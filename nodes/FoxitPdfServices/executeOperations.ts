import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { includesInputFields, timeLimitMs } from '../shared/item/access';
import { parametersOfItems } from '../shared/item/itemParameters';
import { runNode } from '../shared/item/runNode';
import { openSession } from '../shared/item/session';
import { operationOf } from '../shared/ui/operationTable';
import { RESOURCES } from './operations';
import { properties } from './operations/properties';
import { restForTasks } from './operations/task/restUntilReady';
import { deleteCopies } from '../shared/job/deleteCopies';
import { runSummary } from '../shared/job/runSummary';
import { runTaskOperation } from './executor/runTaskOperation';

/** Runs the chosen operation for every input item. */
export async function executeOperations(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parametersOf = parametersOfItems(context, properties);
	const label = (itemIndex: number) => ({
		resource: parametersOf(itemIndex).text('resource'),
		operation: parametersOf(itemIndex).text('operation'),
	});
	return await runNode(context, {
		open: async () => await openSession(context, parametersOf(0)),
		includesInputFields: (itemIndex) => includesInputFields(parametersOf(itemIndex)),
		label,
		groups: (all) => {
			const entry = operationOf(RESOURCES, label(0));
			const takesAll = entry.kind === 'manual' && entry.takesAllItems?.(parametersOf(0)) === true;
			return takesAll ? [all] : undefined;
		},
		timeLimitMs: (itemIndex) => timeLimitMs(parametersOf(itemIndex)),
		work: async (turn) => {
			const entry = operationOf(RESOURCES, turn.record);
			const run = { ...turn, context, parametersOf, parameters: parametersOf(turn.itemIndex) };
			return entry.kind === 'task' ? await runTaskOperation(entry, run) : await entry.execute(run);
		},
		finish: async (session, stop, output) => {
			await restForTasks(context, session, output);
			return await deleteCopies(session, stop);
		},
		summary: runSummary,
	});
}
