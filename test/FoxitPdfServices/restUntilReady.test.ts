/** Task > Rest Until Ready: an execution that rests in n8n's database while a long task goes on. */
import { useTempDir } from '../support/temp-dir';
import {
	errorOf,
	FROM_FILE,
	NODE,
	textFile,
	useFoxitNode,
	type RunOptions,
} from '../support/use-foxit-node';

const LONG_MS = 600_000;
const foxit = useFoxitNode({
	userFolder: useTempDir(),
	sandbox: { latency: { kind: 'fixed', ms: LONG_MS }, pendingMs: 0 },
});

const REST = { resource: 'task', operation: 'restUntilReady', taskId: '={{ $json.taskId }}' };
const FETCH = {
	...{ resource: 'task', operation: 'waitForResult', taskId: '={{ $json.taskId }}' },
	options: { timeout: 20 },
};
const FETCHING: RunOptions = {
	after: [
		{
			type: 'n8n-nodes-foxit.foxitPdfServices',
			name: 'Fetch',
			credentials: { foxitApi: { id: 'default', name: 'default' } },
			parameters: FETCH,
		},
	],
};

/** What the output Task ID gives for tasks that go on. */
const submitted = async (...texts: string[]) => {
	const items = texts.map((text) => ({ file: textFile(text) }));
	const result = await foxit.run({ ...FROM_FILE, output: 'taskId' }, items);
	return result.items(NODE).map(({ json }) => ({ json }));
};

it('submitting tells when, for the rest that follows', async () => {
	const [item] = await submitted('a note');
	expect(Date.parse(item?.json['submittedAt'] as string)).toBeGreaterThan(Date.now() - 60_000);
});

it('looks once and rests; what comes next fetches, without a second charge', async () => {
	const items = await submitted('one', 'two');
	await foxit.control.advanceClock(LONG_MS / 4);
	// The sandbox's clock was moved on, and n8n's was not.
	const submittedAt = new Date(Date.now() - LONG_MS / 4).toISOString();
	for (const { json } of items) json['submittedAt'] = submittedAt;
	const resting = await foxit.run(REST, items, FETCHING);
	expect(resting.status).toBe('waiting');
	expect(resting.items('Fetch')).toEqual([]);
	expect((await foxit.control.requests()).slice(-2).map(({ path }) => path)).toEqual(
		items.map(({ json }) => expect.stringContaining(json['taskId'] as string) as string),
	);

	await foxit.control.advanceClock(LONG_MS);
	await foxit.at.engine.timeUp(resting.executionId);
	const result = await foxit.at.engine.ended(resting.executionId);
	expect(result.status).toBe('success');
	expect(result.items('Fetch').map(({ json }) => json['fileName'])).toEqual([
		'note.pdf',
		'note.pdf',
	]);
	expect(result.items(NODE).map(({ json }) => json)).toEqual(
		items.map(({ json }) => ({
			...json,
			ready: false,
			status: 'IN_PROGRESS',
			progress: expect.any(Number) as number,
			foretoldEnd: expect.stringMatching(/^20.+Z$/) as string,
		})),
	);
	expect(await foxit.charges()).toBe(2);
});

it('a process of n8n that dies meanwhile loses nothing', async () => {
	const items = await submitted('one');
	const resting = await foxit.run(REST, items, FETCHING);
	expect(resting.status).toBe('waiting');
	await foxit.restart('kill');
	await foxit.control.advanceClock(LONG_MS);
	await foxit.at.engine.timeUp(resting.executionId);
	const result = await foxit.at.engine.ended(resting.executionId);
	expect(result.item('Fetch').json).toMatchObject({ taskId: items[0]?.json['taskId'] });
	expect(await foxit.charges()).toBe(1);
});

it('goes on at once with what is ready, or will be within a minute', async () => {
	const items = await submitted('one');
	await foxit.control.advanceClock(LONG_MS);
	// The work itself takes as long as it takes on this machine.
	await foxit.client.settled(items[0]?.json['taskId'] as string);
	const result = await foxit.run(REST, items, FETCHING);
	expect(result.status).toBe('success');
	expect(result.item(NODE).json).toMatchObject({ ready: true, status: 'COMPLETED' });
	expect(result.item('Fetch').json).toMatchObject({ fileName: 'note.pdf' });
});

it('a task that failed is an error, and no rest', async () => {
	await foxit.control.settings({ latency: { kind: 'fixed', ms: 20 } });
	const documentId = await foxit.client.upload('a.docx', 'junk');
	const taskId = await foxit.client.submit('create/pdf-from-word', { documentId });
	await foxit.client.settled(taskId);
	const result = await foxit.run({ ...REST, taskId });
	expect(errorOf(result).message).toContain('Foxit could not process the document');
});

it.each([
	['submittedAt', 'yesterday', 'Submitted At'],
	['longestRest', 0, 'Longest Rest (Minutes)'],
])('%s of %p is refused by name', async (name, value, label) => {
	const result = await foxit.run({ ...REST, taskId: 'a'.repeat(24), [name]: value });
	expect(errorOf(result).message).toContain(label);
	expect(await foxit.trace()).toEqual([]);
});
