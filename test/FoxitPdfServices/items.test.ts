/** Many items: order, linking, and what one bad item does to the others. */
import { UPLOADS } from '../support/error-text';
import { until } from '../support/until';
import { errorOf, FROM_FILE, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';
import type { InputItem, Result, RunOptions } from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 }, { resetEach: false });

/** Five items of which the third is a damaged Word file. */
const FIVE: InputItem[] = ['zero', 'one', 'two', 'three', 'four'].map((name, index) =>
	index === 2
		? { json: { name }, file: { data: Buffer.from('junk'), fileName: 'two.docx' } }
		: { json: { name }, file: textFile(name, `${name}.txt`) },
);
const GOOD = [0, 1, 3, 4];
const ERROR = 'Foxit could not process the document [item 2]';

/** Notes behind the node which input item each of its items came from. */
const origin = (name: string) => ({
	type: 'set',
	name,
	parameters: {
		includeOtherFields: true,
		assignments: {
			assignments: [
				{ name: 'origin', type: 'string', value: "={{ $('Start').item.json.name }}" },
				{ name: 'direct', type: 'string', value: `={{ $('${NODE}').item.json.fileName }}` },
			],
		},
	},
});

const runFive = async (onError?: string, more: RunOptions = {}) =>
	await foxit.run({ ...FROM_FILE, options: { concurrency: 5 } }, FIVE, {
		...(onError && { node: { onError } }),
		...more,
	});

describe('with one bad item of five', () => {
	it('the run stops, and its error tells of the work that is done', async () => {
		await foxit.control.reset();
		const error = errorOf(await runFive());
		expect(error.message).toBe(ERROR);
		expect(error.context).toMatchObject({
			itemIndex: 2,
			data: {
				operation: 'fromFile',
				foxitCode: 'INTERNAL_SERVER_ERROR',
				taskId: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
			},
		});
		expect(error.description).toContain('Work of the other items is not lost: item 0: Task ID');
		expect(error.description).toContain('set On Error to continue');
		for (const { taskId, documentIds } of await foxit.control.tasks()) {
			expect(documentIds).toHaveLength(1);
			expect(error.description).toContain(taskId);
		}
	});

	describe('and On Error: continue', () => {
		let result: Result;

		beforeAll(async () => {
			result = await runFive('continueRegularOutput', { after: [origin('Origin')] });
		});

		it('the others come through, in their order, and the bad one in its place', async () => {
			expect(result.status).toBe('success');
			const items = result.items(NODE);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3, 4].map((item) => ({ item })),
			);
			for (const index of GOOD) {
				expect((await foxit.pdf(result, index)).text).toBe(FIVE[index]?.json?.name);
			}
			expect(items[2]?.json.error).toBe(ERROR);
			expect(items[2]?.binary).toBeUndefined();
		});

		it('the bad one carries the facts for further nodes', () => {
			const { message } = result.items(NODE)[2]?.json ?? {};
			expect(message).toMatchObject({
				description: expect.stringContaining('The DOCX file is damaged') as string,
				resource: 'createPdf',
				operation: 'fromFile',
				documentId: expect.any(String) as string,
				taskId: expect.any(String) as string,
				foxitCode: 'INTERNAL_SERVER_ERROR',
			});
		});

		it('each item knows its origin', () => {
			expect(result.items('Origin').map(({ json }) => json.origin)).toEqual(
				FIVE.map(({ json }) => json?.name),
			);
			expect(result.items('Origin')[3]?.json.direct).toBe('three.pdf');
		});
	});

	describe('and On Error: continue with the error output', () => {
		let result: Result;

		beforeAll(async () => {
			result = await runFive('continueErrorOutput', {
				after: [origin('Good'), origin('Bad')],
				wires: { Start: NODE, [NODE]: ['Good', 'Bad'] },
			});
		});

		it('good and bad go their own ways', async () => {
			expect(result.items(NODE, 0)).toHaveLength(4);
			expect(result.items(NODE, 1)).toHaveLength(1);
			expect((await foxit.pdf(result, 2)).text).toBe('three');
			expect(result.items(NODE, 1)[0]?.json.error).toBe(ERROR);
		});

		it('and know their origin', () => {
			const originsOf = (name: string) => result.items(name).map(({ json }) => json.origin);
			expect(originsOf('Good')).toEqual(['zero', 'one', 'three', 'four']);
			expect(originsOf('Bad')).toEqual(['two']);
		});
	});
});

describe('side by side', () => {
	const HOUR_MS = 3_600_000;

	/** When each of the items' tasks was under way, as the sandbox saw it. */
	const spans = async (result: Result) => {
		const tasks = await foxit.control.tasks();
		return result.items(NODE).map(({ json }) => {
			const task = tasks.find(({ taskId }) => taskId === json.taskId);
			return { from: task?.submittedAtMs ?? NaN, to: task?.firstSeenDoneAtMs ?? NaN };
		});
	};

	const seenDone = async () =>
		(await foxit.control.tasks()).filter(({ firstSeenDoneAtMs }) => firstSeenDoneAtMs !== null);

	it('items keep their order though later ones are done first', async () => {
		await foxit.control.reset();
		await foxit.control.settings({
			latencyByOperation: { 'pdf-from-word': { kind: 'fixed', ms: HOUR_MS } },
		});
		const slow = { data: await foxit.at.makeDocx(['slow']), fileName: 'slow.docx' };
		const items = [{ file: slow }, ...['b', 'c', 'd'].map((name) => ({ file: textFile(name) }))];
		const run = foxit.start(FROM_FILE, items);
		await until(async () => (await seenDone()).length === 3);
		await foxit.control.advanceClock(HOUR_MS);
		const result = await run.promise;
		const texts = await Promise.all(items.map(async (_, index) => await foxit.pdf(result, index)));
		expect(texts.map(({ text }) => text)).toEqual(['slow', 'b', 'c', 'd']);
		const [first, ...others] = await spans(result);
		for (const { to } of others) expect(to).toBeLessThan(first?.to ?? NaN);
	});

	it.each([1, 2])('no more uploads than the Concurrency at a time: %s', async (concurrency) => {
		await foxit.control.reset();
		const ms = 200;
		await foxit.control.faults({ match: UPLOADS, times: -1, action: { type: 'delay', ms } });
		const items = ['a', 'b', 'c', 'd'].map((name) => ({ file: textFile(name) }));
		await foxit.run({ ...FROM_FILE, output: 'taskId', options: { concurrency } }, items);
		const uploads = (await foxit.control.requests())
			.filter(({ path }) => path.endsWith('/upload'))
			.map(({ atMs }) => atMs);
		expect(uploads).toHaveLength(4);
		uploads.slice(concurrency).forEach((atMs, index) => {
			expect(atMs - (uploads[index] ?? NaN)).toBeGreaterThanOrEqual(ms - 10);
		});
	});

	it('tasks that wait for Foxit do not count towards the Concurrency', async () => {
		await foxit.control.reset();
		await foxit.control.settings({ latency: { kind: 'fixed', ms: HOUR_MS } });
		const items = ['a', 'b', 'c'].map((name) => ({ file: textFile(name) }));
		const run = foxit.start({ ...FROM_FILE, options: { concurrency: 1 } }, items);
		await until(async () => (await foxit.control.tasks()).length === 3);
		expect(await seenDone()).toEqual([]);
		await foxit.control.advanceClock(HOUR_MS);
		expect((await run.promise).status).toBe('success');
	});
});
