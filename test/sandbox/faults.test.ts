import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until';
import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, downloadSpacingMs: 0 });

const look = () => sandbox.client.request('GET', '/tasks/unknown');
const TEXT = 'create/pdf-from-text';

/** What became of a request: its status and body, or how it broke. */
async function outcome(
	response: Promise<Response>,
): Promise<{ status?: number; body?: string; broken?: string }> {
	try {
		const { status, ...rest } = await response.then(async (answer) => ({
			status: answer.status,
			body: await answer.text(),
		}));
		return { status, ...rest };
	} catch (error) {
		const { cause } = error as { cause?: { code?: string } };
		return { broken: cause?.code ?? String(error) };
	}
}

describe('faults in place of the answer', () => {
	it.each([
		['a status', { type: 'status', status: 503 }, 503, /INJECTED_FAULT/],
		[
			'a status with JSON',
			{ type: 'status', status: 500, body: { code: 'STORAGE_ERROR', message: 'x' } },
			500,
			/^\{"code":"STORAGE_ERROR"/,
		],
		[
			'a status with text',
			{ type: 'status', status: 504, body: 'Gateway Time-out', contentType: 'text/html' },
			504,
			/^Gateway Time-out$/,
		],
		['Cloudflare 1010', { type: 'cloudflare-1010' }, 403, /^error code: 1010$/],
		['a gateway page', { type: 'html-502' }, 502, /<h1>502 Bad Gateway<\/h1>/],
	])('%s', async (_, action, status, body) => {
		await sandbox.control.faults({ action });
		expect(await outcome(look())).toEqual({ status, body: expect.stringMatching(body) as string });
		expect((await look()).status).toBe(200);
	});

	it('headers of a status', async () => {
		await sandbox.control.faults({
			action: {
				type: 'status',
				status: 429,
				headers: { 'Retry-After': '7' },
				contentType: 'text/x-odd',
			},
		});
		const { headers } = await look();
		expect([headers.get('retry-after'), headers.get('content-type')]).toEqual(['7', 'text/x-odd']);
	});
});

describe('broken connections', () => {
	const submit = (documentId: string) =>
		outcome(sandbox.client.post(`/documents/${TEXT}`, { documentId }));

	it('reset-before: nothing was processed', async () => {
		const documentId = await sandbox.client.upload('a.txt', 'x');
		await sandbox.control.faults({
			match: { operation: 'pdf-from-text' },
			action: { type: 'reset-before' },
		});
		expect(await submit(documentId)).toEqual({ broken: 'ECONNRESET' });
		expect(await sandbox.control.tasks()).toEqual([]);
	});

	it('reset-after: everything was, only the answer is missing', async () => {
		const documentId = await sandbox.client.upload('a.txt', 'x');
		await sandbox.control.faults({
			match: { operation: 'pdf-from-text' },
			action: { type: 'reset-after' },
		});
		expect(await submit(documentId)).toEqual({ broken: 'ECONNRESET' });
		const { taskId } = (await sandbox.control.tasks())[0]!;
		expect((await sandbox.client.settled(taskId)).status).toBe('COMPLETED');
		expect(await sandbox.control.requests()).toContainEqual(
			expect.objectContaining({ status: null, taskId }),
		);
	});

	it.each(['reset-before', 'reset-after'])('%s in an upload', async (type) => {
		await sandbox.control.faults({ match: { path: '/upload$' }, action: { type } });
		await expect(sandbox.client.upload('a.txt', 'x'.repeat(500_000))).rejects.toThrow();
		expect(await sandbox.control.documents()).toHaveLength(type === 'reset-after' ? 1 : 0);
	});
});

describe('bent bodies', () => {
	const CONTENT = '0123456789'.repeat(10_000);
	const upload = () => sandbox.client.upload('a.txt', CONTENT);
	const get = (id: string) => sandbox.client.request('GET', `/documents/${id}/download`);

	it.each([
		['truncate at a byte', { type: 'truncate', bytes: 1000 }, 1000],
		['truncate at a share', { type: 'truncate', fraction: 0.25 }, 25_000],
		['truncate at nothing', { type: 'truncate', bytes: 0 }, 0],
		['stall', { type: 'stall', bytes: 1000 }, 1000],
		['truncate that stays open', { type: 'truncate', bytes: 1000, close: false }, 1000],
	])('%s: announces all, sends a part', async (_, action, bytes) => {
		const documentId = await upload();
		await sandbox.control.faults({ match: { path: '/download$' }, action });
		const response = await get(documentId);
		expect(response.headers.get('content-length')).toBe('100000');
		const { received, ended } = await readFor(response, 500);
		expect(received).toBe(bytes);
		expect(ended).toBe(action.type === 'truncate' && !('close' in action) ? 'broken' : 'open');
		expect(await outcome(get(documentId))).toMatchObject({ status: 200, body: CONTENT });
	});

	it.each([
		[{ type: 'short', fraction: 0.5 }, CONTENT.slice(0, 50_000)],
		[{ type: 'short', bytes: 99_995, cut: 'head' }, CONTENT.slice(5)],
	])('short: %j is complete in itself', async (action, body) => {
		const documentId = await upload();
		await sandbox.control.faults({ match: { documentId }, action });
		const response = await get(documentId);
		expect(response.headers.get('content-length')).toBe(String(body.length));
		expect(await response.text()).toBe(body);
	});

	it('truncates JSON answers too', async () => {
		await sandbox.control.faults({ action: { type: 'truncate', bytes: 5 } });
		expect(await outcome(look())).toHaveProperty('broken');
	});

	it('delay: answers late', async () => {
		await sandbox.control.faults({ action: { type: 'delay', ms: 400 } });
		const startedAt = performance.now();
		await look();
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(390);
	});

	it('delay: answers at once for everybody else', async () => {
		await sandbox.control.faults({ action: { type: 'delay', ms: 3_600_000 } });
		const url = `${sandbox.url}/pdf-services/api/tasks/unknown`;
		const headers = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
		const leaves = new AbortController();
		const late = outcome(fetch(url, { headers, signal: leaves.signal }));
		await until(async () => (await sandbox.control.listFaults()).every(({ left }) => left === 0));
		expect((await look()).status).toBe(200);
		leaves.abort();
		expect(await late).toHaveProperty('broken');
	});
});

describe('faults of tasks', () => {
	it('task-fail: the task fails with this code, and nobody is charged', async () => {
		await sandbox.control.faults({
			action: { type: 'task-fail', code: '10001', message: 'engine trouble' },
		});
		const task = await sandbox.client.run(TEXT, 'a.txt', 'x');
		expect(task).toMatchObject({
			status: 'FAILED',
			error: { code: '10001', message: 'engine trouble' },
		});
		expect(await sandbox.control.ledger()).toEqual([]);
		expect((await sandbox.client.run(TEXT, 'a.txt', 'x')).status).toBe('COMPLETED');
	});

	it('never-finish: the task runs on', async () => {
		await sandbox.control.faults({ action: { type: 'never-finish' } });
		const taskId = await sandbox.client.submit(TEXT, {
			documentId: await sandbox.client.upload('a.txt', 'x'),
		});
		await sandbox.control.advanceClock(3_600_000);
		expect(await sandbox.client.poll(taskId)).toMatchObject({
			status: 'IN_PROGRESS',
			progress: 99,
		});
	});
});

describe('rules', () => {
	const FAIL = { type: 'status', status: 500 };
	const statuses = async (count: number) => {
		const seen: number[] = [];
		for (let index = 0; index < count; index++) seen.push((await look()).status);
		return seen;
	};

	it.each([
		['once, if nothing is said', {}, [500, 200, 200, 200]],
		['times', { times: 2 }, [500, 500, 200, 200]],
		['for good', { times: -1 }, [500, 500, 500, 500]],
		['skip', { skip: 2 }, [200, 200, 500, 200]],
		['probability 0', { probability: 0, times: -1 }, [200, 200, 200, 200]],
	])('strike %s', async (_, rule, expected) => {
		await sandbox.control.faults({ ...rule, action: FAIL });
		expect(await statuses(4)).toEqual(expected);
	});

	it.each([
		['method', { method: 'get' }, true],
		['another method', { method: 'POST' }, false],
		['path', { path: '^/pdf-services/api/tasks/[a-z]+$' }, true],
		['another path', { path: 'upload' }, false],
		['taskId', { taskId: 'unknown' }, true],
		['another taskId', { taskId: 'other' }, false],
		['operation', { operation: 'pdf-from-text' }, false],
		['all of them', { method: 'GET', taskId: 'unknown' }, true],
		['one that does not fit', { method: 'GET', taskId: 'other' }, false],
	])('match by %s', async (_, match, strikes) => {
		await sandbox.control.faults({ match, action: FAIL });
		expect((await look()).status).toBe(strikes ? 500 : 200);
	});

	it('match a submit by the document in its body', async () => {
		const [first, second] = [
			await sandbox.client.upload('a.txt', '1'),
			await sandbox.client.upload('b.txt', '2'),
		];
		await sandbox.control.faults({ match: { documentId: second }, action: FAIL });
		expect((await sandbox.client.post(`/documents/${TEXT}`, { documentId: first })).status).toBe(
			202,
		);
		expect((await sandbox.client.post(`/documents/${TEXT}`, { documentId: second })).status).toBe(
			500,
		);
	});

	it('are taken in order, named in the log, listed, and cleared', async () => {
		await sandbox.control.faults([
			{ id: 'one', action: FAIL },
			{ action: { type: 'status', status: 503 } },
		]);
		expect(await statuses(2)).toEqual([500, 503]);
		const faults = (await sandbox.control.requests()).map(({ fault }) => fault);
		expect(faults).toEqual(['one', expect.any(String)]);
		expect(await sandbox.control.listFaults()).toMatchObject([{ id: 'one', left: 0 }, { left: 0 }]);
		await sandbox.control.faults({ times: -1, action: FAIL });
		await sandbox.control.clearFaults();
		expect(await statuses(1)).toEqual([200]);
	});

	it('do not strike requests without keys', async () => {
		await sandbox.control.faults({ action: FAIL });
		expect((await sandbox.clientOf('x', 'y').request('GET', '/tasks/unknown')).status).toBe(401);
		expect(await statuses(1)).toEqual([500]);
	});

	it.each([
		[{}, /action/],
		[{ action: { type: 'explode' } }, /action/],
		[{ action: { type: 'status' } }, /status/],
		[{ action: { type: 'html-502', extra: 1 } }, /unknown member 'extra'/],
		[{ action: { type: 'html-502' }, match: { path: '(' } }, /path/],
		[{ action: { type: 'html-502' }, when: 'now' }, /unknown member 'when'/],
	])('are refused when they make no sense: %j', async (rule, message) => {
		await expect(sandbox.control.faults(rule)).rejects.toThrow(message);
		expect(await sandbox.control.listFaults()).toEqual([]);
	});
});

describe('chaos', () => {
	const draw = async (seed: number) => {
		await sandbox.control.reset();
		const actions = [
			{ type: 'html-502' },
			{ type: 'cloudflare-1010' },
			{ type: 'task-fail', code: 'x', message: 'x' },
		];
		await sandbox.control.settings({ chaos: { seed, probability: 0.4, actions } });
		const seen: number[] = [];
		for (let index = 0; index < 40; index++) seen.push((await look()).status);
		return seen;
	};

	it('is the same for the same seed, and strikes about as often as told', async () => {
		const first = await draw(3);
		expect(await draw(3)).toEqual(first);
		expect(await draw(4)).not.toEqual(first);
		expect(new Set(first)).toEqual(new Set([200, 502, 403]));
		const struck = first.filter((status) => status !== 200).length;
		expect(struck).toBeGreaterThan(6);
		expect(struck).toBeLessThan(30);
	});
});

/** Reads a body for a while: how much came, and whether it broke, ended or is still open. */
async function readFor(
	response: Response,
	ms: number,
): Promise<{ received: number; ended: string }> {
	const reader = (response.body as ReadableStream<Uint8Array>).getReader();
	const timeout = sleep(ms, 'open' as const);
	let received = 0;
	for (;;) {
		const next = await Promise.race([reader.read().catch(() => 'broken' as const), timeout]);
		if (typeof next === 'string' || next.done) {
			void reader.cancel().catch(() => undefined);
			return { received, ended: typeof next === 'string' ? next : 'ended' };
		}
		received += next.value.length;
	}
}
