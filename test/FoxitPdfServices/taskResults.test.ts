/** Task > Wait for Result and Get Status, for results of all kinds. */
import { errorOf, NODE, type Result } from '../support/use-foxit-node';
import { refusesUnsent, said, type BadInput } from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();

const WAIT = { resource: 'task', operation: 'waitForResult' };
const STATUS = { resource: 'task', operation: 'getStatus' };
const ID = expect.stringMatching(/^[0-9a-f]{24}$/) as string;

const SUBMITS = {
	pdf: { resource: 'optimize', operation: 'linearize' },
	zip: { resource: 'page', operation: 'split', pageCount: 1 },
	text: { resource: 'page', operation: 'extractText' },
	json: { resource: 'form', operation: 'exportData' },
	data: { resource: 'analyze', operation: 'getProperties' },
};
type Kind = keyof typeof SUBMITS;
const KINDS = Object.keys(SUBMITS) as Kind[];

const taskIds = {} as Record<Kind, string>;

beforeAll(async () => {
	const fields = [{ name: 'name.first', value: 'Jane' }];
	const file = await service.pdf([{ text: 'Überschrift', fields }, 'page two', 'page three']);
	await Promise.all(
		KINDS.map(async (kind) => {
			const result = await service.run({ ...SUBMITS[kind], output: 'taskId' }, [{ file }]);
			taskIds[kind] = result.item(NODE).json.taskId as string;
			await service.foxit.client.settled(taskIds[kind]);
		}),
	);
});

const wait = async (kind: Kind, given: object = {}) =>
	await service.run({ ...WAIT, taskId: taskIds[kind], ...given });
const textOf = async (result: Result, index = 0, field = 'data') =>
	(await service.read(result, index, field)).text;

describe('Wait for Result gives', () => {
	it('a PDF as a file', async () => {
		const result = await wait('pdf');
		const { json } = result.item(NODE);
		expect((await service.read(result)).pageCount).toBe(3);
		expect(json).toMatchObject({ taskId: taskIds.pdf, resultDocumentId: ID });
		expect(json.fileName).toBe(`${json.resultDocumentId as string}.pdf`);
	});

	it('a ZIP as items, one for each file', async () => {
		const result = await wait('zip', { output: 'items', options: { fileName: 'part' } });
		const items = result.items(NODE);
		expect(items.map(({ json, pairedItem }) => [json.fileName, pairedItem])).toEqual(
			[1, 2, 3].map((number) => [`part-${number}.pdf`, { item: 0 }]),
		);
		expect(items.map(({ json }) => json.file)).toEqual([1, 2, 3]);
		expect(await textOf(result, 1)).toBe('page two');
	});

	it('a ZIP as files of one item', async () => {
		const result = await wait('zip', { output: 'oneItem' });
		const { binary, json } = result.item(NODE);
		expect(Object.keys(binary ?? {})).toEqual(['data_1', 'data_2', 'data_3']);
		expect(json.files).toHaveLength(3);
		expect(await textOf(result, 0, 'data_3')).toBe('page three');
	});

	it('a ZIP as it is', async () => {
		const result = await wait('zip', { output: 'file' });
		expect(result.item(NODE).json.mimeType).toBe('application/zip');
		expect((await service.file(result)).toString('latin1', 0, 2)).toBe('PK');
	});

	it('one file where a ZIP might have been', async () => {
		const result = await wait('pdf', { output: 'items' });
		expect(result.items(NODE)).toHaveLength(1);
		expect(result.item(NODE).json).toMatchObject({ file: 1, mimeType: 'application/pdf' });
		expect((await service.read(result)).pageCount).toBe(3);
	});

	it('text in a field, without a byte order mark', async () => {
		const { json, binary } = (await wait('text', { output: 'text' })).item(NODE);
		expect(json.text).toMatch(/^Überschrift/);
		expect(json.text).toContain('page three');
		expect(binary).toBeUndefined();
	});

	it('text as a file', async () => {
		const result = await wait('text', { options: { fileName: 'words' } });
		expect(result.item(NODE).json).toMatchObject({
			fileName: 'words.txt',
			mimeType: 'text/plain',
		});
		expect((await service.file(result)).toString('utf8')).toContain('Überschrift');
	});

	it('JSON in a field', async () => {
		const { json } = (await wait('json', { output: 'json' })).item(NODE);
		expect(json.data).toEqual({ name: { first: 'Jane' } });
	});

	it('properties, which are in the task itself, whatever the output', async () => {
		const results = await Promise.all([wait('data', { output: 'json' }), wait('data')]);
		for (const result of results) {
			const { json, binary } = result.item(NODE);
			expect(json.data).toMatchObject({ docInfo: { pageCount: 3 } });
			expect(json).not.toHaveProperty('resultDocumentId');
			expect(binary).toBeUndefined();
		}
	});

	it('the id alone, for a further operation', async () => {
		const { json } = (await wait('zip', { output: 'documentId' })).item(NODE);
		expect(json.resultDocumentId).toEqual(ID);
	});
});

it('several tasks at once: each result to its item, an error in its place', async () => {
	const ids = [taskIds.pdf, taskIds.zip, '0'.repeat(24), taskIds.text, taskIds.json];
	const items = ids.map((taskId) => ({ json: { taskId } }));
	const result = await service.runOn({ ...WAIT, taskId: '={{ $json.taskId }}' }, items);
	expect(
		result.items(NODE).map(({ json, pairedItem }) => [json.mimeType, json.error, pairedItem]),
	).toEqual([
		['application/pdf', undefined, { item: 0 }],
		['application/zip', undefined, { item: 1 }],
		[undefined, 'Foxit does not know this task [item 2]', { item: 2 }],
		['text/plain', undefined, { item: 3 }],
		['application/json', undefined, { item: 4 }],
	]);
	expect(await service.foxit.charges()).toBe(KINDS.length);
});

it('what is no JSON is told as such, and the way to the file', async () => {
	const error = errorOf(await wait('text', { output: 'json' }));
	expect(error.message).toBe("Foxit's result is not valid JSON [item 0]");
	expect(error.description).toContain('Choose the output File');
	expect(error.context.data).toMatchObject({ taskId: taskIds.text, resultDocumentId: ID });
});

it.each(KINDS)('Get Status of a task with a result of the kind: %s', async (kind) => {
	const { json } = (await service.run({ ...STATUS, taskId: taskIds[kind] })).item(NODE);
	expect(json).toMatchObject({ taskId: taskIds[kind], status: 'COMPLETED', progress: 100 });
	if (kind === 'data') expect(json.resultData).toMatchObject({ docInfo: { pageCount: 3 } });
	else expect(json.resultDocumentId).toEqual(ID);
});

it('refuses what it cannot use, before anything is sent', async () => {
	const empty = '"Task ID" is empty';
	const bad: BadInput[] = [[{ taskId: said('') }, 'Task ID', empty]];
	await refusesUnsent(service, STATUS, bad, {});
	await refusesUnsent(
		service,
		{ ...WAIT, taskId: taskIds.pdf },
		[
			...bad,
			[{ output: said('taskId') }, 'Output', '"Output" cannot be "taskId"'],
			[
				{ options: { timeout: said('soon') } },
				'Timeout',
				'"Timeout" must be a number of at least 0 seconds',
			],
		],
		{},
	);
});
