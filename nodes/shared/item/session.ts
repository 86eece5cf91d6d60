import type { IExecuteFunctions } from 'n8n-workflow';

import { accountOf, type Account } from '../api/account';
import { serviceRoot, type FoxitAddress } from '../api/address';
import { FoxitClient } from '../api/foxitClient';
import { n8nClock } from '../api/n8nClock';
import { n8nTransport } from '../api/n8nTransport';
import { redactor } from '../api/redact';
import { itemParameters } from './itemParameters';
import { collectionOf, numberWithin } from './parameters';

/** Name of the credential for Foxit's developer platform. */
export const FOXIT_API = 'foxitApi';

const DEFAULT_CONCURRENCY = 5;
const MAX_CONCURRENCY = 50;

/** What all items of one node run share. */
export interface Session {
	client: FoxitClient;
	account: Account;
	/** Tasks of this run that were waited for to their end; each costs one credit. */
	creditsUsed: number;
	/** The user chose to repeat submits whose fate is not known. */
	repeatUncertain: boolean;
	/** How many items run side by side. */
	concurrency: number;
	/** Call when the run is over. */
	close: () => void;
}

/**
 * Opens a session with the account of the node's credential. Options that concern the whole run
 * are read from the first item.
 *
 * @throws FoxitFailure `input` when the credential's address or an option cannot be used
 */
export async function openSession(context: IExecuteFunctions): Promise<Session> {
	const credentials = await context.getCredentials<FoxitAddress & Keys>(FOXIT_API);
	const options = collectionOf(itemParameters(context, 0), 'options');
	const concurrency = numberWithin(options.concurrency, 'Concurrency', {
		min: 1,
		max: MAX_CONCURRENCY,
		fallback: DEFAULT_CONCURRENCY,
		integer: true,
	});
	const maxRate = numberWithin(options.maxRequestsPerMinute, 'Maximum Requests per Minute', {
		min: 0,
		max: 100_000,
		fallback: 0,
		integer: true,
	});
	const root = serviceRoot(credentials);
	const account = accountOf(root, String(credentials.clientId), n8nClock);
	const lift = maxRate > 0 ? account.pace.restrict(maxRate) : () => undefined;
	const repeatUncertain = options.retryUncertainSubmits === true;
	const client = new FoxitClient({
		transport: n8nTransport(context, FOXIT_API),
		clock: n8nClock,
		pace: account.pace,
		serviceRoot: root,
		repeatUncertain,
		redact: redactor([credentials.clientSecret]),
	});
	return { client, account, creditsUsed: 0, repeatUncertain, concurrency, close: lift };
}

interface Keys {
	clientId?: unknown;
	clientSecret?: unknown;
}
