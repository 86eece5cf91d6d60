import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { showFor } from '../../../shared/ui/properties';
import { pdfOperation } from '../pdfOperation';
import { addBlankStep, deleteStep, moveStep, rotateStep, type PageStep } from './pageSteps';

const endpoint = '/documents/modify/pdf-manipulate';

function single(step: PageStep) {
	return {
		endpoint,
		properties: step.properties,
		body: (parameters: Parameters): IDataObject => ({
			config: { operations: [step.toOperation(parameters)] },
		}),
	};
}

/** Turns pages (docs/contract/pdf-services.md#modify). */
export const rotate = pdfOperation({
	value: 'rotate',
	name: 'Rotate',
	action: 'Rotate pages of a PDF',
	description: 'Turn some pages',
	...single(rotateStep),
});

/** Deletes pages (docs/contract/pdf-services.md#modify). */
export const deletePages = pdfOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete pages of a PDF',
	description: 'Remove some pages',
	...single(deleteStep),
});

/** Moves pages (docs/contract/pdf-services.md#modify). */
export const move = pdfOperation({
	value: 'move',
	name: 'Move',
	action: 'Move pages of a PDF',
	description: 'Move some pages to another place',
	...single(moveStep),
});

/** Appends blank pages (docs/contract/pdf-services.md#modify). */
export const addBlank = pdfOperation({
	value: 'addBlank',
	name: 'Add Blank',
	action: 'Add blank pages to a PDF',
	description: 'Add blank pages at the end',
	...single(addBlankStep),
});

const STEPS: Readonly<Record<string, PageStep>> = {
	addBlank: addBlankStep,
	delete: deleteStep,
	move: moveStep,
	rotate: rotateStep,
};

const ACTIONS: INodePropertyOptions[] = [
	{ name: 'Add Blank', value: 'addBlank' },
	{ name: 'Delete', value: 'delete' },
	{ name: 'Move', value: 'move' },
	{ name: 'Rotate', value: 'rotate' },
];

/**
 * Several page steps in one call, each on the result of the one before
 * (docs/contract/pdf-services.md#modify).
 */
export const manipulate = pdfOperation({
	value: 'manipulate',
	name: 'Manipulate',
	action: 'Rearrange pages of a PDF in several steps',
	description: 'Move, delete, add and rotate pages in one go, in the order of the list',
	endpoint,
	properties: [
		{
			displayName: 'Steps',
			name: 'steps',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Step',
			default: {},
			description:
				'Steps to run, in this order. Page numbers refer to the PDF as the earlier steps left it.',
			options: [
				{
					displayName: 'Step',
					name: 'step',
					values: [
						{
							displayName: 'Action',
							name: 'action',
							type: 'options',
							options: ACTIONS,
							default: 'rotate',
						},
						...Object.entries(STEPS).flatMap(([action, { properties }]) =>
							showFor(properties, { action: [action] }),
						),
					],
				},
			],
		},
	],
	body: (parameters) => ({ config: { operations: operationsOf(parameters) } }),
});

function operationsOf(parameters: Parameters): IDataObject[] {
	const steps = parameters.entries('steps', 'step');
	if (steps.length === 0) {
		throw inputFailure('"Steps" is empty', {
			parameter: 'Steps',
			advice: 'Add at least one step.',
		});
	}
	return steps.map((values) => {
		const { toOperation } = STEPS[values.choice('action')] ?? rotateStep;
		return toOperation(values);
	});
}
