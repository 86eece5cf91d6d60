import { optionFields, optionsCollection } from '../../shared/ui/options';
import { DEFAULT_READ_LIMITS } from '../elements/readBudget';

const { maxElements: defaultMaxElements, maxTableCells: defaultMaxTableCells } =
	DEFAULT_READ_LIMITS;

/** These operations hand the extraction on as it is. */
const OF_WHAT_IS_READ = { hide: { '/operation': ['documentId', 'taskId', 'zip'] } };

/** Everything that most users leave as it is. */
export const options = optionsCollection(
	{
		displayName: 'Allow Other Schema Versions',
		name: 'allowOtherVersions',
		type: 'boolean',
		displayOptions: OF_WHAT_IS_READ,
		default: false,
		description: 'Whether to read results of another major version of the schema',
	},
	{
		displayName: 'Attach Images',
		name: 'attachImages',
		type: 'boolean',
		displayOptions: OF_WHAT_IS_READ,
		default: false,
		description: 'Whether to add the images of pictures and tables as binary fields',
	},
	{
		displayName: 'Byte Order Mark in CSV Files',
		name: 'csvByteOrderMark',
		type: 'boolean',
		displayOptions: OF_WHAT_IS_READ,
		default: false,
		description:
			'Whether CSV files start with a byte order mark. Excel needs it to recognize UTF-8.',
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
				description:
					'The trial path first. The other path is used if the account does not have it.',
			},
			{ name: 'Trial', value: 'trial', description: 'The path pdf-structural-extract' },
		],
		default: 'automatic',
		description: "Which of the service's two paths to use",
	},
	{
		...optionFields.expectedSha256,
		displayOptions: { show: { '/inputMode': ['binary', 'documentId'] } },
	},
	optionFields.fileName,
	{
		displayName: 'Keep Raw JSON',
		name: 'keepRaw',
		type: 'boolean',
		displayOptions: OF_WHAT_IS_READ,
		default: false,
		description: 'Whether to add the raw element to each simplified one',
	},
	{
		displayName: 'Maximum Elements',
		name: 'maxElements',
		type: 'number',
		displayOptions: OF_WHAT_IS_READ,
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: defaultMaxElements,
		description: 'How many elements and pages a result may have before it is refused',
	},
	{ ...optionFields.maxFiles, displayOptions: OF_WHAT_IS_READ },
	{ ...optionFields.maxUnzippedSize, displayOptions: OF_WHAT_IS_READ },
	optionFields.maxCredits,
	optionFields.maxRequestsPerMinute,
	{
		displayName: 'Maximum Table Cells',
		name: 'maxTableCells',
		type: 'number',
		displayOptions: OF_WHAT_IS_READ,
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: defaultMaxTableCells,
		description: 'How many cells all tables of a result together may have before it is refused',
	},
	optionFields.retrySubmits,
	optionFields.retryUncertainSubmits,
	optionFields.timeout,
);
