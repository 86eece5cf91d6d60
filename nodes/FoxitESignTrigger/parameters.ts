import type { INodeProperties } from 'n8n-workflow';

import { accountProperty } from '../FoxitESign/service/eSignAccess';
import { showFor } from '../shared/ui/properties';
import { eventOptions, optionsOf } from './event/options';
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
			name: 'Envelope Executed by All',
			value: 'folder_executed',
			description:
				'Everybody has finished, and the digital signature is applied. The signed files are available. The output tells who has signed.',
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
			description: 'Everybody has signed. The digital signature is pending.',
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
		description: 'Whose envelopes to report',
	},
	{
		displayName:
			'To try the workflow without waiting for an event, listen for a test event and open the Test URL in a browser, with ?sample at its end. The workflow gets an event made from your newest envelope.',
		name: 'sampleNotice',
		type: 'notice',
		default: '',
	},
];

const byHand: INodeProperties[] = [
	{
		displayName:
			'In Foxit eSign, open Settings > API and add a webhook channel with the URL of this node and a secret of at least 32 characters. Enter the same secret in the credential, as eSign Webhook Secret.',
		name: 'handNotice',
		type: 'notice',
		default: '',
	},
	handEvents,
];

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
				description:
					'A channel that you create in the settings of the eSign account, for events that are offered only there',
			},
			{
				name: 'Made by This Node',
				value: 'automatic',
				description:
					'A channel that the node creates when the workflow is activated, and deletes when it is deactivated',
			},
		],
		default: 'automatic',
		description: 'Where the events come from',
	},
	...showFor(automatic, { channelMode: ['automatic'] }),
	...showFor(byHand, { channelMode: ['byHand'] }),
	simplifyProperty,
	optionsOf(eventOptions),
];
