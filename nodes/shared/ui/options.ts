import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_RETRY_SUBMITS } from '../api/retryPolicy';
import { BYTES_PER_MEGABYTE, DEFAULT_ZIP_LIMITS } from '../zip/limits';

/** Default limit for a task, in seconds; the vendor's own clients use the same. */
export const DEFAULT_TIMEOUT_SECONDS = 300;

const defaultMaxFiles = DEFAULT_ZIP_LIMITS.maxMembers;
const defaultMaxMegabytes = DEFAULT_ZIP_LIMITS.maxTotalBytes / BYTES_PER_MEGABYTE;

/** Options that several operations share. */
export const optionFields = {
	additionalFields: {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'json',
		default: '{}',
		description:
			"Members to add to the request's JSON body, for settings that this node does not have yet. They count more than the node's own.",
	},
	allowUndoing: {
		displayName: 'Allow Undoing Steps',
		name: 'allowUndoing',
		type: 'boolean',
		default: false,
		description:
			'Whether to run a chain in which a step takes away what an earlier one has done, such as Protect after Linearize. Such a chain is refused otherwise, before it costs a credit.',
	},
	concurrency: {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 5,
		description:
			'How many items to upload, download and unpack side by side. Without this option 5 to begin with, and more as Foxit lets them in. Items that only wait for Foxit do not count. The value of the first item counts for the run.',
	},
	deleteCopies: {
		displayName: 'Delete Foxit Copies',
		name: 'deleteCopies',
		type: 'boolean',
		default: false,
		description:
			"Whether to delete the uploaded file and the downloaded result from Foxit's storage when the item is done. Documents given by ID are left alone. Foxit deletes everything after 24 hours anyway.",
	},
	expectedSha256: {
		displayName: 'Expected SHA-256',
		name: 'expectedSha256',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.sha256 }}',
		description:
			'What the SHA-256 of the input file must be. A file that was changed since is refused before it is sent.',
	},
	fileName: {
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice-42',
		description:
			"Name of the output file. The right extension is added. When empty, the input's name is kept.",
	},
	includeInputFields: {
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		description:
			"Whether the output items have the fields of their input item, too. Where both have a field of one name, the result's counts. Results of several items together have none.",
	},
	maxCredits: {
		displayName: 'Maximum Credits per Run',
		name: 'maxCredits',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'The most credits that a run of this node may use. Items that need more are not submitted and fail by name. 0 means no limit. Foxit takes one credit for each task that succeeds. The value of the first item counts for the run.',
	},
	maxRequestsPerMinute: {
		displayName: 'Maximum Requests per Minute',
		name: 'maxRequestsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100_000, numberPrecision: 0 },
		default: 0,
		description:
			'The most requests to send to Foxit in a minute, status checks included. 0 means to learn the limit from the service. Free accounts have about 15. The value of the first item counts for the run.',
	},
	maxFiles: {
		displayName: 'Maximum Files',
		name: 'maxFiles',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: defaultMaxFiles,
		description: 'The most files to unzip. A result with more is refused.',
	},
	maxUnzippedSize: {
		displayName: 'Maximum Unzipped Size',
		name: 'maxUnzippedSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: defaultMaxMegabytes,
		description: 'The most megabytes that all files together may have when unzipped',
	},
	password: {
		displayName: 'Document Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Password that opens the input document, if it is protected',
	},
	retrySubmits: {
		displayName: 'Retry Submits',
		name: 'retrySubmits',
		type: 'options',
		options: [
			{
				name: 'Never',
				value: 'never',
				description: 'A submit that may have been carried out is never sent again',
			},
			{
				name: 'Gateway Faults',
				value: 'gatewayFaults',
				description: 'It is sent again once after a 502, 503 or 504 of a gateway',
			},
			{
				name: 'Always',
				value: 'always',
				description: 'It is sent again once, whatever became of its answer',
			},
		],
		default: DEFAULT_RETRY_SUBMITS,
		description:
			'When to send a submit again that may have been carried out although its answer was lost. A repeat can cost one more credit; a hint says when that may have happened. The value of the first item counts for the run.',
	},
	/** An older form of Retry Submits, for workflows that have it: shown only where it is on. */
	retryUncertainSubmits: {
		displayName: 'Retry Uncertain Submits',
		name: 'retryUncertainSubmits',
		type: 'boolean',
		default: false,
		displayOptions: { show: { retryUncertainSubmits: [true] } },
		description:
			'Whether to send a submit again whatever became of its answer. This is Retry Submits: Always, which counts more when both are set.',
	},
	timeout: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: DEFAULT_TIMEOUT_SECONDS,
		description:
			"How many seconds each part of an item's work may take: a file's upload, and a task from its submit to the end of the download. Waits for the request rate count. 0 means no limit. A task that takes longer goes on at Foxit and can be picked up with Task > Wait for Result.",
	},
} satisfies Record<string, INodeProperties>;

/** The Options collection with the given fields and those of every operation. */
export function optionsCollection(...fields: INodeProperties[]): INodeProperties {
	return collectionOf(...fields, optionFields.includeInputFields);
}

/** The Options collection with the given fields alone, in the order of their names. */
export function collectionOf(...fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
