/** n8n's Retry On Fail runs the whole node again; what is paid for is not paid for twice. */
import { answer, asText, DOWNLOADS, LOOKS, SUBMITS } from '../support/error-text';
import { until } from '../support/until';
import { errorOf, FROM_FILE, NODE, textFile, useFoxitNode } from '../support/use-foxit-node';
import type { RunOptions } from '../support/use-foxit-node';

const SPEED = 10;
const foxit = useFoxitNode({ speed: SPEED });

const TWICE: RunOptions = { node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } };
const ITEMS = ['a', 'b', 'c'].map((name) => ({ file: textFile(name, `${name}.txt`) }));

const HOUR_MS = 3_600_000;
const LIMIT_MS = 50_000;

const counts = async () => {
	const trace = await foxit.trace();
	const count = (word: string) => trace.filter((seen) => seen === word).length;
	return { uploads: count('upload'), submits: count('submit') };
};
const textsOf = async (result: Awaited<ReturnType<typeof foxit.run>>) => {
	const pdfs = ITEMS.map(async (_, index) => await foxit.pdf(result, index));
	return (await Promise.all(pdfs)).map(({ text }) => text);
};

it.each([
	['a download', { match: DOWNLOADS, action: answer(403, {}) }],
	['a look', { match: LOOKS, action: answer(403, {}) }],
])('one charge each, though %s failed', async (_label, fault) => {
	await foxit.control.faults({ ...fault, skip: 1 });
	const result = await foxit.run(FROM_FILE, ITEMS, TWICE);
	expect(result.status).toBe('success');
	expect(await textsOf(result)).toEqual(['a', 'b', 'c']);
	for (const { json } of result.items(NODE)) {
		expect(json).toMatchObject({
			polls: expect.any(Number) as number,
			timings: { uploadMs: expect.any(Number) as number, waitMs: expect.any(Number) as number },
		});
	}
	expect(await counts()).toEqual({ uploads: 3, submits: 3 });
	expect(await foxit.charges()).toBe(3);
});

it('a refused submit is sent again, its upload is not', async () => {
	await foxit.control.faults({ match: SUBMITS, action: answer(403, {}) });
	const result = await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE);
	expect((await foxit.pdf(result)).text).toBe('a');
	expect(await foxit.trace()).toEqual(['upload', 'submit 403', 'submit', 'look', 'download']);
});

it('a failed task is submitted anew', async () => {
	const action = { type: 'task-fail', code: 'INTERNAL_SERVER_ERROR', message: 'Out of cheese' };
	await foxit.control.faults({ match: SUBMITS, action });
	const result = await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE);
	expect((await foxit.pdf(result)).text).toBe('a');
	expect(await counts()).toEqual({ uploads: 1, submits: 2 });
	expect(await foxit.charges()).toBe(1);
});

it('a task that took too long is taken up again', async () => {
	// No try comes near its limit by itself, however busy the machine is: the test moves both clocks.
	await foxit.control.settings({ latency: { kind: 'fixed', ms: HOUR_MS } });
	await foxit.at.engine.setClockSpeed(2);
	const parameters = { ...FROM_FILE, options: { timeout: LIMIT_MS / 1_000 } };
	const run = foxit.start(parameters, ITEMS, TWICE).promise;
	await until(async () => (await foxit.control.tasks()).length === ITEMS.length);
	await foxit.at.engine.passTime(LIMIT_MS);
	await foxit.control.advanceClock(HOUR_MS);
	const result = await run;
	await foxit.at.engine.setClockSpeed(SPEED);
	expect(await textsOf(result)).toEqual(['a', 'b', 'c']);
	expect(await counts()).toEqual({ uploads: 3, submits: 3 });
	expect(await foxit.charges()).toBe(3);
});

it('the error of the last try tells what the first has paid for', async () => {
	await foxit.control.faults({ match: DOWNLOADS, times: -1, action: answer(403, {}) });
	const error = errorOf(await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE));
	expect(asText(error)).toContain('fetch it with Document > Download');
	expect(await counts()).toEqual({ uploads: 1, submits: 1 });
});

it('another run of the same workflow starts from nothing', async () => {
	await foxit.control.faults({ match: DOWNLOADS, times: 2, action: answer(403, {}) });
	errorOf(await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE));
	const result = await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE);
	expect(result.items(NODE)).toHaveLength(1);
	expect(await counts()).toEqual({ uploads: 2, submits: 2 });
});

it('a submit whose answer was lost is not sent again', async () => {
	await foxit.control.faults({ match: SUBMITS, action: { type: 'reset-after' } });
	const error = errorOf(await foxit.run(FROM_FILE, ITEMS.slice(0, 1), TWICE));
	expect(error.message).toBe(
		'An earlier try may have started this task: The connection to Foxit was closed before the answer arrived [item 0]',
	);
	expect(asText(error)).toContain('set the option Retry Submits to Always');
	expect(await foxit.trace()).toEqual(['upload', 'submit cut']);
});

it('a submit whose answer was lost is sent again, once a try, if the user wants it so', async () => {
	await foxit.control.faults({ match: SUBMITS, times: 3, action: { type: 'reset-after' } });
	const parameters = { ...FROM_FILE, options: { retryUncertainSubmits: true } };
	const result = await foxit.run(parameters, ITEMS.slice(0, 1), TWICE);
	expect((await foxit.pdf(result)).text).toBe('a');
	expect((await counts()).uploads).toBe(1);
});

describe('under Continue On Fail, where n8n tries again when the first item is an error', () => {
	const goOn: RunOptions = { node: { ...TWICE.node, onError: 'continueRegularOutput' } };
	const tidy = { ...FROM_FILE, options: { deleteCopies: true, concurrency: 1 } };

	it('copies stay until the last try: each item is paid for once', async () => {
		await foxit.control.faults({ match: DOWNLOADS, action: answer(403, {}) });
		const result = await foxit.run(tidy, ITEMS, goOn);
		expect(await textsOf(result)).toEqual(['a', 'b', 'c']);
		expect(await counts()).toEqual({ uploads: 3, submits: 3 });
		expect((await foxit.trace()).filter((word) => word === 'delete')).toHaveLength(6);
	});

	it('the last try deletes the copies of the items that are done', async () => {
		const match = { path: '/create/' };
		await foxit.control.faults({ match, action: answer(403, {}), times: 2 });
		const result = await foxit.run(tidy, ITEMS.slice(0, 1), goOn);
		expect(result.item(NODE).json.error).toBeDefined();
		await foxit.control.faults([]);
		// With the first item done, n8n does not try again.
		await foxit.control.faults({ match, action: answer(403, {}), skip: 1 });
		const second = await foxit.run(tidy, ITEMS.slice(0, 2), goOn);
		expect(second.items(NODE)[1]?.json.error).toBeDefined();
		expect((await foxit.trace()).filter((word) => word === 'delete')).toHaveLength(2);
	});
});
