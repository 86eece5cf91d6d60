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
			description: 'An item with a finding in its template or data fails and is not sent',
		},
		{
			name: 'Check and Warn',
			value: 'warn',
			description: 'The document is generated, and findings are shown below the output',
		},
		{ name: 'Do Not Check', value: 'off' },
	],
	default: 'warn',
	description:
		'Whether to check for tags that Foxit does not understand and for tags without data. Foxit renders such tags as blanks and charges for the document. The check itself is free.',
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
		'Field of the data whose value names the file. It takes precedence over File Name. It suits one document per array element.',
};

const { concurrency, maxCredits, maxRequestsPerMinute, retrySubmits, retryUncertainSubmits } =
	optionFields;

const expectedSha256: INodeProperties = {
	...optionFields.expectedSha256,
	placeholder: 'e.g. {{ $json.templateSha256 }}',
	description:
		'SHA-256 that the template must have. A template with another SHA-256 is refused before it is sent.',
};

export const generateOptions = optionsCollection(
	beforeGenerating,
	currencyCulture,
	fileNameField,
	{
		...optionFields.fileName,
		description:
			'Name of the output file. The right extension is added. When empty, the name of the template is taken.',
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
