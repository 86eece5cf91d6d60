import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemParameters } from '../../shared/item/itemParameters';
import { collectionOf, type Parameters } from '../../shared/item/parameters';
import { runNode } from '../../shared/item/runNode';
import { openSession } from '../../shared/item/session';
import { runSummary } from '../../shared/job/runSummary';
import { extractItem } from './extractItem';
import { ExtractionSubmitter, type EndpointChoice } from './submit';

/** Runs the extraction for every input item. */
export async function executeExtraction(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parametersOf = (itemIndex: number) => itemParameters(context, itemIndex);
	let submitter: ExtractionSubmitter | undefined;
	return await runNode(context, {
		open: async () => await openSession(context),
		label: () => ({ resource: 'structuralExtract', operation: 'extract' }),
		work: async (turn) => {
			submitter ??= new ExtractionSubmitter(endpointOf(parametersOf(0)));
			const parameters = parametersOf(turn.itemIndex);
			return await extractItem({ ...turn, context, parameters, parametersOf }, submitter);
		},
		summary: runSummary,
	});
}

function endpointOf(parameters: Parameters): EndpointChoice {
	const { endpoint } = collectionOf(parameters, 'options');
	return endpoint === 'trial' || endpoint === 'analyze' ? endpoint : 'automatic';
}
