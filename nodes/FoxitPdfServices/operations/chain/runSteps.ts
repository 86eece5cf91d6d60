import { asFailure, inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { inputProperties } from '../../../shared/ui/input';
import { optionsCollection } from '../../../shared/ui/options';
import { outputProperties } from '../../../shared/ui/output';
import { aboutStep, runChain, type PlannedStep } from '../../executor/runChain';
import { taskOptions } from '../taskOptions';
import type { ManualOperation } from '../../executor/types';
import { CHAIN_STEPS, stepProperties } from './steps';

/** Several operations at the service, result to input, with one upload and one download. */
export const runSteps: ManualOperation = {
	kind: 'manual',
	value: 'runSteps',
	name: 'Run Steps',
	action: 'Run several steps on a PDF with one upload',
	description:
		'Run several operations one after the other at Foxit, with one upload and one download',
	properties: [
		...inputProperties(['binary', 'documentId']),
		{
			displayName: 'Steps',
			name: 'steps',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Step',
			default: {},
			description: 'The operations, in this order. Each works on the result of the one before.',
			options: [{ displayName: 'Step', name: 'step', values: stepProperties() }],
		},
		...outputProperties('chain'),
		optionsCollection(
			...taskOptions({
				inputModes: ['binary', 'documentId'],
				pdfInput: true,
				result: 'file',
				value: 'runSteps',
			}),
		),
	],
	execute: async (run) => await runChain(run, await planSteps(run.parameters)),
};

async function planSteps(parameters: Parameters): Promise<PlannedStep[]> {
	const rows = parameters.entries('steps', 'step');
	if (rows.length === 0) {
		throw inputFailure('"Steps" is empty', {
			parameter: 'Steps',
			advice: 'Add at least one step.',
		});
	}
	return await Promise.all(rows.map(planStep));
}

async function planStep(row: Parameters, index: number): Promise<PlannedStep> {
	const value = row.choice('operation');
	const step = CHAIN_STEPS.find((candidate) => candidate.value === value);
	if (!step) throw inputFailure(`There is no step "${value}"`, { parameter: 'Operation' });
	const { name, operation } = step;
	try {
		const { endpoint, body } = await operation.prepare(row);
		return { name, endpoint, body };
	} catch (caught) {
		throw aboutStep(asFailure(caught), name, index);
	}
}
