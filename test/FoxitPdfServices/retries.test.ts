/** What is sent again after a passing fault, what is not, and what that costs. */
import { asText, DOWNLOADS, LOOKS, SUBMITS, UPLOADS } from '../support/error-text';
import {
	errorOf,
	FROM_FILE,
	hintsOf,
	NODE,
	textFile,
	useFoxitNode,
} from '../support/use-foxit-node';

const foxit = useFoxitNode({ speed: 10 });

const convert = async (options: object = {}) =>
	await foxit.run({ ...FROM_FILE, options }, [{ file: textFile('some text') }]);

const strike = async (match: object, action: object, more: object = {}) =>
	await foxit.control.faults({ match, action, ...more });

/** Charges fall due when a task ends, seen or unseen. */
const chargesInTheEnd = async () => {
	const ended = async () => (await foxit.control.tasks()).every((task) => task.completedAtMs);
	while (!(await ended())) await new Promise((resolve) => setTimeout(resolve, 20));
	return await foxit.charges();
};

describe('a passing fault is lived through', () => {
	it('everywhere but at the submit: a gateway error', async () => {
		for (const match of [UPLOADS, LOOKS, DOWNLOADS]) await strike(match, { type: 'html-502' });
		const result = await convert();
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(result.item(NODE).json.polls).toBeGreaterThanOrEqual(2);
		expect(await foxit.trace()).toEqual([
			'upload 502',
			'upload',
			'submit',
			'look 502',
			'look',
			'download 502',
			'download',
		]);
		expect(await foxit.charges()).toBe(1);
	});

	it('everywhere but at the submit: a lost connection, before and after', async () => {
		await strike(UPLOADS, { type: 'reset-before' });
		await strike(UPLOADS, { type: 'reset-after' });
		await strike(LOOKS, { type: 'reset-after' });
		await strike(DOWNLOADS, { type: 'reset-before' });
		const result = await convert();
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(await foxit.trace()).toEqual([
			'upload cut',
			'upload cut',
			'upload',
			'submit',
			'look cut',
			'look',
			'download cut',
			'download',
		]);
		expect(await foxit.charges()).toBe(1);
	});

	it('late answers', async () => {
		for (const match of [UPLOADS, SUBMITS, LOOKS, DOWNLOADS]) {
			await strike(match, { type: 'delay', ms: 700 });
		}
		const result = await convert();
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(await foxit.trace()).toEqual(['upload', 'submit', 'look', 'download']);
	});

	it('a document that is too young to be known, at no cost', async () => {
		await foxit.control.settings({ youngIdMs: 400 });
		const result = await convert();
		expect((await foxit.pdf(result)).text).toBe('some text');
		const trace = await foxit.trace();
		expect(trace.slice(0, 2)).toEqual(['upload', 'submit 404']);
		expect(trace.slice(-3)).toEqual(['submit', 'look', 'download']);
		expect(trace.filter((word) => word === 'submit')).toHaveLength(1);
		expect(await foxit.charges()).toBe(1);
	});

	it('but an old id that is unknown is not asked for again', async () => {
		const given = { inputMode: 'documentId', documentId: 'f'.repeat(24), sourceFormat: 'text' };
		errorOf(await foxit.run({ ...FROM_FILE, ...given }));
		expect(await foxit.trace()).toEqual(['submit 404']);
	});
});

describe('a submit of unknown fate', () => {
	const ADVICE = 'the option Retry Submits allows that.';

	it.each([
		['a breakdown', { type: 'status', status: 500, body: {} }, 'submit 500', 0],
		['a connection lost before', { type: 'reset-before' }, 'submit cut', 0],
		['a connection lost after', { type: 'reset-after' }, 'submit cut', 1],
	])('is not repeated, and the error names the option: %s', async (_label, action, seen, cost) => {
		await strike(SUBMITS, action);
		const error = errorOf(await convert());
		expect(asText(error)).toContain(ADVICE);
		expect(error.context.data).toMatchObject({ documentId: expect.any(String) as string });
		expect(await foxit.trace()).toEqual(['upload', seen]);
		expect(await chargesInTheEnd()).toBe(cost);
	});

	it('is repeated once after a fault of a gateway', async () => {
		await strike(SUBMITS, { type: 'html-502' });
		const result = await convert();
		expect((await foxit.pdf(result)).text).toBe('some text');
		expect(await foxit.trace()).toEqual(['upload', 'submit 502', 'submit', 'look', 'download']);
		expect(await chargesInTheEnd()).toBe(1);

		await foxit.control.reset();
		await strike(SUBMITS, { type: 'html-502' }, { times: 2 });
		const text = asText(errorOf(await convert()));
		expect(text).toContain(ADVICE);
		expect(text).toContain(
			'The first attempt failed: Foxit could not process the request (HTTP 502).',
		);
		expect(await foxit.trace()).toEqual(['upload', 'submit 502', 'submit 502']);

		await foxit.control.reset();
		await strike(SUBMITS, { type: 'html-502' });
		expect(asText(errorOf(await convert({ retrySubmits: 'never' })))).toContain(ADVICE);
		expect(await foxit.trace()).toEqual(['upload', 'submit 502']);
	});

	it('is repeated, and a hint says that this may have cost one more credit', async () => {
		await strike(SUBMITS, { type: 'html-502' });
		expect(hintsOf(await convert())).toEqual([
			"The first submit failed: Foxit could not process the request (HTTP 502). Foxit may still have carried it out, and it was sent again. One more credit may have been used. The credits in Foxit's developer dashboard tell [item 0]",
		]);
	});

	it.each([
		['a gateway error', { type: 'html-502' }, 'submit 502', 1],
		['a connection lost before', { type: 'reset-before' }, 'submit cut', 1],
		// The price of the option, as its description says.
		['a connection lost after', { type: 'reset-after' }, 'submit cut', 2],
	])('is repeated with the option: %s', async (_label, action, seen, cost) => {
		// Workflows that were saved with the older option mean the same by it.
		for (const options of [{ retrySubmits: 'always' }, { retryUncertainSubmits: true }]) {
			await foxit.control.reset();
			await strike(SUBMITS, action);
			const result = await convert(options);
			expect((await foxit.pdf(result)).text).toBe('some text');
			expect(await foxit.trace()).toEqual(['upload', seen, 'submit', 'look', 'download']);
			expect(await chargesInTheEnd()).toBe(cost);
			expect(hintsOf(result)).toHaveLength(1);
		}
	});

	it('is not repeated when the newer option says so, whatever the older one', async () => {
		await strike(SUBMITS, { type: 'reset-after' });
		errorOf(await convert({ retrySubmits: 'never', retryUncertainSubmits: true }));
		expect(await foxit.trace()).toEqual(['upload', 'submit cut']);
	});
});
