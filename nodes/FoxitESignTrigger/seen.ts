import type { IWebhookFunctions } from 'n8n-workflow';

import { listIn, toText } from '../shared/values/members';
import { triggerData } from './staticData';

/** Deliveries that are remembered one by one. Their keys have some 60 bytes each. */
const MAX_SEEN = 1_000;
/** An event that is older is no delivery that was late: it is a captured one, sent again. */
const MAX_AGE_MS = 90 * 24 * 60 * 60_000;

/** What a trigger remembers of its deliveries. */
interface Memory {
	/** Keys, the oldest delivery first. */
	seen: readonly string[];
	/**
	 * The latest date among the events whose keys had to be forgotten, in epoch milliseconds. Whether one
	 * that is no later has been taken cannot be told any more.
	 */
	forgottenUpTo: number;
}

/**
 * What this process has seen, by trigger. n8n reads static data anew for every call and saves them
 * with its answer, so of calls that overlap none would know of the other by them alone.
 */
const seenHere = new Map<string, Memory>();

/** Whether a delivery, or an equal one, has been taken. */
export function isSeen(context: IWebhookFunctions, key: string): boolean {
	return memoryOf(context).seen.includes(key);
}

/**
 * Whether an event is so old that its delivery must be a captured one: the service signs neither a time
 * of delivery nor a number, so a delivery that was read on its way could be sent again for ever.
 *
 * @param eventDate epoch milliseconds; an event without a date is as fresh as it says
 */
export function isStale(
	context: IWebhookFunctions,
	eventDate: number | undefined,
	nowMs: number,
): boolean {
	if (eventDate === undefined) return false;
	return eventDate < nowMs - MAX_AGE_MS || eventDate <= memoryOf(context).forgottenUpTo;
}

/**
 * Takes a delivery, so that the same one is not emitted twice, in this process or after a restart.
 *
 * @param key what tells it from others; the date of the event is its last part
 * @returns whether it is the first of its kind
 */
export function claimDelivery(context: IWebhookFunctions, key: string): boolean {
	const { seen, forgottenUpTo } = memoryOf(context);
	if (seen.includes(key)) return false;
	const keys = [...seen, key];
	const forgotten = keys.slice(0, -MAX_SEEN).map(dateIn);
	const memory = {
		seen: keys.slice(-MAX_SEEN),
		forgottenUpTo: Math.max(forgottenUpTo, ...forgotten),
	};
	seenHere.set(placeOf(context), memory);
	Object.assign(triggerData(context), memory);
	return true;
}

function memoryOf(context: IWebhookFunctions): Memory {
	const kept = triggerData(context);
	const here = seenHere.get(placeOf(context));
	const seen = new Set([...listIn(kept.seen).map(toText), ...(here?.seen ?? [])]);
	return {
		seen: [...seen],
		forgottenUpTo: Math.max(kept.forgottenUpTo ?? 0, here?.forgottenUpTo ?? 0),
	};
}

function dateIn(key: string): number {
	return Number(key.split('|').at(-1)) || 0;
}

/** Runs of the editor are apart from those of the active workflow. */
function placeOf(context: IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getNode().id, context.getMode()].join('|');
}
