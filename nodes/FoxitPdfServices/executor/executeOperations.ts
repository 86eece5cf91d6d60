import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { runNode } from '../../shared/item/runNode';
import { openSession } from '../../shared/item/session';
import { toText } from '../../shared/toText';
import { findOperation } from '../operations';
import { runTaskOperation } from './runTaskOperation';

/** Runs the chosen operation for every input item. */
export async function executeOperations(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const chosen = (itemIndex: number) => ({
		resource: toText(context.getNodeParameter('resource', itemIndex)),
		operation: toText(context.getNodeParameter('operation', itemIndex)),
	});
	return await runNode(context, {
		open: async () => await openSession(context),
		label: chosen,
		work: async (turn) => {
			const { resource, operation } = chosen(turn.itemIndex);
			const entry = findOperation(resource, operation);
			if (!entry) {
				throw inputFailure(`There is no operation "${operation}" for "${resource}"`, {
					parameter: 'Operation',
				});
			}
			const parameters = {
				get: (name: string) => context.getNodeParameter(name, turn.itemIndex, undefined) as unknown,
			};
			const run = { ...turn, context, parameters };
			return entry.kind === 'task' ? await runTaskOperation(entry, run) : await entry.execute(run);
		},
	});
}
