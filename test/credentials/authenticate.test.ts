/** What the credentials add to a request, without n8n. */
import { FoxitApi } from '../../credentials/FoxitApi.credentials';
import { FoxitESignApi } from '../../credentials/FoxitESignApi.credentials';

const request = { url: 'https://service.invalid/tasks/1', headers: { Accept: 'application/json' } };

describe('Foxit API', () => {
	it('adds its two keys without the blanks that are pasted along', async () => {
		const keys = { clientId: ' id\n', clientSecret: '\tsecret ' };
		const { headers, url } = await new FoxitApi().authenticate(keys, request);
		expect(url).toBe(request.url);
		expect(headers).toMatchObject({
			...{ Accept: 'application/json', client_id: 'id', client_secret: 'secret' },
			'User-Agent': expect.stringMatching(/^n8n-nodes-foxit\//) as string,
		});
	});

	it('leaves the request of the caller as it is, and takes missing keys as empty', async () => {
		const { headers } = await new FoxitApi().authenticate({}, request);
		expect(headers).toMatchObject({ client_id: '', client_secret: '' });
		expect(request.headers).toEqual({ Accept: 'application/json' });
	});
});

describe('Foxit eSign API', () => {
	it('adds its token', async () => {
		const { headers } = await new FoxitESignApi().authenticate({ accessToken: 't-1' }, request);
		expect(headers).toMatchObject({ Authorization: 'Bearer t-1' });
	});

	it('replaces a token that has expired', async () => {
		const old = await new FoxitESignApi().authenticate({ accessToken: 't-1' }, request);
		const { headers } = await new FoxitESignApi().authenticate({ accessToken: 't-2' }, old);
		expect(headers).toMatchObject({ Authorization: 'Bearer t-2' });
	});
});
