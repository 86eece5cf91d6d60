import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemParameters } from '../shared/item/itemParameters';
import { runNode } from '../shared/item/runNode';
import { toText } from '../shared/toText';
import { operationOf } from '../shared/ui/operationTable';
import { RESOURCES } from './operations';
import { openESignSession } from './run/eSignRun';
import { runSummary } from './run/runSummary';

/** Runs the chosen operation for every input item. */
export async function executeESign(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const label = (itemIndex: number) => ({
		resource: toText(context.getNodeParameter('resource', itemIndex)),
		operation: toText(context.getNodeParameter('operation', itemIndex)),
	});
	return await runNode(context, {
		open: async () => await openESignSession(context),
		label,
		// What has been sent is sent: a retry gives the results of the try before.
		keepsResults: true,
		work: async (turn) => {
			const { execute } = operationOf(RESOURCES, turn.record);
			return await execute({
				...turn,
				context,
				parameters: itemParameters(context, turn.itemIndex),
			});
		},
		summary: runSummary,
	});
}
