import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { USER_AGENT } from '../nodes/shared/api/address';

/** Keys of Foxit's developer platform (PDF Services, Document Generation, eSign gateway). */
export class FoxitApi implements ICredentialType {
	name = 'foxitApi';

	displayName = 'Foxit API';

	icon: Icon = { light: 'file:../icons/foxit.svg', dark: 'file:../icons/foxit.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-foxit/n8n-nodes-foxit/blob/main/docs/credentials.md#foxit-api';

	properties: INodeProperties[] = [
		{
			displayName:
				'Keys come from <a href="https://developer-api.foxit.com" target="_blank">Foxit\'s developer platform</a>: create a free account, and copy both from its API Keys page. Foxit eSign takes the same keys. For a separate eSign account, use the credential Foxit eSign API instead.',
			name: 'keysNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. foxit_AbCdEfGhIjKlMnOp',
			description: 'From the API Keys page of the Foxit developer dashboard',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown next to the Client ID in the Foxit developer dashboard',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Custom URL',
					value: 'custom',
					description: 'Another host, such as a proxy or the local sandbox',
				},
				{
					name: 'US Production',
					value: 'us',
					description: "Foxit's cloud at na1.fusion.foxit.com",
				},
			],
			default: 'us',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { environment: ['custom'] } },
			default: '',
			placeholder: 'e.g. https://na1.fusion.foxit.com',
			description:
				'Address of the service, with or without /pdf-services/api at the end. It must be https, except on this machine.',
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
	];

	/**
	 * Two plain headers on every request (docs/contract/pdf-services.md#authentication). Keys are pasted, blanks
	 * come along. A function, since n8n takes 2 ms of a processor to evaluate headers written as expressions; and a
	 * property, since n8n copies its own properties only, and offers Custom API Call where it finds this one.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const headers = {
			...requestOptions.headers,
			client_id: trimmed(credentials.clientId),
			client_secret: trimmed(credentials.clientSecret),
			'User-Agent': USER_AGENT,
		};
		return await Promise.resolve({ ...requestOptions, headers });
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
