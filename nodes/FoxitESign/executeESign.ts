import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { parametersOfItems } from '../shared/item/itemParameters';
import { runNode } from '../shared/item/runNode';
import { operationOf } from '../shared/ui/operationTable';
import { properties, RESOURCES } from './operations';
import { openESignSession } from './run/eSignRun';
import { runSummary } from './run/runSummary';

/** Runs the chosen operation for every input item. */
export async function executeESign(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parametersOf = parametersOfItems(context, properties);
	const label = (itemIndex: number) => ({
		resource: parametersOf(itemIndex).text('resource'),
		operation: parametersOf(itemIndex).text('operation'),
	});
	return await runNode(context, {
		open: async () => await openESignSession(context, parametersOf(0)),
		label,
		// What has been sent is sent: a retry gives the results of the try before.
		keepsResults: true,
		work: async (turn) => {
			const { execute } = operationOf(RESOURCES, turn.record);
			return await execute({ ...turn, context, parameters: parametersOf(turn.itemIndex) });
		},
		summary: runSummary,
	});
}
