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
			"Members to add to the JSON body of the request, for settings that this node does not have yet. They take precedence over the node's own members.",
	},
	allowUndoing: {
		displayName: 'Allow Undoing Steps',
		name: 'allowUndoing',
		type: 'boolean',
		default: false,
		description:
			'Whether to run a chain in which a step undoes an earlier one, such as Protect after Linearize. Without this option, such a chain is refused before it costs a credit.',
	},
	concurrency: {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 5,
		description:
			'How many items to upload, download and unzip at the same time. Without this option, all executions together begin with 5 and take more as long as Foxit accepts them. Items that only wait for Foxit do not count. The value of the first item applies to the run.',
	},
	deleteCopies: {
		displayName: 'Delete Foxit Copies',
		name: 'deleteCopies',
		type: 'boolean',
		default: false,
		description:
			"Whether to delete uploaded files and downloaded results from Foxit's storage at the end of the run. Documents given by ID are not deleted. Foxit deletes everything after 24 hours in any case.",
	},
	expectedSha256: {
		displayName: 'Expected SHA-256',
		name: 'expectedSha256',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.sha256 }}',
		description:
			'SHA-256 that the input file must have. A file with another SHA-256 is refused before it is sent.',
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
			'Whether to add the fields of the input item to the output item. If both have a field of the same name, the value of the result is kept. Results of several items together have no input fields.',
	},
	maxCredits: {
		displayName: 'Maximum Credits per Run',
		name: 'maxCredits',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'The most credits that a run of this node may use. Items that need more are not submitted, and their errors say so. 0 means no limit. Foxit charges one credit for each task that succeeds. The value of the first item applies to the run.',
	},
	maxRequestsPerMinute: {
		displayName: 'Maximum Requests per Minute',
		name: 'maxRequestsPerMinute',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100_000, numberPrecision: 0 },
		default: 0,
		description:
			'The most requests to send to Foxit per minute, status checks included. 0 means that the node learns the limit from Foxit. Free accounts have about 15. The value of the first item applies to the run.',
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
				description: 'It is sent again once, whatever the reason that the answer was lost',
			},
		],
		default: DEFAULT_RETRY_SUBMITS,
		description:
			'When to repeat a submit that Foxit may have carried out although its answer was lost. A repeat can cost one more credit. A hint says when that may have happened. The value of the first item applies to the run.',
	},
	/** An older form of Retry Submits, for workflows that have it: shown only where it is on. */
	retryUncertainSubmits: {
		displayName: 'Retry Uncertain Submits',
		name: 'retryUncertainSubmits',
		type: 'boolean',
		default: false,
		displayOptions: { show: { retryUncertainSubmits: [true] } },
		description:
			'Whether to repeat a submit whenever its answer was lost. It means Retry Submits: Always. Retry Submits takes precedence when both are set.',
	},
	timeout: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: DEFAULT_TIMEOUT_SECONDS,
		description:
			"How many seconds each part of an item's work may take. The upload of a file is one part. A task from its submit to the end of the download is another. Waiting for the rate limit counts. 0 means no limit. A task that takes longer continues at Foxit, and Task > Wait for Result can fetch its result.",
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
