import type { INodePropertyOptions } from 'n8n-workflow';

import { pdfOperation } from '../pdfOperation';

const LEVELS: INodePropertyOptions[] = [
	{ name: 'High', value: 'HIGH', description: 'The smallest file' },
	{ name: 'Low', value: 'LOW', description: 'The best pictures' },
	{ name: 'Medium', value: 'MEDIUM' },
];

/** Makes a PDF smaller (docs/contract/pdf-services.md#modify). */
export const compress = pdfOperation({
	value: 'compress',
	name: 'Compress',
	action: 'Compress a PDF to a smaller size',
	description: 'Make a PDF smaller',
	endpoint: '/documents/modify/pdf-compress',
	properties: [
		{
			displayName: 'Compression Level',
			name: 'compressionLevel',
			type: 'options',
			options: LEVELS,
			default: 'MEDIUM',
			description: 'How much to compress',
		},
	],
	body: (parameters) => ({
		compressionLevel: parameters.choice('compressionLevel'),
	}),
});
