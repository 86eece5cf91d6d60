import type { IHttpRequestOptions } from 'n8n-workflow';

import type { RequestContext } from '../../../nodes/shared/api/n8nTransport';
import { renewingTransport } from '../../../nodes/FoxitESign/service/renewingTransport';

const REQUEST = {
	method: 'GET',
	url: 'https://na1.foxitesign.foxit.com/api/users/list',
	response: 'text',
	timeoutMs: 1_000,
	signal: new AbortController().signal,
} as const;

const MISSING = {
	result: 'error',
	error_description: 'access_token is missing in header and also in query parameters.',
};

/** Sends by a host that gives these answers, and tells the credential data each request went out with. */
async function send(...answers: Array<[number, unknown]>) {
	const used: unknown[] = [];
	const context = {
		getCredentials: async () => ({ apiKey: 'key-1', accessToken: 'old', region: 'us' }),
		helpers: {
			httpRequestWithAuthentication: async (
				type: string,
				_options: IHttpRequestOptions,
				more?: { credentialsDecrypted?: { data: unknown } },
			) => {
				used.push([type, more?.credentialsDecrypted?.data]);
				const [statusCode, body] = answers[used.length - 1] ?? [500, ''];
				return { statusCode, headers: {}, body: JSON.stringify(body) };
			},
		},
	} as unknown as RequestContext;
	const { status } = await renewingTransport(context)(REQUEST);
	return { status, used };
}

const STORED = ['foxitESignApi', undefined];
/** An empty token makes n8n fetch a new one and save it. */
const RENEWED = ['foxitESignApi', { apiKey: 'key-1', accessToken: '', region: 'us' }];

it.each([
	['401', [401, {}]],
	['HTTP 200 that says the token is missing', [200, MISSING]],
] as Array<[string, [number, unknown]]>)(
	'renews the token once after %s',
	async (_what, refused) => {
		expect(await send(refused, [200, {}])).toEqual({ status: 200, used: [STORED, RENEWED] });
	},
);

it('renews it no second time', async () => {
	expect(await send([401, {}], [401, {}])).toEqual({ status: 401, used: [STORED, RENEWED] });
});

it.each([200, 400, 403, 500])('lets HTTP %i pass', async (status) => {
	expect(await send([status, { result: 'error' }])).toEqual({ status, used: [STORED] });
});
