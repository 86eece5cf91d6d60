import type { IWebhookFunctions } from 'n8n-workflow';

import { listIn, toText } from '../shared/values/members';
import { triggerData } from './staticData';

/** Deliveries that are remembered; the service tries again within minutes, not after hundreds. */
const MAX_SEEN = 500;

/**
 * What this process has seen, by trigger. n8n reads static data anew for every call and saves them
 * with its answer, so of calls that overlap none would know of the other by them alone.
 */
const seenHere = new Map<string, readonly string[]>();

/**
 * Takes a delivery, so that the same one is not emitted twice, in this process or after a restart.
 *
 * @param key what tells it from others
 * @returns whether it is the first of its kind
 */
export function claimDelivery(context: IWebhookFunctions, key: string): boolean {
	const kept = listIn(triggerData(context).seen).map(toText);
	const seen = new Set([...kept, ...(seenHere.get(placeOf(context)) ?? [])]);
	if (seen.has(key)) return false;
	remember(context, [...seen, key].slice(-MAX_SEEN));
	return true;
}

/** Gives a delivery back that came to nothing, so that the next try of it gets its chance. */
export function releaseDelivery(context: IWebhookFunctions, key: string): void {
	const seen = seenHere.get(placeOf(context)) ?? [];
	remember(
		context,
		seen.filter((other) => other !== key),
	);
}

function remember(context: IWebhookFunctions, keys: string[]): void {
	seenHere.set(placeOf(context), keys);
	triggerData(context).seen = keys;
}

/** Runs of the editor are apart from those of the active workflow. */
function placeOf(context: IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getNode().id, context.getMode()].join('|');
}
