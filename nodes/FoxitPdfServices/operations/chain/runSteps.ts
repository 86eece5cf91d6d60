import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import { optionFields, optionsCollection } from '../../../shared/ui/options';
import type { Parameters } from '../../../shared/values/parameters';
import { runChain } from '../../executor/runChain';
import type { ManualOperation, OperationRun } from '../../executor/types';
import { linkToAll } from '../combine/combine';
import { taskOptions } from '../taskOptions';
import { beginningOf, firstStepProperties, MERGE, type FirstStep } from './firstStep';
import { endingOf, lastStepProperties } from './lastStep';
import { readStep } from './plan';
import { CHAIN_STEPS, stepProperties } from './steps';
import { refuseUndoing } from './undoing';

/** An option that fits some of the first steps only. */
function showWith(option: INodeProperties, ...firstStep: FirstStep[]): INodeProperties {
	return { ...option, displayOptions: { show: { '/firstStep': firstStep } } };
}

/** Several operations at the service, result to input, with one upload and one download. */
export const runSteps: ManualOperation = {
	kind: 'manual',
	value: 'runSteps',
	name: 'Run Steps',
	action: 'Run several steps on a PDF with one upload',
	description:
		'Run several operations one after the other at Foxit, with one upload and one download',
	properties: [
		...firstStepProperties,
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
		...lastStepProperties,
		optionsCollection(
			optionFields.allowUndoing,
			showWith(optionFields.expectedSha256, 'none', 'fromFile', 'fromHtml', 'merge'),
			showWith(optionFields.password, 'none'),
			...taskOptions({ inputModes: [], pdfInput: false, result: 'files', value: 'runSteps' }),
		),
	],
	takesAllItems: (parameters) => parameters.choice('firstStep') === MERGE.value,
	execute: async (run) => linkToAll(run, await runAll(run)),
};

async function runAll(run: OperationRun): Promise<INodeExecutionData[]> {
	const { parameters } = run;
	const first = parameters.choice<FirstStep>('firstStep');
	const last = parameters.choice('lastStep');
	const offset = first === 'none' ? 0 : 1;
	const middle = await middleSteps(parameters, offset);
	const {
		settings,
		step: lastStep,
		named,
		...ending
	} = await endingOf(run, last, middle.length + offset);
	if (middle.length + offset === 0 && !named) {
		throw inputFailure('"Steps" is empty', {
			parameter: 'Steps',
			advice: 'Add at least one step.',
		});
	}
	refuseOption(first, settings.body);
	if (!parameters.collection('options').boolean('allowUndoing')) {
		const all = [
			...(offset ? [{ value: first, name: first }] : []),
			...middle.map(({ step }) => step),
		];
		refuseUndoing(named ? [...all, named] : all);
	}
	// The last of all: a file at a web address is downloaded here.
	const { source, step: firstStep } = await beginningOf(run, first);
	const steps = [firstStep, ...middle.map(({ planned }) => planned), lastStep];
	return await runChain(run, settings, {
		...ending,
		source,
		steps: steps.filter((step) => step !== undefined),
	});
}

async function middleSteps(parameters: Parameters, offset: number) {
	return await Promise.all(
		parameters.entries('steps', 'step').map(async (row, index) => {
			const value = row.choice('operation');
			const step = CHAIN_STEPS.find((candidate) => candidate.value === value);
			if (!step) throw inputFailure(`There is no step "${value}"`, { parameter: 'Operation' });
			return { step, ...(await readStep(step, row, index + offset)) };
		}),
	);
}

/** A password that stays in the options from before would be sent with a file that it does not open. */
function refuseOption(first: FirstStep, { password }: { password?: unknown }): void {
	if (first === 'none' || password === undefined) return;
	throw inputFailure('"Document Password" is set, but the first step makes the PDF', {
		parameter: 'Document Password',
		advice:
			first === 'merge'
				? 'Give the password of each item beside its input.'
				: 'Take the option out.',
	});
}
