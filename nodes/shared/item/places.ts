import type { Account } from '../api/account';
import { Slots } from './slots';

/**
 * So many requests a minute are set aside for each task that is waited for, where the rate is limited.
 * With more tasks than that the looks would not come in turn before the time limit.
 */
const LOOKS_PER_MINUTE = 8;
/** So many items at a time to begin with, where the user has not chosen... */
const FEW_ITEMS = 5;
/**
 * ...one more for so many requests that the service has let in within the last minute; and where the rate is
 * limited, no more than can be worked on within a minute...
 */
const REQUESTS_PER_ITEM = 4;
/** ...and never more. */
const MOST_ITEMS = 100;

/** Of the runs of an account in which the user has not chosen. */
const shared = new WeakMap<Pick<Account, 'pace'>, Slots>();

/**
 * How many items of a run are worked on at a time; those that only wait for Foxit are not counted.
 *
 * Where the user has not chosen, all runs of a process share the places of the account: each with places of its
 * own, ten runs would begin more than a limited rate lets them end within their time limits. The number grows with
 * what the service lets in, and stays low where the rate is limited: requests under way when a limit is hit are all
 * refused.
 */
export function slotsFor(account: Pick<Account, 'pace'>, chosen: number | undefined): Slots {
	if (chosen !== undefined) return slotsOf(account, () => chosen);
	const known = shared.get(account);
	if (known) return known;
	const slots = slotsOf(account, () => concurrencyAt(account));
	shared.set(account, slots);
	return slots;
}

/** While more tasks than can be looked at in turn wait for Foxit, no further item begins. */
function slotsOf({ pace }: Pick<Account, 'pace'>, concurrency: () => number): Slots {
	const mostAside = () => Math.max(concurrency(), Math.ceil(pace.limit / LOOKS_PER_MINUTE));
	return new Slots(concurrency, mostAside);
}

/** @returns at least 1 */
export function concurrencyAt({ pace }: Pick<Account, 'pace'>): number {
	const { lately, limit } = pace;
	const grown = Math.min(MOST_ITEMS, FEW_ITEMS + Math.floor(lately / REQUESTS_PER_ITEM));
	if (limit === Infinity) return grown;
	return Math.min(FEW_ITEMS, Math.max(1, Math.floor(limit / REQUESTS_PER_ITEM)));
}
