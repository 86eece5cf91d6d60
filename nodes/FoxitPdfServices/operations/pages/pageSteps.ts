import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inputFailure } from '../../../shared/failure';
import type { Parameters } from '../../../shared/values/parameters';
import { pageList } from '../../../shared/pages/pageRange';
import { pagesField } from '../pageFields';

/** One kind of step of `pdf-manipulate`: its parameters, and what it adds to the list of operations. */
export interface PageStep {
	properties: INodeProperties[];
	toOperation: (parameters: Parameters) => IDataObject;
}

const ROTATIONS: INodePropertyOptions[] = [
	{ name: '180 Degrees', value: 'ROTATE_180' },
	{ name: '90 Degrees Clockwise', value: 'ROTATE_CLOCKWISE_90' },
	{ name: '90 Degrees Counterclockwise', value: 'ROTATE_COUNTERCLOCKWISE_90' },
	{ name: 'Upright', value: 'ROTATE_0' },
];

export const rotateStep: PageStep = {
	properties: [
		pagesField('The pages to turn'),
		{
			displayName: 'Rotation',
			name: 'rotation',
			type: 'options',
			options: ROTATIONS,
			default: 'ROTATE_CLOCKWISE_90',
			description: 'How far to turn the pages',
		},
	],
	toOperation: (parameters) => ({
		type: 'ROTATE_PAGES',
		pages: pageList(parameters.text('pages'), 'Pages'),
		rotation: parameters.choice('rotation'),
	}),
};

export const deleteStep: PageStep = {
	properties: [pagesField('The pages to delete')],
	toOperation: (parameters) => {
		const text = parameters.text('pages');
		if (text.toLowerCase() === 'all') {
			throw inputFailure('"Pages" names every page, but a PDF needs at least one page', {
				parameter: 'Pages',
				advice: 'Name the pages to delete by their numbers, e.g. 2,4-6.',
			});
		}
		return { type: 'DELETE_PAGES', pages: pageList(text, 'Pages') };
	},
};

export const moveStep: PageStep = {
	properties: [
		pagesField('The pages to move'),
		{
			displayName: 'Target Position',
			name: 'targetPosition',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1_000_000, numberPrecision: 0 },
			default: 1,
			description: 'Where to put them: 1 is the start of the document',
		},
	],
	toOperation: (parameters) => ({
		type: 'MOVE_PAGES',
		pages: pageList(parameters.text('pages'), 'Pages'),
		targetPosition: parameters.number('targetPosition'),
	}),
};

export const addBlankStep: PageStep = {
	properties: [
		{
			displayName: 'Number of Pages',
			name: 'pageCount',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
			default: 1,
			description: 'How many blank pages to add at the end',
		},
	],
	toOperation: (parameters) => ({
		type: 'ADD_PAGES',
		pageCount: parameters.number('pageCount'),
	}),
};
