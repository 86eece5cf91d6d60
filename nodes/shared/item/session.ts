import type { IExecuteFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import { PDF_SERVICES_PREFIX } from '../api/address';
import { FoxitClient } from '../api/foxitClient';
import type { RetrySubmits } from '../api/retryPolicy';
import type { Parameters } from '../values/parameters';
import { Credits } from './credits';
import { slotsFor } from './places';
import type { Slots } from './slots';
import { accountWith, connect, platformAccess, restrictPace, runSettings } from './access';

/** What all items of one node run share. */
export interface Session {
	/** For the items of the run. */
	slots: Slots;
	client: FoxitClient;
	account: Account;
	credits: Credits;
	/** Documents to be deleted once the run has given its output. */
	copies: Array<{ documentId: string; itemIndex: number }>;
	/** Until when the execution is to rest, in epoch milliseconds; not at all if absent. */
	restUntilMs?: number;
	retrySubmits: RetrySubmits;
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
	const { retrySubmits } = settings;
	const client = new FoxitClient({
		...connect(context, access),
		baseUrl: access.root + PDF_SERVICES_PREFIX,
		retrySubmits,
	});
	const close = restrictPace(account, settings);
	return {
		client,
		account,
		credits: new Credits(settings.maxCredits),
		copies: [],
		retrySubmits,
		slots: slotsFor(account, settings.concurrency),
		close,
	};
}
