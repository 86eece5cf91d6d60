import { folderBody, useEsign } from './support/use-esign';

const esign = useEsign({
	accounts: [
		{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		{ clientId: 'second', clientSecret: 'other-secret' },
	],
});
const MISSING_TOKEN = {
	result: 'error',
	errorCode: 'access_token_missing',
	error_description:
		'access_token is missing in header and also in query parameters. Include access_token in either one of these.',
};

describe('the gateway', () => {
	const keys = (headers: Record<string, string>) =>
		fetch(`${esign.sandbox.url}/esign/api/v1/users/list`, {
			headers: { 'user-agent': 'tests', ...headers },
		});

	it('wants both headers, and the right ones', async () => {
		const missing = await keys({ client_id: 'sandbox-client' });
		expect(missing.status).toBe(400);
		expect(await missing.json()).toEqual({
			allow: false,
			reason: "Missing credentials: provide both 'client_id' and 'client_secret' headers.",
		});
		const wrong = await keys({ client_id: 'sandbox-client', client_secret: 'guess' });
		expect(wrong.status).toBe(401);
		expect(await wrong.json()).toEqual({ allow: false, reason: 'Invalid credentials' });
	});

	it('has nothing without v1, and no routes that only look plausible', async () => {
		const { gateway, sandbox } = esign;
		const headers = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
		const old = await fetch(`${sandbox.url}/esign/api/folders/myfolder?folderId=1`, {
			headers: { 'user-agent': 'tests', ...headers },
		});
		expect(old.status).toBe(404);
		expect((await gateway.get('/folders/getfolderstatus?folderId=1')).status).toBe(404);
		expect((await gateway.get('/oauth2/access_token')).status).toBe(404);
	});

	it('turns clients away that the edge does not like', async () => {
		const response = await keys({ 'user-agent': 'Python-urllib/3.12' });
		expect([response.status, await response.text()]).toEqual([403, 'error code: 1010']);
	});

	it('takes JSON only', async () => {
		const { status } = await esign.gateway.request('POST', '/folders/cancelFolder', {
			body: new URLSearchParams({ folderId: '1' }),
		});
		expect(status).toBe(415);
	});
});

describe('a token', () => {
	it('is 32 hex digits for a year, and the same until it ends', async () => {
		const first = await esign.askToken();
		expect(first).toMatchObject({
			status: 200,
			body: {
				access_token: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
				token_type: 'bearer',
				expires_in: 31_536_000,
			},
		});
		await esign.sandbox.control.advanceClock(3_600_000);
		const again = (await esign.askToken()).body as { access_token: string; expires_in: number };
		expect(again.access_token).toBe((first.body as { access_token: string }).access_token);
		expect(again.expires_in).toBeLessThanOrEqual(31_536_000 - 3600);
		await esign.sandbox.control.advanceClock(31_536_000_000);
		const later = (await esign.askToken()).body as { access_token: string };
		expect(later.access_token).not.toBe(again.access_token);
	});

	it('can be asked for in the query, as an older collection does', async () => {
		const query =
			'grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret&scope=read-write';
		const { status, body } = await esign.classic().request('POST', `/oauth2/access_token?${query}`);
		expect([status, Object.keys(body as object)]).toEqual([
			200,
			['access_token', 'token_type', 'expires_in', 'instance_url'],
		]);
	});

	it.each([
		[
			{ client_secret: 'guess' },
			401,
			{ error: 'invalid_client', error_description: 'invalid consumer credentials' },
		],
		[{ grant_type: 'password' }, 400, { error: 'unsupported_grant_type' }],
		[{ scope: 'read' }, 400, { error: 'invalid_scope' }],
	])('is refused for %j', async (form, status, body) => {
		expect(await esign.askToken(form)).toMatchObject({ status, body });
	});

	it('opens in the header and in the query', async () => {
		const { access_token } = (await esign.askToken()).body as { access_token: string };
		expect((await esign.classic(access_token).get('/users/list')).status).toBe(200);
		expect((await esign.classic().get(`/users/list?access_token=${access_token}`)).status).toBe(
			200,
		);
	});

	it('is missed with the words of the service, under 401 or, if so set, under 200', async () => {
		expect(await esign.classic().get('/users/list')).toMatchObject({
			status: 401,
			body: MISSING_TOKEN,
		});
		await esign.sandbox.control.settings({ tokenMissingStatus: 200 });
		expect(await esign.classic().get('/users/list')).toMatchObject({
			status: 200,
			body: MISSING_TOKEN,
		});
	});

	it.each([
		['revoked', async () => void (await esign.control.revokeTokens())],
		['expired', async () => void (await esign.sandbox.control.advanceClock(31_536_000_000))],
	])('is worth nothing once it is %s', async (_, end) => {
		const surface = await esign.signedIn();
		expect((await surface.get('/webhook/channellist')).status).toBe(200);
		await end();
		expect(await surface.get('/webhook/channellist')).toMatchObject({
			status: 401,
			body: { result: 'error' },
		});
		expect((await (await esign.signedIn()).get('/webhook/channellist')).status).toBe(200);
	});

	it('lives as long as the settings say', async () => {
		await esign.sandbox.control.settings({ tokenLifetimeMs: 60_000 });
		const surface = await esign.signedIn();
		expect((await surface.get('/users/list')).status).toBe(200);
		await esign.sandbox.control.advanceClock(61_000);
		expect((await surface.get('/users/list')).status).toBe(401);
	});
});

describe('the classic host', () => {
	it('answers with its container’s pages where there is nothing, or not so', async () => {
		const surface = await esign.signedIn();
		const form = { body: new URLSearchParams({ folderId: '1' }) };
		for (const [reply, status] of [
			[await surface.get('/folders/getfolderstatus'), 404],
			[await surface.get('/folders/cancelFolder'), 405],
			[await surface.request('POST', '/folders/cancelFolder', form), 415],
		] as const) {
			expect(reply).toMatchObject({ status, type: 'text/html;charset=utf-8' });
			expect(reply.text).toContain(`HTTP Status ${status}`);
		}
	});

	it('knows capital letters from small ones', async () => {
		const surface = await esign.signedIn();
		expect((await surface.post('/folders/createFolder', {})).status).toBe(404);
		expect((await surface.post('/templates/createfolder', {})).status).toBe(404);
	});
});

it('leads to the same envelopes at both surfaces, and to nobody else’s', async () => {
	const { folderId } = await esign.create();
	const path = `/folders/myfolder?folderId=${folderId}`;
	const folderAt = async (surface: typeof esign.gateway) =>
		((await surface.get(path)).body as { folder: { folderName: string } }).folder.folderName;
	expect(await folderAt(esign.gateway)).toBe('Mutual NDA');
	expect(await folderAt(await esign.signedIn())).toBe('Mutual NDA');
	const { esignGateway } = await import('../../support/esign-client.mjs');
	const second = { clientId: 'second', clientSecret: 'other-secret' };
	expect((await esignGateway(esign.sandbox.url, second).get(path)).body).toEqual({
		result: 'error',
		error_description: 'invalid folder id',
	});
});

it('logs requests with their envelope and without any secret', async () => {
	const { folderId } = await esign.create();
	const { access_token } = (await esign.askToken()).body as { access_token: string };
	await esign.classic().get(`/folders/myfolder?folderId=${folderId}&access_token=${access_token}`);
	await esign.classic().request('POST', '/oauth2/access_token?client%5Fsecret=sandbox-secret&x=1');
	const requests = await esign.sandbox.control.requests();
	expect(requests).toMatchObject([
		{ operation: 'esign-createfolder', documentId: String(folderId), account: 'sandbox-client' },
		{ operation: 'esign-access_token', status: 200 },
		{ operation: 'esign-myfolder', query: `folderId=${folderId}&access_token=***` },
		{ status: 400, query: 'client_secret=***&x=1' },
	]);
	const log = JSON.stringify(requests);
	expect(log).not.toContain(access_token);
	expect(log).not.toContain('sandbox-secret');
});

it('obeys rate limits of the account, both surfaces and the token together', async () => {
	await esign.sandbox.control.settings({ rateLimit: { requestsPerMinute: 3 } });
	const surface = await esign.signedIn();
	expect((await surface.get('/users/list')).status).toBe(200);
	expect((await esign.gateway.get('/users/list')).status).toBe(200);
	expect((await surface.get('/users/list')).status).toBe(429);
	expect((await esign.sandbox.client.request('GET', '/tasks/unknown')).status).toBe(429);
	await esign.sandbox.control.advanceClock(60_000);
	expect((await surface.get('/users/list')).status).toBe(200);
});

it('is struck by faults: by operation, by envelope, before and after the work is done', async () => {
	const { control } = esign.sandbox;
	await control.faults({
		match: { operation: 'esign-createfolder' },
		action: { type: 'reset-after' },
	});
	await expect(esign.create()).rejects.toThrow();
	const [lost] = await esign.control.folders();
	expect(lost?.name).toBe('Mutual NDA');
	await control.faults({
		match: { documentId: String(lost?.folderId) },
		action: { type: 'html-502' },
	});
	const path = `/folders/myfolder?folderId=${lost?.folderId}`;
	expect((await esign.gateway.get(path)).status).toBe(502);
	expect((await esign.gateway.get(path)).status).toBe(200);
	await control.faults({
		match: { operation: 'esign-createfolder' },
		action: { type: 'reset-before' },
	});
	await expect(esign.create()).rejects.toThrow();
	expect(await esign.control.folders()).toHaveLength(1);
});

it('never has faults of tasks, which it has none of', async () => {
	await esign.sandbox.control.faults({ action: { type: 'never-finish' } });
	await esign.gateway.post('/folders/createfolder', await folderBody());
	expect(await esign.sandbox.control.listFaults()).toMatchObject([{ left: 1 }]);
});

it('forgets everything on reset', async () => {
	await esign.create({ sendNow: true });
	await esign.gateway.post('/webhook/createwebhookchannel', {
		channelName: 'c',
		webhookUrl: 'http://127.0.0.1:9/x',
		events: {},
	});
	const surface = await esign.signedIn();
	await esign.sandbox.control.reset();
	for (const list of [
		esign.control.folders(),
		esign.control.channels(),
		esign.control.deliveries(),
		esign.control.mails(),
	])
		expect(await list).toEqual([]);
	expect((await surface.get('/users/list')).status).toBe(401);
	expect((await esign.create()).folderId).toBe(35_000_001);
});
