import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({
	accounts: [
		{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		{ clientId: 'second', clientSecret: 'other-secret' },
	],
});

const look = () => sandbox.client.request('GET', '/tasks/unknown');

async function statuses(count: number): Promise<number[]> {
	const seen: number[] = [];
	for (let index = 0; index < count; index++) seen.push((await look()).status);
	return seen;
}

/** Away from the edge of a minute, where a fixed window would begin anew in the middle of a test. */
async function toStartOfMinute(): Promise<void> {
	const { nowMs } = await sandbox.control.health();
	await sandbox.control.advanceClock(60_000 - (nowMs % 60_000) + 1000);
}

it('is off unless asked for', async () => {
	expect(new Set(await statuses(50))).toEqual(new Set([200]));
});

describe.each(['sliding', 'fixed', 'bucket'] as const)('a %s window', (window) => {
	it('lets the allowed number pass, refuses the rest, and passes them after a minute', async () => {
		await toStartOfMinute();
		await sandbox.control.settings({ rateLimit: { requestsPerMinute: 3, window } });
		expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
		await sandbox.control.advanceClock(60_000);
		expect(await statuses(4)).toEqual([200, 200, 200, 429]);
	});

	it('keeps its word: after Retry-After there is room, refused requests not counted', async () => {
		await sandbox.control.settings({ rateLimit: { requestsPerMinute: 2, window } });
		await statuses(2);
		for (let count = 0; count < 3; count++) {
			const refused = await look();
			expect(refused.status).toBe(429);
			await sandbox.control.advanceClock(Number(refused.headers.get('retry-after')) * 1000);
			expect((await look()).status).toBe(200);
			if (window !== 'bucket') await look();
		}
	});
});

it('differs between windows in what is free half a minute later', async () => {
	const free: Record<string, number[]> = {};
	for (const window of ['sliding', 'fixed', 'bucket']) {
		await sandbox.control.reset();
		await toStartOfMinute();
		await sandbox.control.settings({ rateLimit: { requestsPerMinute: 4, window } });
		await statuses(4);
		await sandbox.control.advanceClock(31_000);
		free[window] = await statuses(3);
	}
	expect(free).toEqual({
		sliding: [429, 429, 429],
		fixed: [429, 429, 429],
		bucket: [200, 200, 429],
	});
});

it.each([
	['seconds', /^\d+$/],
	['date', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/],
	['none', null],
] as const)('Retry-After as %s', async (retryAfter, form) => {
	await sandbox.control.settings({ rateLimit: { requestsPerMinute: 1, retryAfter } });
	await look();
	const header = (await look()).headers.get('retry-after');
	if (form === null) expect(header).toBeNull();
	else expect(header).toMatch(form);
});

it('hides in a 502 when told to', async () => {
	await sandbox.control.settings({ rateLimit: { requestsPerMinute: 1, as: 'hidden502' } });
	await look();
	const refused = await look();
	expect(refused.status).toBe(502);
	const body = await refused.text();
	for (const words of ['RateLimiterException', 'blocked by gateway', '"code":429'])
		expect(body).toContain(words);
});

it('counts each account by itself, uploads and looks alike, but not the control API', async () => {
	await sandbox.control.settings({ rateLimit: { requestsPerMinute: 2 } });
	await sandbox.client.upload('a.txt', 'x');
	for (let count = 0; count < 10; count++) await sandbox.control.health();
	expect(await statuses(2)).toEqual([200, 429]);
	expect(
		(await sandbox.clientOf('second', 'other-secret').request('GET', '/tasks/unknown')).status,
	).toBe(200);
	expect((await sandbox.control.requests()).map(({ rateLimited }) => rateLimited)).toEqual([
		false,
		false,
		true,
		false,
	]);
});
