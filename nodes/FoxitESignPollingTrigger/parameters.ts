import type { INodeProperties } from 'n8n-workflow';

import { accountProperty } from '../FoxitESign/service/eSignAccess';
import { simplifyProperty } from '../shared/ui/simplify';
import { eventOptions, optionsOf } from '../FoxitESignTrigger/event/options';

/** What can be found by looking at envelopes; their values are those of Foxit's events where it has one. */
export type PollingEvent =
	| 'folder_cancelled'
	| 'folder_executed'
	| 'folder_expired'
	| 'folder_sent'
	| 'folder_signed'
	| 'folder_waiting';

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
		{
			name: 'Envelope Executed by All',
			value: 'folder_executed',
			description:
				'Everybody has finished, and the digital signature is applied. The signed files are available. The output tells who has signed.',
		},
		{
			name: 'Envelope Expired',
			value: 'folder_expired',
			description: 'Its expiry date has passed. Foxit has no event for it.',
		},
		{ name: 'Envelope Sent', value: 'folder_sent' },
		{ name: 'Envelope Signed', value: 'folder_signed', description: 'Once for each signer' },
		{
			name: 'Envelope Waiting',
			value: 'folder_waiting',
			description:
				'It was sent some days ago, and not everybody has signed. The output lists required fields that nobody has filled in. Foxit has no event for it.',
		},
	],
	default: ['folder_executed'],
	required: true,
	description: 'Which events start the workflow',
};

const ownOptions: INodeProperties[] = [
	{
		displayName: 'Created in the Last Days',
		name: 'lastDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 180, numberPrecision: 0 },
		default: 90,
		description: 'How many days back to look. Older envelopes are ignored.',
	},
	{
		displayName: 'Only Missed Events',
		name: 'onlyMissed',
		type: 'boolean',
		default: false,
		description:
			'Whether to leave out events that have started a Foxit eSign Trigger of the same workflow. This node then adds only events whose delivery was lost.',
	},
	{
		displayName: 'Waiting Days',
		name: 'waitingDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 179, numberPrecision: 0 },
		default: 7,
		description:
			'After how many days the event Envelope Waiting occurs. It occurs once for each envelope.',
	},
];

/** All parameters of the polling trigger, but Poll Times, which n8n adds. */
export const pollingProperties: INodeProperties[] = [
	// n8n hides whatever the choice of a credential depends on, so that is this parameter alone.
	accountProperty,
	events,
	simplifyProperty,
	optionsOf([...eventOptions, ...ownOptions]),
];
