import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CHANNEL_EVENTS, WEB_APP_EVENTS } from '../../service/events';
import { inputFailure } from '../../../shared/failure';

const URL_LABEL = 'Webhook URL';
const EVENTS_LABEL = 'Events';

/** Whose envelopes a channel hears about (docs/contract/esign.md#register-a-webhook). */
export const LEVELS: INodePropertyOptions[] = [
	{ name: 'Account', value: 'Account', description: 'Envelopes of the web app and of the API' },
	{ name: 'API App', value: 'API App', description: "Envelopes of this credential's keys only" },
];

/** Events as users read them (docs/contract/esign.md#events). */
export const EVENTS: INodePropertyOptions[] = [
	{ name: 'Envelope Cancelled', value: 'folder_cancelled' },
	{ name: 'Envelope Completed (Web App)', value: 'folder_completed' },
	{ name: 'Envelope Deleted', value: 'folder_deleted' },
	{ name: 'Envelope Executed by All', value: 'folder_executed' },
	{ name: 'Envelope Sent', value: 'folder_sent' },
	{ name: 'Envelope Signed', value: 'folder_signed' },
	{ name: 'Envelope Viewed', value: 'folder_viewed' },
	{ name: 'Recipient Assigned (Web App)', value: 'folder_assigned' },
	{ name: 'Wrong Access Code (Web App)', value: 'folder_access_code_failure' },
];

/** The fields of a channel, by name; creating and updating show them in different ways. */
export const channelFields = {
	name: {
		displayName: 'Channel Name',
		name: 'channelName',
		type: 'string',
		default: '',
		placeholder: 'e.g. n8n',
	},
	url: {
		displayName: URL_LABEL,
		name: 'webhookUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/esign',
		description: 'Where Foxit posts the events; it must be reachable from outside',
	},
	level: {
		displayName: 'Level',
		name: 'level',
		type: 'options',
		options: LEVELS,
		default: 'Account',
		description: 'Whose envelopes to report',
	},
	events: {
		displayName: EVENTS_LABEL,
		name: 'events',
		type: 'multiOptions',
		options: EVENTS,
		default: ['folder_executed'],
		description:
			'Events to report. Events of the web app are not documented for the API, and Foxit may ignore them.',
	},
	secret: {
		displayName: 'Webhook Secret',
		name: 'webhookSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Secret with which Foxit signs what it posts, so that the receiver can check that it comes from Foxit',
	},
} satisfies Record<string, INodeProperties>;

/** @throws FoxitFailure `input` when it is no web address */
export function webhookUrl(url: string): string {
	if (URL.canParse(url) && /^https?:/i.test(url)) return url;
	throw inputFailure(`"${URL_LABEL}" is not a web address`, {
		parameter: URL_LABEL,
		advice: 'It starts with https://.',
	});
}

/** @throws FoxitFailure `input` when there is none, or one that does not exist */
export function eventsOf(events: string[]): string[] {
	if (events.length > 0) return events;
	throw inputFailure(`"${EVENTS_LABEL}" is empty`, {
		parameter: EVENTS_LABEL,
		advice: `It can be ${[...CHANNEL_EVENTS, ...WEB_APP_EVENTS].join(', ')}.`,
	});
}
