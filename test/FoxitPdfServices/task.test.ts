import { errorOf, FROM_FILE, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';

const foxit = useFoxitNode({ sandbox: { latency: { kind: 'fixed', ms: 400 }, pendingMs: 0 } });

const GET_STATUS = { resource: 'task', operation: 'getStatus' };
const WAIT = { resource: 'task', operation: 'waitForResult' };

/** Starts a task as the node does with the output Task ID. */
const submitted = async (text = 'some text') => {
	const file = textFile(text, 'note.txt');
	const result = await foxit.run({ ...FROM_FILE, output: 'taskId' }, [{ file }]);
	return result.item(NODE).json.taskId as string;
};
const failed = async () => {
	const documentId = await foxit.client.upload('a.docx', 'junk');
	const taskId = await foxit.client.submit('create/pdf-from-word', { documentId });
	await foxit.client.settled(taskId);
	return taskId;
};

describe('Get Status', () => {
	it('says where a task stands, without waiting', async () => {
		await foxit.control.settings({ latency: { kind: 'fixed', ms: 60_000 } });
		const taskId = await submitted();
		await foxit.control.advanceClock(30_000);
		const result = await foxit.run({ ...GET_STATUS, taskId });
		const { json, pairedItem } = result.item(NODE);
		expect(json).toMatchObject({ taskId, status: 'IN_PROGRESS' });
		expect(json.progress).toBeGreaterThanOrEqual(50);
		expect(pairedItem).toEqual({ item: 0 });
		expect(await foxit.trace()).toEqual(['upload', 'submit', 'look']);
	});

	it('tells a failure as an answer, not as an error', async () => {
		const taskId = await failed();
		const { json } = (await foxit.run({ ...GET_STATUS, taskId })).item(NODE);
		expect(json).toMatchObject({
			taskId,
			status: 'FAILED',
			error: { code: 'INTERNAL_SERVER_ERROR' },
		});
	});

	it('tells of an unknown task as an error', async () => {
		const error = errorOf(await foxit.run({ ...GET_STATUS, taskId: '0'.repeat(24) }));
		expect(error.message).toBe('Foxit does not know this task [item 0]');
		expect(error.context.data).toMatchObject({ taskId: '0'.repeat(24), foxitCode: '10000' });
	});
});

describe('Wait for Result', () => {
	it('fetches what a submitted task makes, without a second charge', async () => {
		const taskId = await submitted();
		const result = await foxit.run({ ...WAIT, taskId, options: { fileName: 'late' } });
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(result.item(NODE).json).toMatchObject({
			resource: 'task',
			operation: 'waitForResult',
			taskId,
			fileName: 'late.pdf',
			mimeType: 'application/pdf',
		});
		expect((await foxit.trace()).filter((word) => word === 'submit')).toHaveLength(1);
		expect(await foxit.charges()).toBe(1);
	});

	it('gives the id of the result alone where that is wanted', async () => {
		const taskId = await submitted();
		const result = await foxit.run({ ...WAIT, taskId, output: 'documentId' });
		const { resultDocumentId } = result.item(NODE).json;
		const pdf = await foxit.client.download(resultDocumentId as string);
		expect((await foxit.at.readPdf(pdf)).text).toBe('some text');
		expect(result.item(NODE).binary).toBeUndefined();
	});

	it('takes several tasks at once, each to its own item', async () => {
		const taskIds = [await submitted('one'), await submitted('two'), await submitted('three')];
		const items = taskIds.map((taskId) => ({ json: { taskId } }));
		const result = await foxit.run({ ...WAIT, taskId: '={{ $json.taskId }}' }, items);
		const texts = await Promise.all(
			taskIds.map(async (_, index) => await foxit.pdf(result, index)),
		);
		expect(texts.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
	});

	it('tells why a task failed', async () => {
		const taskId = await failed();
		const error = errorOf(await foxit.run({ ...WAIT, taskId }));
		expect(error.message).toBe('Foxit could not process the document [item 0]');
		expect(error.context.data).toMatchObject({ taskId, foxitCode: 'INTERNAL_SERVER_ERROR' });
		expect(await foxit.charges()).toBe(0);
	});

	it('takes up what a run gave up waiting for, and nothing is paid twice', async () => {
		await foxit.control.settings({ latency: { kind: 'fixed', ms: 60_000 } });
		const items = [{ file: textFile('slow') }];
		const given = { ...FROM_FILE, options: { timeout: 1 } };
		const error = errorOf(await foxit.run(given, items));
		expect(error.message).toBe('The task did not finish within 1 second [item 0]');
		expect(error.description).toContain('continue with Task > Wait for Result');
		const { taskId } = error.context.data ?? {};
		expect(error.description).toContain(`Task ID: ${taskId as string}.`);

		await foxit.control.advanceClock(60_000);
		const result = await foxit.run({ ...WAIT, taskId });
		expect((await foxit.pdf(result)).text).toBe('slow');
		expect(await foxit.charges()).toBe(1);
	});

	it('understands every word of the service for being at work', async () => {
		await foxit.control.settings({ runningStatus: 'PROCESSING' });
		const taskId = await submitted();
		const result = await foxit.run({ ...WAIT, taskId, output: 'documentId' });
		expect(result.item(NODE).json.polls).toBeGreaterThan(1);
	});
});
