import type { INodeProperties } from 'n8n-workflow';

import { plainField } from '../../shared/ui/input';
import { showFor } from '../../shared/ui/properties';

/** What to read. */
export const inputProperties: INodeProperties[] = [
	{
		displayName: 'Input',
		name: 'inputMode',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'A PDF of the input item' },
			{
				name: 'Document ID',
				value: 'documentId',
				description: 'A PDF that is at Foxit already, such as the result of another operation',
			},
			{
				name: 'Result Document ID',
				value: 'resultDocumentId',
				description: 'An extraction that is at Foxit already, read again without paying again',
			},
			{
				name: 'Result ZIP File',
				value: 'resultZip',
				description:
					'An extraction that the input item has as a file, read again without a request',
			},
		],
		default: 'binary',
		description: 'What to read',
	},
	...showFor([plainField('binary')], { inputMode: ['binary', 'resultZip'] }),
	...showFor([plainField('documentId')], { inputMode: ['documentId'] }),
	...showFor(
		[{ ...plainField('documentId'), displayName: 'Result Document ID', name: 'resultDocumentId' }],
		{
			inputMode: ['resultDocumentId'],
		},
	),
];
