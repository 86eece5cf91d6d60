import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { includesInputFields } from '../shared/item/access';
import { parametersOfItems } from '../shared/item/itemParameters';
import { runNode } from '../shared/item/runNode';
import { operationOf } from '../shared/ui/operationTable';
import { properties, RESOURCES } from './operations';
import { type ESignSession, openESignSession } from './run/eSignRun';
import type { Parameters } from '../shared/values/parameters';
import { paceSentences } from '../shared/job/runSummary';

/** Runs the chosen operation for every input item. */
export async function executeESign(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parametersOf = parametersOfItems(context, properties);
	const label = (itemIndex: number) => ({
		resource: parametersOf(itemIndex).text('resource'),
		operation: parametersOf(itemIndex).text('operation'),
	});
	return await runNode(context, {
		open: async () => await openESignSession(context, parametersOf(0)),
		includesInputFields: (itemIndex) => includesInputFields(parametersOf(itemIndex)),
		label,
		// What has been sent is sent: a retry gives the results of the try before.
		keepsResults: true,
		work: async (turn) => {
			const { execute } = operationOf(RESOURCES, turn.record);
			const parameters = parametersOf(turn.itemIndex);
			checkOutput(parameters);
			return await execute({ ...turn, context, parameters });
		},
		summary: runSummary,
	});
}

/** What says how to show the answer is read before anything is sent: people are mailed only once. */
function checkOutput(parameters: Parameters): void {
	parameters.booleanIfSet('simplify');
	parameters.collection('options').booleanIfSet('includeLinks');
}

/** Remarks for the end of a run, when something is worth knowing. */
export function runSummary(session: ESignSession, failedItems: number): string[] {
	const sentences = paceSentences(session.client, failedItems);
	if (sentences.length === 0) return [];
	const { envelopesMade: made, envelopesSent: sent } = session;
	const envelopes = made === 1 ? 'envelope' : 'envelopes';
	return [[...sentences, `${made} ${envelopes} made, ${sent} sent.`].join(' ')];
}
