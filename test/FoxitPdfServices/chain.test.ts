import { errorOf, hintsOf, NODE, type Result, type TestFile } from '../support/use-foxit-node';
import {
	DONE,
	expectTwoOfFiveFailed,
	fiveItems,
	OPENED,
	PASSWORD,
	refusesOtherFiles,
	refusesUnsent,
	said,
	spokenBy,
	type BadInput,
} from './support/checks';
import { usePdfServices } from './support/pdf-services';

const service = usePdfServices();

const CHAIN = { resource: 'chain', operation: 'runSteps' };
const KEYS = { userPassword: 'u-word', ownerPassword: 'o-word' };
const COMPRESS = { operation: 'compress', compressionLevel: 'HIGH' };
const LINEARIZE = { operation: 'linearize' };
const FLATTEN = { operation: 'flatten' };
const PROTECT = { operation: 'protect', ...KEYS };
const WATERMARK = { operation: 'watermark', text: 'DRAFT' };
const steps = (...step: object[]) => ({ ...CHAIN, steps: { step } });

interface Step {
	name: string;
	taskId: string;
	resultDocumentId: string;
	polls: number;
	waitMs: number;
}

let file: TestFile;
const results = {} as Record<
	'three' | 'ready' | 'byId' | 'deleted' | 'keptId' | 'broken' | 'locked' | 'five',
	Result
>;

beforeAll(async () => {
	file = await service.pdf(['first page', 'second page']);
	const locked = await service.pdf({ pages: ['behind a lock'], userPassword: PASSWORD });
	const items = await fiveItems(service, ['first page']);
	const documentId = await service.foxit.client.upload('mine.pdf', Buffer.from(file.data));
	const ready = {
		resource: 'optimize',
		operation: 'compressAndLinearize',
		compressionLevel: 'LOW',
	};
	const byId = { inputMode: 'documentId', documentId, output: 'documentId' };
	const tidy = { options: { deleteCopies: true } };
	const remove = { operation: 'removePassword', currentPassword: 'wrong-word' };
	const run = async (name: keyof typeof results, given: object, input: TestFile = file) => {
		results[name] = await service.run(given, [{ file: input }]);
	};
	await Promise.all([
		run('three', steps(COMPRESS, PROTECT, LINEARIZE)),
		run('ready', ready),
		run('byId', { ...steps(WATERMARK, COMPRESS), ...byId, ...tidy }),
		run('deleted', { ...steps(WATERMARK, COMPRESS), ...tidy }),
		run('keptId', { ...steps(WATERMARK, COMPRESS), output: 'documentId', ...tidy }),
		run('broken', {
			...steps(COMPRESS, PROTECT, remove, LINEARIZE),
			options: { allowUndoing: true },
		}),
		run(
			'locked',
			{ ...steps(WATERMARK, PROTECT, LINEARIZE), options: { password: PASSWORD } },
			locked,
		),
		service.runOn({ ...steps(WATERMARK, COMPRESS), options: OPENED }, items).then((result) => {
			results.five = result;
		}),
	]);
});

const stepsOf = (name: keyof typeof results) =>
	results[name].item(NODE).json.steps as unknown as Step[];

/** The requests and charges that some ids have to do with, in order. */
async function trailOf(ids: unknown) {
	const text = JSON.stringify(ids);
	const isOurs = (id: string | null) => id !== null && text.includes(id);
	const words = (await service.control.requests())
		.filter(({ documentId, taskId }) => isOurs(documentId) || isOurs(taskId))
		.map(wordOf);
	const charges = (await service.control.ledger())
		.filter(({ taskId }) => isOurs(taskId))
		.map(({ operation }) => operation);
	return {
		words: words.filter((word, at) => word !== 'look' || words[at - 1] !== 'look'),
		charges,
	};
}

function wordOf({ method, path }: { method: string; path: string }): string {
	if (method === 'DELETE') return 'delete';
	return path.includes('/tasks/') ? 'look' : (path.split('/').at(-1) ?? '');
}

describe('a chain of steps', () => {
	it('does them all, with one upload and one download', async () => {
		const { pages } = await service.read(results.three, 0, 'data', 'u-word');
		expect(pages.map(({ text }) => text)).toEqual(['first page', 'second page']);
		await expect(service.read(results.three)).rejects.toThrow(/password/i);
		expect(await trailOf(results.three.item(NODE).json)).toEqual({
			words: [
				'upload',
				...['pdf-compress', 'look'],
				...['pdf-protect', 'look'],
				...['pdf-linearize', 'look'],
				'download',
			],
			charges: ['pdf-compress', 'pdf-protect', 'pdf-linearize'],
		});
		expect(hintsOf(results.three)).toEqual([
			expect.stringMatching(/^3 credits used in \d+ requests\.$/),
		]);
	});

	it('tells of each step what it made and how long it took', () => {
		const { json, pairedItem } = results.three.item(NODE);
		const done = stepsOf('three');
		expect(done.map(({ name }) => name)).toEqual(['Compress', 'Protect', 'Linearize']);
		expect(json.resultDocumentId).toBe(done[2]?.resultDocumentId);
		expect(json.taskId).toBe(done[2]?.taskId);
		for (const { polls, waitMs } of done) {
			expect(polls).toBeGreaterThanOrEqual(1);
			expect(waitMs).toBeGreaterThan(0);
		}
		const timings = json.timings as { waitMs: number };
		expect(timings.waitMs).toBe(done.reduce((sum, { waitMs }) => sum + waitMs, 0));
		expect(pairedItem).toEqual({ item: 0 });
		expect(json).toMatchObject({ fileName: 'input.pdf', mimeType: 'application/pdf' });
	});

	it('is there ready-made: Compress and Linearize', async () => {
		const bytes = await service.file(results.ready);
		expect(bytes.toString('latin1', 0, 1_024)).toContain('/Linearized');
		expect((await service.read(results.ready)).pageCount).toBe(2);
		const { words, charges } = await trailOf(results.ready.item(NODE).json);
		expect(words).toHaveLength(6);
		expect(charges).toEqual(['pdf-compress', 'pdf-linearize']);
		expect(stepsOf('ready').map(({ name }) => name)).toEqual(['Compress', 'Linearize']);
	});

	it('takes the password along until a step changes it', async () => {
		const { text } = await service.read(results.locked, 0, 'data', 'u-word');
		expect(text).toMatch(/behind a lock[^]*DRAFT/);
		await expect(service.read(results.locked, 0, 'data', PASSWORD)).rejects.toThrow(/password/i);
		expect(spokenBy(results.locked)).not.toMatch(/u-word|o-word|opens-it/);
	});

	it('of five items, two fail in their places', async () => {
		expectTwoOfFiveFailed(results.five, 'Step 1 (Text Watermark): ', 6);
		for (const index of DONE) {
			expect((await service.read(results.five, index, 'data', PASSWORD)).text).toContain('DRAFT');
		}
	});
});

describe('Delete Foxit Copies', () => {
	const left = async () => (await service.control.documents()).map(({ documentId }) => documentId);

	it('takes the results in between as well', async () => {
		const { documentId } = results.deleted.item(NODE).json;
		const made = stepsOf('deleted').map(({ resultDocumentId }) => resultDocumentId);
		for (const id of [documentId, ...made]) expect(await left()).not.toContain(id);
		expect((await trailOf(results.deleted.item(NODE).json)).words.slice(-4)).toEqual([
			'download',
			...['delete', 'delete', 'delete'],
		]);
	});

	it('leaves the last where its id is wanted, and what the user has named', async () => {
		const [first, last] = stepsOf('keptId');
		expect(results.keptId.item(NODE).json.resultDocumentId).toBe(last?.resultDocumentId);
		expect(await left()).toContain(last?.resultDocumentId);
		expect(await left()).not.toContain(first?.resultDocumentId);
		expect(await left()).not.toContain(results.keptId.item(NODE).json.documentId);
		expect(await left()).toContain(results.byId.item(NODE).json.documentId);
		expect((await trailOf(stepsOf('byId'))).words.slice(-2)).toEqual(['look', 'delete']);
	});
});

describe('a step that fails', () => {
	it('is named, and nothing is lost that was paid for', async () => {
		const error = errorOf(results.broken);
		expect(error.message).toBe(
			'Step 3 (Remove Password): The document is protected by a password [item 0]',
		);
		const { data } = error.context;
		expect(data).toMatchObject({ resource: 'chain', operation: 'runSteps', failedStep: 3 });
		const good = data?.lastGoodDocumentId as string;
		expect(error.description).toContain(
			`The result of step 2 is kept at Foxit for 24 hours: go on from there with the Document ID ${good}. The steps so far have cost 2 credits.`,
		);
		expect(spokenBy(results.broken)).not.toMatch(/wrong-word|u-word|o-word/);
		const given = { resource: 'document', operation: 'download', documentId: good };
		const { text } = await service.read(await service.run(given), 0, 'data', 'u-word');
		expect(text).toContain('second page');
		// The failed task and those before it; the last step was never sent.
		const mine = (await service.control.tasks()).find(({ taskId }) => taskId === data?.taskId);
		expect(mine).toMatchObject({ operation: 'pdf-remove-password', documentId: good });
	});

	it('is where Retry On Fail goes on, without paying again', async () => {
		await service.control.reset();
		const fault = { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Not today' };
		await service.control.faults({ match: { operation: 'pdf-linearize' }, action: fault });
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const result = await service.run(
			{ ...steps(COMPRESS, LINEARIZE, FLATTEN), options: { allowUndoing: true } },
			[{ file }],
			{ node },
		);
		expect((await service.read(result)).pageCount).toBe(2);
		const words = (await service.control.requests()).map(wordOf);
		expect(words.filter((word) => word !== 'look')).toEqual([
			'upload',
			'pdf-compress',
			...['pdf-linearize', 'pdf-linearize'],
			'pdf-flatten',
			'download',
		]);
		const charged = (await service.control.ledger()).map(({ operation }) => operation);
		expect(charged).toEqual(['pdf-compress', 'pdf-linearize', 'pdf-flatten']);
		expect(result.item(NODE).json.steps).toHaveLength(3);
	});

	it('is no step whose input is too young to be known: it is asked for again', async () => {
		await service.control.reset();
		const action = {
			...{ type: 'status', status: 404 },
			body: { code: 'DOCUMENT_NOT_FOUND', message: 'Document not found' },
		};
		await service.control.faults({ match: { operation: 'pdf-linearize' }, action });
		const result = await service.run(steps(COMPRESS, LINEARIZE), [{ file }]);
		expect((await service.read(result)).pageCount).toBe(2);
		const charged = (await service.control.ledger()).map(({ operation }) => operation);
		expect(charged).toEqual(['pdf-compress', 'pdf-linearize']);
	});

	it('may be the download: a retry only downloads', async () => {
		await service.control.reset();
		const action = { type: 'status', status: 403, contentType: 'text/html', body: '<p>No</p>' };
		await service.control.faults({ match: { path: '/download$' }, action });
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const result = await service.run(steps(COMPRESS, FLATTEN), [{ file }], { node });
		expect((await service.read(result)).pageCount).toBe(2);
		const { words, charges } = await trailOf(result.item(NODE).json);
		expect(charges).toEqual(['pdf-compress', 'pdf-flatten']);
		expect(words.filter((word) => word !== 'look')).toEqual([
			...['upload', 'pdf-compress', 'pdf-flatten'],
			...['download', 'download'],
		]);
	});
});

it('refuses a step that cannot be, before the first is sent', async () => {
	const bad: BadInput[] = [
		[{ steps: {} }, 'Steps', '"Steps" is empty'],
		[steps({ operation: 'toWord' }), 'Operation', '"Operation" cannot be "toWord"'],
		[
			steps(COMPRESS, { ...WATERMARK, text: said('') }),
			'Text',
			'Step 2 (Text Watermark): "Text" is empty',
		],
		[
			steps(COMPRESS, LINEARIZE, { operation: 'rotatePages', pages: '3-1' }),
			'Pages',
			'Step 3 (Rotate Pages): "Pages" cannot be used. 3-1: the range runs backwards',
		],
		[
			steps({ operation: 'protect' }),
			'Password to Open',
			'Step 1 (Protect): Neither "Password to Open" nor "Password to Change Permissions" is set',
		],
		[{ ...steps(COMPRESS), output: said('taskId') }, 'Output', '"Output" cannot be "taskId"'],
	];
	await refusesUnsent(service, CHAIN, bad, { file });
	await refusesOtherFiles(service, steps(COMPRESS));
});
