import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { ESIGN_GATEWAY_PREFIX } from '../../shared/api/address';
import type { RequestContext } from '../../shared/api/n8nTransport';
import {
	chosenCredential,
	connect,
	FOXIT_API,
	platformAccess,
	type Connection,
	type Access,
} from '../../shared/item/access';
import { toText } from '../../shared/values/members';
import { CLASSIC_PREFIX, classicRoot, FOXIT_ESIGN_API } from './classicAddress';
import { renewingTransport } from './renewingTransport';
import { ESignClient } from './eSignClient';

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

/** Access to eSign, and the address behind it. */
export interface ESignAccess extends Access {
	/** The service's prefix included. */
	baseUrl: string;
}

/**
 * Access to the account that the node's Account parameter chooses.
 *
 * @throws FoxitFailure `input` when the credential's address cannot be used
 */
export async function eSignAccess(context: RequestContext): Promise<ESignAccess> {
	if (!isClassic(context)) {
		const access = await platformAccess(context);
		return { ...access, baseUrl: access.root + ESIGN_GATEWAY_PREFIX };
	}
	const credentials = await chosenESignCredential<ICredentialDataDecryptedObject>(context);
	const root = classicRoot(credentials);
	return {
		credentialType: FOXIT_ESIGN_API,
		root,
		accountId: toText(credentials.apiKey),
		secrets: [credentials.apiSecret, credentials.accessToken],
		baseUrl: root + CLASSIC_PREFIX,
	};
}

/**
 * The credential of the account that the node's Account parameter chooses.
 *
 * @throws FoxitFailure `input` when none is chosen
 */
export async function chosenESignCredential<T extends object>(context: RequestContext): Promise<T> {
	return isClassic(context)
		? await chosenCredential<T>(context, FOXIT_ESIGN_API, 'Foxit eSign API')
		: await chosenCredential<T>(context, FOXIT_API, 'Foxit API');
}

function isClassic(context: RequestContext): boolean {
	return toText(context.getNode().parameters.authentication) === 'classic';
}

/** Connects to eSign, under the account's pace. */
export function connectESign(context: RequestContext, access: ESignAccess): Connection {
	const connection = connect(context, access);
	if (access.credentialType !== FOXIT_ESIGN_API) return connection;
	return { ...connection, transport: renewingTransport(context) };
}

/**
 * Opens a client with the account that the node's Account parameter chooses.
 *
 * @throws FoxitFailure `input` when the credential's address cannot be used
 */
export async function openClient(
	context: RequestContext,
): Promise<{ client: ESignClient; access: ESignAccess }> {
	const access = await eSignAccess(context);
	const { baseUrl } = access;
	return { client: new ESignClient({ ...connectESign(context, access), baseUrl }), access };
}
