import type { INodeProperties } from 'n8n-workflow';

import { accountProperty } from '../FoxitESign/service/eSignAccess';
import { showFor } from '../shared/ui/properties';
import { simplifyProperty } from '../shared/ui/simplify';

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: [
		{
			name: 'Envelope Cancelled',
			value: 'folder_cancelled',
			description: 'The sender cancelled it, or a recipient declined',
		},
		{ name: 'Envelope Deleted', value: 'folder_deleted' },
		{
			name: 'Envelope Executed',
			value: 'folder_executed',
			description:
				'All have signed and the digital signature is applied: the signed files are there',
		},
		{ name: 'Envelope Sent', value: 'folder_sent' },
		{ name: 'Envelope Signed', value: 'folder_signed', description: 'Once for each signer' },
		{ name: 'Envelope Viewed', value: 'folder_viewed' },
	],
	default: ['folder_executed'],
	required: true,
	description: 'Which events start the workflow',
};

const handEvents: INodeProperties = {
	...events,
	name: 'handEvents',
	options: [
		...(events.options ?? []),
		{
			name: 'Access Code Failed',
			value: 'folder_access_code_failure',
			description: 'A recipient did not pass the check of the access code',
		},
		{
			name: 'Envelope Completed',
			value: 'folder_completed',
			description: 'All have signed; the digital signature is pending',
		},
		{
			name: 'Recipient Assigned',
			value: 'folder_assigned',
			description: 'A placeholder was given a recipient',
		},
	].sort((a, b) => a.name.localeCompare(b.name)),
};

const automatic: INodeProperties[] = [
	events,
	{
		displayName: 'Envelopes Of',
		name: 'level',
		type: 'options',
		options: [
			{
				name: 'This API App',
				value: 'API App',
				description: 'Envelopes that were made with these keys',
			},
			{
				name: 'Whole Account',
				value: 'Account',
				description: 'Envelopes made in the web app too',
			},
		],
		default: 'Account',
		description: 'Whose envelopes to hear about',
	},
	{
		displayName:
			'To try the workflow without waiting for an event, listen for a test event and open the Test URL in a browser, with ?sample at its end: the workflow gets an event made of your newest envelope.',
		name: 'sampleNotice',
		type: 'notice',
		default: '',
	},
];

const byHand: INodeProperties[] = [
	{
		displayName:
			'In Foxit eSign, open Settings > API, add a webhook channel with the URL of this node and a secret of at least 32 characters, and enter the same secret here.',
		name: 'handNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Webhook Secret',
		name: 'webhookSecret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description: "The channel's secret. Deliveries that are not signed with it are refused.",
	},
	handEvents,
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Custom Field Value',
			name: 'customValue',
			type: 'string',
			default: '',
			placeholder: 'e.g. deal-4711',
			description: 'Only envelopes one of whose two custom fields has this value',
		},
		{
			displayName: 'Download Signed Files',
			name: 'downloadSigned',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the signed documents and the certificate with the event Envelope Executed',
		},
		{
			displayName: 'Envelope IDs',
			name: 'envelopeIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 35000001, 35000002',
			description: 'Only these envelopes, separated by commas',
		},
		{
			displayName: 'Envelope Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. NDA',
			description: 'Only envelopes with this in their name, whatever the case',
		},
		{
			displayName: 'Put Output Files in Fields',
			name: 'outputBinaryPropertyName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			description: 'The beginning of the names of the output fields: data_1, data_2 and so on',
		},
		{
			displayName: 'Template IDs',
			name: 'templateIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 701',
			description:
				'Only envelopes that the Foxit eSign node made from these templates, separated by commas',
		},
	],
};

/** All parameters of the trigger. */
export const properties: INodeProperties[] = [
	// n8n hides whatever the choice of a credential depends on, so that is this parameter alone.
	accountProperty,
	{
		displayName: 'Webhook Channel',
		name: 'channelMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Made by Hand',
				value: 'byHand',
				description: 'In the settings of the eSign account, for events that only they offer',
			},
			{
				name: 'Made by This Node',
				value: 'automatic',
				description: 'Made when the workflow is activated, and deleted when it is deactivated',
			},
		],
		default: 'automatic',
		description: 'Where the events come from',
	},
	...showFor(automatic, { channelMode: ['automatic'] }),
	...showFor(byHand, { channelMode: ['byHand'] }),
	simplifyProperty,
	options,
];
