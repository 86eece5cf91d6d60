import type { IExecuteFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import { PDF_SERVICES_PREFIX } from '../api/address';
import { FoxitClient } from '../api/foxitClient';
import type { Parameters } from '../values/parameters';
import { accountBehind, connect, platformDoor, restrictPace, runSettings } from './access';

/** What all items of one node run share. */
export interface Session {
	client: FoxitClient;
	account: Account;
	/** Tasks of this run that were waited for to their end; each costs one credit. */
	creditsUsed: number;
	/** Documents to be deleted once the run has given its output. */
	copies: string[];
	/** The user chose to repeat submits whose fate is not known. */
	repeatUncertain: boolean;
	/** How many items run side by side. */
	concurrency: number;
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
	const door = await platformDoor(context);
	const settings = runSettings(parameters);
	const account = accountBehind(door);
	const { repeatUncertain, concurrency } = settings;
	const client = new FoxitClient({
		...connect(context, door),
		baseUrl: door.root + PDF_SERVICES_PREFIX,
		repeatUncertain,
	});
	const close = restrictPace(account, settings);
	return { client, account, creditsUsed: 0, copies: [], repeatUncertain, concurrency, close };
}
