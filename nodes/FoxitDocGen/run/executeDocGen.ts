import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inputFailure } from '../../shared/failure';
import { includesInputFields } from '../../shared/item/access';
import { parametersOfItems } from '../../shared/item/itemParameters';
import { runNode } from '../../shared/item/runNode';
import { runSummary } from '../../shared/job/runSummary';
import { properties } from '../parameters';
import { analyze } from './analyze';
import { check } from './check';
import { openDocGenSession, type DocGenSession } from './docGenRun';
import { DocumentData } from './documentData';
import { generate } from './generate';

/** Runs the chosen operation for every input item. */
export async function executeDocGen(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parametersOf = parametersOfItems(context, properties);
	const operationOf = (itemIndex: number) => parametersOf(itemIndex).text('operation');
	const takesData = (itemIndex: number) => operationOf(itemIndex) !== 'analyze';
	const items = context.getInputData().map(({ json }) => json);
	const documents = new DocumentData(items, parametersOf);

	return await runNode(context, {
		open: async () => await openDocGenSession(context, parametersOf(0)),
		includesInputFields: (itemIndex) => includesInputFields(parametersOf(itemIndex)),
		label: (itemIndex) => ({ resource: 'docGen', operation: operationOf(itemIndex) }),
		groups: (all) => (takesData(0) ? documents.groups(all) : undefined),
		parts: (itemIndex) => (takesData(itemIndex) ? documents.documentsOf(itemIndex) : 1),
		keepsResults: true,
		work: async (turn) => {
			const run = { ...turn, context, parametersOf, parameters: parametersOf(turn.itemIndex) };
			switch (turn.record.operation) {
				case 'generate':
					return await generate(run, documents);
				case 'analyze':
					return await analyze(run);
				case 'check':
					return await check(run, documents);
				default:
					throw inputFailure(`There is no operation "${turn.record.operation}"`, {
						parameter: 'Operation',
					});
			}
		},
		summary: (session, failedItems) => [
			...session.remarks.sentences(),
			...runSummary({ client: together(session), credits: session.credits }, failedItems),
		],
	});
}

/** Documents come from one service, and those that are to stay at Foxit go to another. */
function together({ client, docGen }: DocGenSession) {
	const requests = docGen.requests + client.requests;
	return { paceWaitMs: docGen.paceWaitMs, refusals: docGen.refusals, requests };
}
