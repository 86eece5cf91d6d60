import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemParameters } from '../shared/item/itemParameters';
import { runNode } from '../shared/item/runNode';
import { openSession } from '../shared/item/session';
import { toText } from '../shared/toText';
import { operationOf } from '../shared/ui/operationTable';
import { RESOURCES } from './operations';
import { runSummary } from '../shared/job/runSummary';
import { runTaskOperation } from './executor/runTaskOperation';

/** Runs the chosen operation for every input item. */
export async function executeOperations(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parametersOf = (itemIndex: number) => itemParameters(context, itemIndex);
	const label = (itemIndex: number) => ({
		resource: toText(context.getNodeParameter('resource', itemIndex)),
		operation: toText(context.getNodeParameter('operation', itemIndex)),
	});
	return await runNode(context, {
		open: async () => await openSession(context),
		label,
		together: () => {
			const entry = operationOf(RESOURCES, label(0));
			return entry.kind === 'manual' && entry.takesAllItems?.(parametersOf(0)) === true;
		},
		work: async (turn) => {
			const entry = operationOf(RESOURCES, turn.record);
			const run = { ...turn, context, parametersOf, parameters: parametersOf(turn.itemIndex) };
			return entry.kind === 'task' ? await runTaskOperation(entry, run) : await entry.execute(run);
		},
		summary: runSummary,
	});
}
