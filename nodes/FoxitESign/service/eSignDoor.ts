import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { ESIGN_GATEWAY_PREFIX } from '../../shared/api/address';
import type { RequestContext } from '../../shared/api/n8nTransport';
import { connect, platformDoor, type Connection, type Door } from '../../shared/item/access';
import { toText } from '../../shared/toText';
import { CLASSIC_PREFIX, classicRoot, FOXIT_ESIGN_API } from './classicAddress';
import { renewingTransport } from './renewingTransport';

/**
 * The parameter that chooses between the two kinds of account
 * (docs/contract/esign.md#surfaces-and-hosts).
 */
export const accountProperty: INodeProperties = {
	displayName: 'Account',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Foxit Developer Platform',
			value: 'platform',
			description: 'The keys that PDF Services and DocGen use too',
		},
		{
			name: 'Foxit eSign Account',
			value: 'classic',
			description: 'API key and secret from the settings of an eSign account',
		},
	],
	default: 'platform',
	description: 'Which kind of account to use',
};

/** A door to eSign, and the address behind it. */
export interface ESignDoor extends Door {
	/** The service's prefix included. */
	baseUrl: string;
}

/**
 * The door that the node's Account parameter chooses.
 *
 * @throws FoxitFailure `input` when the credential's address cannot be used
 */
export async function eSignDoor(context: RequestContext): Promise<ESignDoor> {
	if (toText(context.getNode().parameters.authentication) !== 'classic') {
		const door = await platformDoor(context);
		return { ...door, baseUrl: door.root + ESIGN_GATEWAY_PREFIX };
	}
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(FOXIT_ESIGN_API);
	const root = classicRoot(credentials);
	return {
		credentialType: FOXIT_ESIGN_API,
		root,
		accountId: toText(credentials.apiKey),
		secrets: [credentials.apiSecret, credentials.accessToken],
		baseUrl: root + CLASSIC_PREFIX,
	};
}

/** Connects to eSign, under the account's pace. */
export function connectESign(context: RequestContext, door: ESignDoor): Connection {
	const connection = connect(context, door);
	if (door.credentialType !== FOXIT_ESIGN_API) return connection;
	return { ...connection, transport: renewingTransport(context) };
}
