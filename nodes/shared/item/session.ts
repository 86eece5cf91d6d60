import type { IExecuteFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import { PDF_SERVICES_PREFIX } from '../api/address';
import { FoxitClient } from '../api/foxitClient';
import type { RetrySubmits } from '../api/retryPolicy';
import type { Parameters } from '../values/parameters';
import { Credits } from './credits';
import { accountWith, connect, platformAccess, restrictPace, runSettings } from './access';

/**
 * So many requests a minute are set aside for each task that is waited for, where the rate is limited.
 * With more tasks than that the looks would not come in turn before the time limit.
 */
const LOOKS_PER_MINUTE = 8;

/** What all items of one node run share. */
export interface Session {
	client: FoxitClient;
	account: Account;
	credits: Credits;
	/** Documents to be deleted once the run has given its output. */
	copies: Array<{ documentId: string; itemIndex: number }>;
	/** Until when the execution is to rest, in epoch milliseconds; not at all if absent. */
	restUntilMs?: number;
	retrySubmits: RetrySubmits;
	/** How many items are worked on side by side, those that wait for Foxit not counted. */
	concurrency: number;
	/** How many items may wait for Foxit at a time before no further one begins. */
	mostAside: () => number;
	/** Call when the run is over. */
	close: () => void;
}

/**
 * Opens a session with the account of the node's credential.
 *
 * @param parameters those of the first item
 * @throws FoxitFailure `input` when the credential's address or an option cannot be used
 */
export async function openSession(
	context: IExecuteFunctions,
	parameters: Parameters,
): Promise<Session> {
	const access = await platformAccess(context);
	const settings = runSettings(parameters);
	const account = accountWith(access);
	const { retrySubmits, concurrency } = settings;
	const client = new FoxitClient({
		...connect(context, access),
		baseUrl: access.root + PDF_SERVICES_PREFIX,
		retrySubmits,
	});
	const close = restrictPace(account, settings);
	const mostAside = () => Math.max(concurrency, Math.ceil(account.pace.limit / LOOKS_PER_MINUTE));
	return {
		client,
		account,
		credits: new Credits(settings.maxCredits),
		copies: [],
		retrySubmits,
		concurrency,
		mostAside,
		close,
	};
}
