import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { USER_AGENT } from '../nodes/shared/api/address';
import { fetchToken } from '../nodes/FoxitESign/service/token';

/** Keys of a Foxit eSign account with a host of its own, apart from the developer platform. */
export class FoxitESignApi implements ICredentialType {
	name = 'foxitESignApi';

	displayName = 'Foxit eSign API';

	icon: Icon = { light: 'file:../icons/foxit.svg', dark: 'file:../icons/foxit.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-foxit/n8n-nodes-foxit/blob/main/docs/credentials.md#foxit-esign-api';

	properties: INodeProperties[] = [
		{
			displayName:
				'Copy both keys from the API page in the settings of your Foxit eSign account. Keys of the developer platform belong in the credential Foxit API.',
			name: 'keysNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{
					name: 'Custom Host',
					value: 'custom',
					description: 'Another region, a proxy or the local sandbox',
				},
				{ name: 'EU', value: 'eu', description: 'The host eu1.foxitesign.foxit.com' },
				{ name: 'US', value: 'us', description: 'The host na1.foxitesign.foxit.com' },
			],
			default: 'us',
			description: 'Region of the account. It was chosen when the account was created.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			default: '',
			placeholder: 'e.g. https://na2.foxitesign.foxit.com',
			description:
				'Address of the service, with or without /api at the end. It must be https, except on this machine.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From the API page of the eSign account settings',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown next to the API Key',
		},
		{
			displayName: 'Owner Email',
			name: 'ownerEmail',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
			description:
				'Email address of the Super Admin who owns the envelopes. It is needed only if the account owner is a Setup Admin.',
		},
		{
			displayName: 'eSign Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. nothing, unless you made a webhook channel by hand',
			description:
				'Only for a Foxit eSign Trigger whose webhook channel was made by hand: the secret of that channel',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n calls this when the stored token is empty or has been refused, and saves what it returns. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ accessToken: string }> {
		return { accessToken: await fetchToken(this.helpers.httpRequest, credentials) };
	}

	/** A function and a property, as in the Foxit API credential. */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const { accessToken } = credentials;
		const headers = {
			...requestOptions.headers,
			Authorization: `Bearer ${typeof accessToken === 'string' ? accessToken : ''}`,
			'User-Agent': USER_AGENT,
		};
		return await Promise.resolve({ ...requestOptions, headers });
	};
}
