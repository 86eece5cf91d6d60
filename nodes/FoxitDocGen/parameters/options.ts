import type { INodeProperties } from 'n8n-workflow';

import { optionFields, optionsCollection } from '../../shared/ui/options';

const beforeGenerating: INodeProperties = {
	displayName: 'Before Generating',
	name: 'beforeGenerating',
	type: 'options',
	options: [
		{
			name: 'Check and Stop',
			value: 'stop',
			description: 'An item whose template or data is not as it should be is not sent',
		},
		{
			name: 'Check and Warn',
			value: 'warn',
			description: 'Generate all the same, and say what is wrong below the output',
		},
		{ name: 'Do Not Check', value: 'off' },
	],
	default: 'warn',
	description:
		'Whether to look for tags that Foxit does not understand and for tags without data. Foxit renders those as blanks and charges for the document. The check itself is free.',
};

const currencyCulture: INodeProperties = {
	displayName: 'Currency Culture',
	name: 'currencyCulture',
	type: 'string',
	default: '',
	placeholder: 'e.g. en-US',
	description: 'Language and region whose currency format the template uses',
};

const fileNameField: INodeProperties = {
	displayName: 'File Name Field',
	name: 'fileNameField',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoiceNumber',
	description:
		'Field of the data whose value names the file. It counts more than File Name and suits one document per array element.',
};

const { concurrency, maxCredits, maxRequestsPerMinute, retrySubmits, retryUncertainSubmits } =
	optionFields;

const expectedSha256: INodeProperties = {
	...optionFields.expectedSha256,
	placeholder: 'e.g. {{ $json.templateSha256 }}',
	description:
		'What the SHA-256 of the template must be. A template that was changed since is refused before it is sent.',
};

export const generateOptions = optionsCollection(
	beforeGenerating,
	currencyCulture,
	fileNameField,
	{
		...optionFields.fileName,
		description:
			"Name of the output file. The right extension is added. When empty, the template's name is taken.",
	},
	concurrency,
	expectedSha256,
	maxCredits,
	maxRequestsPerMinute,
	retrySubmits,
	retryUncertainSubmits,
);

export const analyzeOptions = optionsCollection(
	concurrency,
	expectedSha256,
	maxCredits,
	maxRequestsPerMinute,
);
