import { optionFields, optionsCollection } from '../../shared/ui/options';

/** Everything that most users leave as it is. */
export const options = optionsCollection(
	{
		displayName: 'Allow Other Schema Versions',
		name: 'allowOtherVersions',
		type: 'boolean',
		default: false,
		description: 'Whether to read results of another major version of the schema',
	},
	{
		displayName: 'Attach Images',
		name: 'attachImages',
		type: 'boolean',
		default: false,
		description: 'Whether to add the images of pictures and tables as binary fields',
	},
	optionFields.concurrency,
	optionFields.deleteCopies,
	optionFields.password,
	{
		displayName: 'Endpoint',
		name: 'endpoint',
		type: 'options',
		options: [
			{ name: 'Analyze', value: 'analyze', description: 'The path pdf-structural-analysis' },
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'The trial path, and the other one where an account does not have it',
			},
			{ name: 'Trial', value: 'trial', description: 'The path pdf-structural-extract' },
		],
		default: 'automatic',
		description: "Which of the service's two paths to use",
	},
	optionFields.fileName,
	{
		displayName: 'Keep Raw JSON',
		name: 'keepRaw',
		type: 'boolean',
		default: false,
		description: 'Whether to add the raw element to each simplified one',
	},
	optionFields.maxFiles,
	optionFields.maxUnzippedSize,
	optionFields.maxRequestsPerMinute,
	optionFields.retryUncertainSubmits,
	optionFields.timeout,
);
