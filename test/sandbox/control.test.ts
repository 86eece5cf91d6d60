import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useSandbox } from '../support/use-sandbox';

const CLI = join(__dirname, '../../sandbox/dist/cli.js');

describe('the control API', () => {
	const sandbox = useSandbox({ latency: { kind: 'fixed', ms: 0 }, progress: 'jumpy' });

	it('shows and changes settings, merging objects and replacing kinds', async () => {
		expect(await sandbox.control.settings()).toMatchObject({
			progress: 'jumpy',
			submitStatus: 202,
		});
		await sandbox.control.settings({ rateLimit: { requestsPerMinute: 5 } });
		const changed = await sandbox.control.settings({
			rateLimit: { retryAfter: 'date' },
			latency: { kind: 'uniform', minMs: 1, maxMs: 2 },
		});
		expect(changed).toMatchObject({
			rateLimit: { requestsPerMinute: 5, window: 'sliding', retryAfter: 'date', as: 429 },
			latency: { kind: 'uniform', minMs: 1, maxMs: 2 },
		});
		expect(changed.latency).not.toHaveProperty('ms');
		expect((await sandbox.control.settings({ rateLimit: null })).rateLimit).toBeNull();
	});

	it.each([
		[{ latnecy: {} }, /unknown member 'latnecy'/],
		[{ latency: { kind: 'fixed', ms: -1 } }, /latency/],
		[{ latency: { kind: 'fixed', minMs: 1 } }, /latency/],
		[{ latency: { kind: 'gauss' } }, /latency/],
		[{ submitStatus: 201 }, /submitStatus/],
		[{ accounts: [] }, /accounts/],
		[{ accounts: [{ clientId: 'a' }] }, /accounts/],
		[{ rateLimit: { window: 'fixed' } }, /rateLimit/],
		[{ blockedUserAgents: ['('] }, /blockedUserAgents/],
		[{ chaos: { seed: 1, probability: 2, actions: [] } }, /chaos/],
		[[], /JSON object/],
	])('refuses %j and stays as it was', async (patch, message) => {
		const before = await sandbox.control.settings();
		await expect(sandbox.control.settings(patch)).rejects.toThrow(message);
		expect(await sandbox.control.settings()).toEqual(before);
	});

	it('logs each request of the API, and none of its own', async () => {
		const documentId = await sandbox.client.upload('a.txt', 'hello');
		await sandbox.client.request('GET', `/documents/${documentId}/download?filename=b.txt`);
		expect(await sandbox.control.requests()).toEqual([
			expect.objectContaining({
				seq: expect.any(Number) as number,
				method: 'POST',
				status: 200,
				documentId,
				account: 'sandbox-client',
			}),
			{
				seq: expect.any(Number) as number,
				atMs: expect.any(Number) as number,
				method: 'GET',
				path: `/pdf-services/api/documents/${documentId}/download`,
				query: 'filename=b.txt',
				status: 200,
				account: 'sandbox-client',
				operation: null,
				documentId,
				taskId: null,
				contentLengthHeader: null,
				bytesIn: 0,
				bytesOut: 5,
				userAgent: 'sandbox-tests/1.0',
				fault: null,
				rateLimited: false,
			},
		]);
		await sandbox.control.clearRequests();
		expect(await sandbox.control.requests()).toEqual([]);
	});

	it('forgets everything on reset', async () => {
		await sandbox.client.run('create/pdf-from-text', 'a.txt', 'x');
		await sandbox.control.faults({ action: { type: 'html-502' }, times: -1 });
		await sandbox.control.settings({ progress: 'none' });
		await sandbox.control.advanceClock(1_000_000_000);
		await sandbox.control.reset();
		const { control } = sandbox;
		for (const list of [
			control.requests(),
			control.tasks(),
			control.documents(),
			control.ledger(),
			control.listFaults(),
		]) {
			expect(await list).toEqual([]);
		}
		expect((await control.settings()).progress).toBe('jumpy');
		const before = Date.now();
		const { nowMs } = await control.health();
		// Two processes may read the same clock a moment apart.
		expect(nowMs).toBeGreaterThanOrEqual(before - 1_000);
		expect(nowMs).toBeLessThanOrEqual(Date.now() + 1_000);
	});

	it('survives a reset in the middle of a conversion', async () => {
		const documentId = await sandbox.client.upload('a.txt', 'line of words\n'.repeat(100_000));
		await sandbox.client.submit('create/pdf-from-text', { documentId });
		await sandbox.control.reset();
		expect((await sandbox.client.run('create/pdf-from-text', 'a.txt', 'x')).status).toBe(
			'COMPLETED',
		);
		expect(await sandbox.control.tasks()).toHaveLength(1);
	});

	it.each([-1, '5', null])('refuses to move the clock by %j', async (advanceMs) => {
		await expect(sandbox.control.advanceClock(advanceMs as number)).rejects.toThrow(/advanceMs/);
	});

	it('is closed to names other than this machine’s', async () => {
		const status = await new Promise((resolve, reject) => {
			const request = httpRequest(`${sandbox.url}/__sandbox/requests`, {
				headers: { host: 'evil.example' },
			});
			request
				.on('response', (response) => resolve(response.resume().statusCode))
				.on('error', reject)
				.end();
		});
		expect(status).toBe(403);
	});

	it('shrugs off noise', async () => {
		const noise = async (path: string, init: RequestInit) =>
			(await fetch(`${sandbox.url}/__sandbox${path}`, init)).status;
		expect(
			await noise('/faults', {
				method: 'POST',
				body: '{',
				headers: { 'content-type': 'application/json' },
			}),
		).toBe(400);
		expect(await noise('/nowhere', {})).toBe(404);
		expect(await sandbox.control.health()).toMatchObject({ ok: true });
	});
});

describe('the command line', () => {
	async function run(
		args: string[],
	): Promise<{ code: number | null; stdout: string; stderr: string }> {
		const child = spawn(process.execPath, [CLI, ...args], {
			env: { ...process.env, NODE_OPTIONS: '' },
		});
		let [stdout, stderr] = ['', ''];
		child.stdout.on('data', (text) => (stdout += text));
		child.stderr.on('data', (text) => (stderr += text));
		const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
		return { code, stdout, stderr };
	}

	it('explains itself', async () => {
		const { code, stdout } = await run(['--help']);
		expect(code).toBe(0);
		for (const flag of ['--port', '--settings', '--exit-with-stdin', '8787'])
			expect(stdout).toContain(flag);
	});

	it.each([
		[['--port', 'x'], /not a port number/],
		[['--bogus'], /bogus/],
		[['--settings', '{oops'], /not valid JSON/],
		[['--settings', '{"nope": 1}'], /unknown member 'nope'/],
		[['--settings', '/no/such/file'], /ENOENT/],
	])('%j ends with a message', async (args, message) => {
		const { code, stdout, stderr } = await run(
			[...args, '--port', '0'].slice(0, args[0] === '--port' ? 2 : undefined),
		);
		expect(code).toBe(1);
		expect(stdout).toBe('');
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/\n\s+at /);
	});

	it('prints where it listens and how to point n8n at it, reads settings from a file, ends with standard input', async () => {
		const file = join(tmpdir(), `sandbox-settings-${process.pid}.json`);
		await writeFile(file, '{"progress": "none"}');
		const child = spawn(
			process.execPath,
			[CLI, '--port', '0', '--settings', file, '--exit-with-stdin'],
			{
				env: { ...process.env, NODE_OPTIONS: '' },
			},
		);
		let stdout = '';
		const url = await new Promise<string>((resolve) => {
			child.stdout.on('data', (text) => {
				stdout += text;
				const match = /^listening on (http:\/\/127\.0\.0\.1:\d+)$[^]*sandbox-secret/m.exec(stdout);
				if (match) resolve(match[1]!);
			});
		});
		expect(stdout).toContain(`Base URL       ${url}`);
		expect(await (await fetch(`${url}/__sandbox/settings`)).json()).toMatchObject({
			progress: 'none',
		});
		child.stdin.end();
		expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
	});

	it.each(['SIGTERM', 'SIGINT'] as const)(
		'on %s stops cleanly in the middle of work and leaves no folder',
		async (signal) => {
			const { startSandbox } = await import('../support/sandbox-process.mjs');
			const { sandboxClient } = await import('../support/sandbox-client.mjs');
			const sandbox = await startSandbox();
			const client = sandboxClient(sandbox.url);
			const { folder } = await sandbox.control.health();
			await client.submit('create/pdf-from-text', {
				documentId: await client.upload('a.txt', 'words\n'.repeat(200_000)),
			});
			expect(existsSync(folder)).toBe(true);
			process.kill(sandbox.pid!, signal);
			expect(await sandbox.stop()).toEqual({ code: 0, signal: null });
			expect(existsSync(folder)).toBe(false);
			expect(sandbox.stderr()).toBe('');
		},
	);

	it('says why it cannot start', async () => {
		const { startSandbox } = await import('../support/sandbox-process.mjs');
		await expect(startSandbox({ nope: 1 })).rejects.toThrow(/unknown member 'nope'/);
	});
});
