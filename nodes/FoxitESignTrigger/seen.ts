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

/** Whether a delivery, or an equal one, has been taken. */
export function isSeen(context: IWebhookFunctions, key: string): boolean {
	return seenBy(context).has(key);
}

/**
 * Takes a delivery, so that the same one is not emitted twice, in this process or after a restart.
 *
 * @param key what tells it from others
 * @returns whether it is the first of its kind
 */
export function claimDelivery(context: IWebhookFunctions, key: string): boolean {
	const seen = seenBy(context);
	if (seen.has(key)) return false;
	const keys = [...seen, key].slice(-MAX_SEEN);
	seenHere.set(placeOf(context), keys);
	triggerData(context).seen = keys;
	return true;
}

function seenBy(context: IWebhookFunctions): Set<string> {
	const kept = listIn(triggerData(context).seen).map(toText);
	return new Set([...kept, ...(seenHere.get(placeOf(context)) ?? [])]);
}

/** Runs of the editor are apart from those of the active workflow. */
function placeOf(context: IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getNode().id, context.getMode()].join('|');
}
