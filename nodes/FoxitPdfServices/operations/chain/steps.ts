import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../../shared/ui/properties';
import { ocr } from '../enhance/ocr';
import { watermark } from '../enhance/watermark';
import { importData } from '../forms/importData';
import { compress } from '../optimize/compress';
import { flatten } from '../optimize/flatten';
import { linearize } from '../optimize/linearize';
import { extractPages } from '../pages/extract';
import { addBlank, deletePages, move, rotate } from '../pages/manipulate';
import { protect } from '../secure/protect';
import { redact } from '../secure/redact';
import { removePassword } from '../secure/removePassword';
import type { ChainStep } from './plan';

/** The steps between the first and the last: one PDF in, one PDF out. */
export const CHAIN_STEPS: readonly ChainStep[] = [
	{ value: 'addBlankPages', name: 'Add Blank Pages', operation: addBlank },
	{ value: 'compress', name: 'Compress', operation: compress },
	{ value: 'deletePages', name: 'Delete Pages', operation: deletePages },
	{ value: 'extractPages', name: 'Extract Pages', operation: extractPages },
	{ value: 'flatten', name: 'Flatten', operation: flatten },
	{ value: 'importFormData', name: 'Import Form Data', operation: importData },
	{ value: 'linearize', name: 'Linearize', operation: linearize },
	{ value: 'movePages', name: 'Move Pages', operation: move },
	{ value: 'ocr', name: 'OCR', operation: ocr },
	{ value: 'protect', name: 'Protect', operation: protect },
	{ value: 'redact', name: 'Redact', operation: redact },
	{ value: 'removePassword', name: 'Remove Password', operation: removePassword },
	{ value: 'rotatePages', name: 'Rotate Pages', operation: rotate },
	{ value: 'watermark', name: 'Text Watermark', operation: watermark },
];

/** The parameters of one step: which operation, and that operation's own. */
export function stepProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			options: CHAIN_STEPS.map(({ name, value, operation }) => ({
				name,
				value,
				action: operation.action,
				description: operation.description,
			})),
			default: 'compress',
		},
		...CHAIN_STEPS.flatMap(({ value, operation }) =>
			showFor(operation.properties, { operation: [value] }),
		),
	];
}
