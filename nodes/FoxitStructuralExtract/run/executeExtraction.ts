import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { includesInputFields, timeLimitMs } from '../../shared/item/access';
import { parametersOfItems } from '../../shared/item/itemParameters';
import { runNode } from '../../shared/item/runNode';
import { openSession } from '../../shared/item/session';
import { deleteCopies } from '../../shared/job/deleteCopies';
import { runSummary } from '../../shared/job/runSummary';
import { properties } from '../parameters';
import { EmptyResults } from './emptyResults';
import { extractItem } from './extractItem';
import { ExtractionSubmitter, type EndpointChoice } from '../../shared/job/extractionSubmitter';

/** Runs the extraction for every input item. */
export async function executeExtraction(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parametersOf = parametersOfItems(context, properties);
	let submitter: ExtractionSubmitter | undefined;
	const empty = new EmptyResults();
	return await runNode(context, {
		open: async () => await openSession(context, parametersOf(0)),
		includesInputFields: (itemIndex) => includesInputFields(parametersOf(itemIndex)),
		label: () => ({ resource: 'structuralExtract', operation: 'extract' }),
		timeLimitMs: (itemIndex) => timeLimitMs(parametersOf(itemIndex)),
		work: async (turn) => {
			submitter ??= new ExtractionSubmitter(
				parametersOf(0).collection('options').choiceIfSet<EndpointChoice>('endpoint') ??
					'automatic',
			);
			const parameters = parametersOf(turn.itemIndex);
			return await extractItem({ ...turn, context, parameters, parametersOf }, submitter, empty);
		},
		finish: deleteCopies,
		summary: (session, failedItems) => [
			...runSummary(session, failedItems),
			...empty.sentences(context.getInputData().length),
		],
	});
}
