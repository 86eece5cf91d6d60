/** What the credentials add to a request, without n8n. */
import type { IAuthenticate, ICredentialDataDecryptedObject } from 'n8n-workflow';

import { FoxitApi } from '../../credentials/FoxitApi.credentials';
import { FoxitESignApi } from '../../credentials/FoxitESignApi.credentials';

const request = { url: 'https://service.invalid/tasks/1', headers: { Accept: 'application/json' } };

/** The request with what a credential adds to it. */
async function authenticated(
	credential: { authenticate: IAuthenticate },
	data: ICredentialDataDecryptedObject,
	to: object = request,
) {
	// n8n makes copies of credentials, with their own properties only.
	const { authenticate } = { ...credential };
	if (typeof authenticate !== 'function') throw new Error('Not a function');
	return await authenticate(data, to as typeof request);
}

describe('Foxit API', () => {
	it('adds its two keys without the blanks that are pasted along', async () => {
		const keys = { clientId: ' id\n', clientSecret: '\tsecret ' };
		const { headers, url } = await authenticated(new FoxitApi(), keys);
		expect(url).toBe(request.url);
		expect(headers).toMatchObject({
			...{ Accept: 'application/json', client_id: 'id', client_secret: 'secret' },
			'User-Agent': expect.stringMatching(/^n8n-nodes-foxit\//) as string,
		});
	});

	it('leaves the request of the caller as it is, and takes missing keys as empty', async () => {
		const { headers } = await authenticated(new FoxitApi(), {});
		expect(headers).toMatchObject({ client_id: '', client_secret: '' });
		expect(request.headers).toEqual({ Accept: 'application/json' });
	});
});

describe('Foxit eSign API', () => {
	it('adds its token', async () => {
		const { headers } = await authenticated(new FoxitESignApi(), { accessToken: 't-1' });
		expect(headers).toMatchObject({ Authorization: 'Bearer t-1' });
	});

	it('replaces a token that has expired', async () => {
		const old = await authenticated(new FoxitESignApi(), { accessToken: 't-1' });
		const { headers } = await authenticated(new FoxitESignApi(), { accessToken: 't-2' }, old);
		expect(headers).toMatchObject({ Authorization: 'Bearer t-2' });
	});
});
