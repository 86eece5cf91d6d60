import { useSandbox } from '../support/use-sandbox';

const sandbox = useSandbox({
	latency: { kind: 'fixed', ms: 10_000_000 },
	downloadSpacingMs: 0,
	accounts: [
		{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		{ clientId: 'poor', clientSecret: 'poor-secret', credits: 2 },
	],
});

const TEXT = 'create/pdf-from-text';

async function submitText(content = 'text') {
	return await sandbox.client.submit(TEXT, {
		documentId: await sandbox.client.upload('a.txt', content),
	});
}

/** Lets the real work end, which no moving of the clock can hasten. */
async function workDone(taskId: string) {
	for (;;) {
		const task = (await sandbox.control.tasks()).find((candidate) => candidate.taskId === taskId);
		if (typeof task?.workEndedAtMs === 'number') return task;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

describe('the life of a task', () => {
	it('goes PENDING, IN_PROGRESS with linear progress, COMPLETED', async () => {
		const taskId = await submitText();
		expect(await sandbox.client.poll(taskId)).toEqual({ taskId, status: 'PENDING', progress: 0 });
		await workDone(taskId);
		for (const percent of [25, 50, 75]) {
			await sandbox.control.advanceClock(2_500_000);
			const task = await sandbox.client.poll(taskId);
			expect(task).toEqual({
				taskId,
				status: 'IN_PROGRESS',
				progress: expect.any(Number) as number,
			});
			expect(task.progress).toBeGreaterThanOrEqual(percent);
			expect(task.progress).toBeLessThan(percent + 10);
			expect(Number.isInteger(task.progress)).toBe(true);
		}
		await sandbox.control.advanceClock(2_500_000);
		expect(await sandbox.client.poll(taskId)).toEqual({
			taskId,
			status: 'COMPLETED',
			progress: 100,
			resultDocumentId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
		});
	});

	it('ends when its latency says so, even if nobody looked then', async () => {
		const taskId = await submitText();
		await workDone(taskId);
		await sandbox.control.advanceClock(10_400_001);
		await sandbox.client.poll(taskId);
		const task = (await sandbox.control.tasks())[0]!;
		const endedAtMs = task.submittedAtMs + 10_000_000;
		expect(task).toMatchObject({ completedAtMs: endedAtMs, endsAtMs: endedAtMs, polls: 1 });
		expect(task.firstSeenDoneAtMs).toBeGreaterThanOrEqual(endedAtMs + 400_000);
	});

	it('fails inside HTTP 200', async () => {
		const documentId = await sandbox.client.upload('a.docx', 'junk');
		const taskId = await sandbox.client.submit('create/pdf-from-word', { documentId });
		await workDone(taskId);
		await sandbox.control.advanceClock(10_000_000);
		const response = await sandbox.client.request('GET', `/tasks/${taskId}`);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			taskId,
			status: 'FAILED',
			progress: 0,
			error: { code: 'INTERNAL_SERVER_ERROR', message: expect.stringMatching(/damaged/) as string },
		});
	});

	it.each(['00000000-0000-0000-0000-000000000000', '6a87bc79335d041db3450ee1'])(
		'unknown id %s is a failed task',
		async (taskId) => {
			const response = await sandbox.client.request('GET', `/tasks/${taskId}`);
			expect(response.status).toBe(200);
			expect(await response.json()).toEqual({
				taskId,
				status: 'FAILED',
				progress: 0,
				error: { code: '10000', message: 'GENERIC_SERVER_FAILURE, more info: task is not exist' },
			});
		},
	);

	it('gives a result that is the input of the next operation, and whose name says its type', async () => {
		await sandbox.control.settings({ latency: { kind: 'fixed', ms: 0 } });
		const { resultDocumentId } = await sandbox.client.run(TEXT, 'notes.txt', 'text');
		expect(await sandbox.control.documents()).toMatchObject([
			{ fileName: 'notes.txt' },
			{ fileName: 'notes.pdf', origin: 'result', documentId: resultDocumentId },
		]);
		// A PDF is nothing for this operation: the id is known, its type refused.
		const response = await sandbox.client.post(`/documents/${TEXT}`, {
			documentId: resultDocumentId,
		});
		expect(response.status).toBe(400);
	});

	it('stops a conversion that takes too long, and goes on with the next', async () => {
		await sandbox.control.settings({ latency: { kind: 'fixed', ms: 0 }, conversionTimeoutMs: 1 });
		const task = await sandbox.client.run(TEXT, 'a.txt', 'line\n'.repeat(100_000));
		expect(task).toMatchObject({
			status: 'FAILED',
			error: { message: expect.stringMatching(/took longer than/) as string },
		});
		await sandbox.control.settings({ conversionTimeoutMs: 3_600_000 });
		expect((await sandbox.client.run(TEXT, 'a.txt', 'fine')).status).toBe('COMPLETED');
	});

	it('answers at once while a large conversion runs', async () => {
		await sandbox.control.settings({
			latency: { kind: 'fixed', ms: 0 },
			conversionTimeoutMs: 3_600_000,
		});
		const taskId = await submitText('a line of words\n'.repeat(20_000));
		// A server that is busy with the conversion would not answer before its end.
		expect((await sandbox.client.poll(taskId)).status).not.toBe('COMPLETED');
		expect((await sandbox.client.settled(taskId)).status).toBe('COMPLETED');
	});
});

describe('settings of tasks', () => {
	it('submitStatus, runningStatus, taskTimestamps', async () => {
		await sandbox.control.settings({
			submitStatus: 200,
			runningStatus: 'PROCESSING',
			taskTimestamps: true,
			pendingMs: 0,
		});
		const documentId = await sandbox.client.upload('a.txt', 'x');
		const response = await sandbox.client.post(`/documents/${TEXT}`, { documentId });
		expect(response.status).toBe(200);
		const { taskId } = (await response.json()) as { taskId: string };
		expect(await sandbox.client.poll(taskId)).toMatchObject({
			status: 'PROCESSING',
			createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
			updatedAt: expect.stringMatching(/Z$/) as string,
		});
	});

	it.each([
		['none', [0, 0, 0]],
		['jumpy', [10, 10, 60]],
	] as const)('progress %s', async (progress, seen) => {
		await sandbox.control.settings({ progress });
		const taskId = await submitText();
		const values: number[] = [];
		for (let count = 0; count < 3; count++) {
			await sandbox.control.advanceClock(3_000_000);
			values.push((await sandbox.client.poll(taskId)).progress);
		}
		expect(values).toEqual(seen);
	});

	it('draws latencies from the seed, by operation where told so', async () => {
		const settings = {
			latency: { kind: 'uniform', minMs: 1000, maxMs: 9000 },
			latencyByOperation: {
				'pdf-from-html': { kind: 'lognormal', medianMs: 3000, sigma: 0.5, maxMs: 4000 },
			},
		};
		const draw = async (seed: number) => {
			await sandbox.control.reset();
			await sandbox.control.settings({ ...settings, seed });
			const text = await sandbox.client.upload('a.txt', 'x');
			const html = await sandbox.client.upload('a.html', 'x');
			for (let count = 0; count < 5; count++) {
				await sandbox.client.submit(TEXT, { documentId: text });
				await sandbox.client.submit('create/pdf-from-html', { documentId: html });
			}
			return (await sandbox.control.tasks()).map(({ latencyMs }) => latencyMs);
		};
		const first = await draw(7);
		expect(await draw(7)).toEqual(first);
		expect(await draw(8)).not.toEqual(first);
		const [uniform, lognormal] = [
			first.filter((_, i) => i % 2 === 0),
			first.filter((_, i) => i % 2 === 1),
		];
		expect(Math.min(...uniform)).toBeGreaterThanOrEqual(1000);
		expect(Math.max(...uniform)).toBeLessThanOrEqual(9000);
		expect(Math.max(...lognormal)).toBeLessThanOrEqual(4000);
		expect(new Set(first).size).toBeGreaterThan(5);
	});
});

describe('a young id', () => {
	it('is not known yet to operations, but to downloads', async () => {
		await sandbox.control.settings({ youngIdMs: 5000 });
		const documentId = await sandbox.client.upload('a.txt', 'x');
		const refused = await sandbox.client.post(`/documents/${TEXT}`, { documentId });
		expect(refused.status).toBe(404);
		expect(await refused.json()).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
		expect(await sandbox.client.download(documentId)).toHaveLength(1);
		await sandbox.control.advanceClock(5000);
		expect((await sandbox.client.post(`/documents/${TEXT}`, { documentId })).status).toBe(202);
	});

	it('is hit by chance with a probability', async () => {
		await sandbox.control.settings({ youngIdMs: 60_000, youngIdProbability: 0.5 });
		const documentId = await sandbox.client.upload('a.txt', 'x');
		const statuses = new Set<number>();
		for (let count = 0; count < 20; count++)
			statuses.add((await sandbox.client.post(`/documents/${TEXT}`, { documentId })).status);
		expect([...statuses].sort()).toEqual([202, 404]);
	});
});

describe('credits', () => {
	it('are charged once for each operation that succeeds, and for nothing else', async () => {
		await sandbox.control.settings({ latency: { kind: 'fixed', ms: 0 } });
		const good = await sandbox.client.run(TEXT, 'a.txt', 'fine');
		await sandbox.client.run('create/pdf-from-word', 'a.docx', 'broken');
		await sandbox.client.post(`/documents/${TEXT}`, {});
		await sandbox.client.download(good.resultDocumentId ?? '');
		const ledger = await sandbox.control.ledger();
		expect(ledger).toEqual([
			{
				taskId: good.taskId,
				operation: 'pdf-from-text',
				account: 'sandbox-client',
				requestSeq: expect.any(Number) as number,
				atMs: expect.any(Number) as number,
				credits: 1,
			},
		]);
		const requests = await sandbox.control.requests();
		expect(requests.find(({ seq }) => seq === ledger[0]?.requestSeq)).toMatchObject({
			method: 'POST',
			operation: 'pdf-from-text',
			taskId: good.taskId,
		});
	});

	it('are charged when the task ends, seen or not', async () => {
		const taskId = await submitText();
		await workDone(taskId);
		expect(await sandbox.control.ledger()).toEqual([]);
		await sandbox.control.advanceClock(10_000_000);
		expect(await sandbox.control.ledger()).toMatchObject([{ taskId }]);
	});

	it('run out', async () => {
		const poor = sandbox.clientOf('poor', 'poor-secret');
		const documentId = await poor.upload('a.txt', 'x');
		const statuses: number[] = [];
		for (let count = 0; count < 3; count++)
			statuses.push((await poor.post(`/documents/${TEXT}`, { documentId })).status);
		expect(statuses).toEqual([202, 202, 429]);
		const refused = await poor.post(`/documents/${TEXT}`, { documentId });
		expect(await refused.json()).toMatchObject({ code: 'QUOTA_EXCEEDED' });
	});
});
