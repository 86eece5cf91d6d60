import type { Account } from '../api/account';

/**
 * So many requests a minute are set aside for each task that is waited for, where the rate is limited.
 * With more tasks than that the looks would not come in turn before the time limit.
 */
const LOOKS_PER_MINUTE = 8;
/** So many items at a time to begin with, where the user has not chosen... */
const FEW_ITEMS = 5;
/** ...one more for so many requests that the service has let in within the last minute... */
const REQUESTS_PER_ITEM = 4;
/** ...and never more. */
const MOST_ITEMS = 100;

/** How many items are worked on at a time; both may change while the run goes on. */
export interface Places {
	/** Those that only wait for Foxit are not counted. */
	concurrency: () => number;
	/** While so many items wait for Foxit, no further one begins. */
	mostAside: () => number;
}

/**
 * Where the user has not chosen, the number grows with what the service lets in, and stays low where the
 * rate is limited: requests under way when a limit is hit are all refused.
 */
export function places({ pace }: Pick<Account, 'pace'>, chosen: number | undefined): Places {
	const grown = () => Math.min(MOST_ITEMS, FEW_ITEMS + Math.floor(pace.lately / REQUESTS_PER_ITEM));
	const concurrency = () => chosen ?? (pace.limit < Infinity ? FEW_ITEMS : grown());
	const mostAside = () => Math.max(concurrency(), Math.ceil(pace.limit / LOOKS_PER_MINUTE));
	return { concurrency, mostAside };
}
