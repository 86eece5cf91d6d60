/**
 * Events that a webhook channel can be subscribed to by the API (docs/contract/esign.md#events).
 */
export const CHANNEL_EVENTS = [
	'folder_sent',
	'folder_viewed',
	'folder_signed',
	'folder_cancelled',
	'folder_executed',
	'folder_deleted',
] as const;
export type ChannelEvent = (typeof CHANNEL_EVENTS)[number];

/** Events that only the web app's own settings offer. */
export const WEB_APP_EVENTS = [
	'folder_completed',
	'folder_assigned',
	'folder_access_code_failure',
] as const;

/** Whose envelopes a channel hears about; spelled as the service does. */
export type ChannelLevel = 'API App' | 'Account';

/**
 * The map of a subscription: every documented key is sent, because a missing one counts as off. Of
 * the web app's own events only those that are on are sent: whether the API takes them is not known.
 */
export function eventMap(events: readonly string[]): Record<string, boolean> {
	const pairs = CHANNEL_EVENTS.map((event): [string, boolean] => [event, events.includes(event)]);
	const others = WEB_APP_EVENTS.filter((event) => events.includes(event));
	return Object.fromEntries([...pairs, ...others.map((event): [string, boolean] => [event, true])]);
}
