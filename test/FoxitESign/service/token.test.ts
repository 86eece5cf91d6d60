import type { IHttpRequestOptions } from 'n8n-workflow';

import { fetchToken } from '../../../nodes/FoxitESign/service/token';
import { failureOf } from '../../support/failures';

const KEYS = { region: 'eu', apiKey: ' key-1 ', apiSecret: 'secret-1', ownerEmail: '' };
const TOKEN = '00112233445566778899aabbccddeeff';

/** Asks for a token where the answer is the given one. */
function ask(statusCode: number, body: unknown, keys: object = KEYS) {
	const asked: IHttpRequestOptions[] = [];
	const token = fetchToken(
		async (options) => {
			asked.push(options);
			if (body instanceof Error) throw body;
			return { statusCode, body, headers: {} };
		},
		{ ...keys },
	);
	return { token, asked };
}

it('is asked for with the keys in a form, at the host of the region', async () => {
	const { token, asked } = ask(200, JSON.stringify({ access_token: TOKEN, token_type: 'bearer' }));
	await expect(token).resolves.toBe(TOKEN);
	expect(asked).toEqual([
		expect.objectContaining({
			method: 'POST',
			url: 'https://eu1.foxitesign.foxit.com/api/oauth2/access_token',
			body: 'grant_type=client_credentials&client_id=key-1&client_secret=secret-1&scope=read-write',
			disableFollowRedirect: true,
		}),
	]);
});

it('names the owner where there is one, and goes to a host of one’s own', async () => {
	const keys = {
		...KEYS,
		region: 'custom',
		baseUrl: 'https://na2.foxitesign.foxit.com/api/',
		ownerEmail: 'ines@sender.example',
	};
	const { token, asked } = ask(200, { access_token: TOKEN }, keys);
	await expect(token).resolves.toBe(TOKEN);
	expect(asked[0]?.url).toBe('https://na2.foxitesign.foxit.com/api/oauth2/access_token');
	expect(asked[0]?.body).toContain('emailId=ines%40sender.example');
});

const INVALID = { error: 'invalid_client', error_description: 'invalid consumer credentials' };

it.each([
	['401', 401, INVALID, 'credentials', 'Foxit eSign did not accept the keys'],
	['400', 400, 'no', 'credentials', 'Foxit eSign did not accept the keys'],
	['200, and says so', 200, INVALID, 'credentials', 'Foxit eSign did not accept the keys'],
	['a page', 404, '<html>Not here</html>', 'unreadableAnswer', 'Foxit eSign gave no access token'],
	[
		'an empty token',
		200,
		{ access_token: '' },
		'unreadableAnswer',
		'Foxit eSign gave no access token',
	],
])('an answer without one is a failure: %s', async (_what, status, body, kind, message) => {
	const { token } = ask(status, body);
	expect(await failureOf(token)).toMatchObject({ kind, message });
});

it('the secret is in no failure, even if the service repeats it', async () => {
	const { token } = ask(401, JSON.stringify({ error_description: 'no app has secret-1' }));
	const { message, facts } = await failureOf(token);
	expect(JSON.stringify({ message, facts })).not.toContain('secret-1');
	expect(facts.foxitMessage).toBe('no app has ***');
});

it('a host that is not there is a matter of the network', async () => {
	const { token } = ask(0, Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
	expect(await failureOf(token)).toMatchObject({ kind: 'network' });
});

it.each([
	['API Key', { ...KEYS, apiKey: ' ' }],
	['API Secret', { ...KEYS, apiSecret: undefined }],
])('the %s has to be there', async (label, keys) => {
	const { token, asked } = ask(200, {}, keys);
	expect((await failureOf(token)).message).toBe(`The ${label} is missing`);
	expect(asked).toEqual([]);
});
