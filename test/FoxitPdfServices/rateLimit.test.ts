/** Refusals because of the rate: waited for as long as the service asks, and lost on nobody. */
import { LOOKS, SUBMITS, UPLOADS } from '../support/error-text';
import { FROM_FILE, NODE, SECRET, textFile, useFoxitNode } from '../support/use-foxit-node';

// Each account has a pace of its own, and what one has learned must not slow down another.
const foxit = useFoxitNode({ accounts: ['seconds', 'date', 'none', 'hidden', 'shared'] });

const refusal = (status: number, message: string, headers: object = {}) => ({
	type: 'status',
	status,
	body: { message },
	headers,
});
const UPLOAD = { resource: 'document', operation: 'upload' };

const clientOf = (clientId: string) =>
	foxit.at.sandboxClient(foxit.at.sandbox.url, { clientId, clientSecret: SECRET });

/** Milliseconds between the first two requests. */
const pause = async () => {
	const [first, second] = await foxit.control.requests();
	return (second?.atMs ?? NaN) - (first?.atMs ?? NaN);
};

it('Retry-After in seconds', async () => {
	const action = refusal(429, 'Too many requests', { 'retry-after': '1' });
	await foxit.control.faults({ match: UPLOADS, action });
	const items = [{ file: textFile('x') }];
	const result = await foxit.run(UPLOAD, items, { credential: 'seconds' });
	expect(result.status).toBe('success');
	expect(await foxit.trace()).toEqual(['upload 429', 'upload']);
	expect(await pause()).toBeGreaterThanOrEqual(990);
});

it('Retry-After as a date', async () => {
	const at = Math.ceil(Date.now() / 1_000 + 1) * 1_000;
	const headers = { 'retry-after': new Date(at).toUTCString() };
	await foxit.control.faults({ match: LOOKS, action: refusal(429, 'Slow down', headers) });
	const documentId = await foxit.client.upload('a.txt', 'x');
	const taskId = await foxit.client.submit('create/pdf-from-text', { documentId });
	await foxit.control.clearRequests();
	// The task belongs to another account: the answer matters here, not what it says.
	const parameters = { resource: 'task', operation: 'getStatus', taskId };
	await foxit.run(parameters, [{}], { credential: 'date' });
	expect(await foxit.trace()).toEqual(['look 429', 'look']);
	const [, second] = await foxit.control.requests();
	expect(second?.atMs).toBeGreaterThanOrEqual(at - 10);
});

it('no Retry-After', async () => {
	await foxit.control.faults({ match: UPLOADS, action: refusal(429, '') });
	const items = [{ file: textFile('x') }];
	await foxit.run(UPLOAD, items, { credential: 'none' });
	expect(await foxit.trace()).toEqual(['upload 429', 'upload']);
	expect(await pause()).toBeGreaterThanOrEqual(990);
});

it('hidden in a 502, at a submit, which surely has started nothing', async () => {
	const documentId = await clientOf('hidden').upload('a.txt', 'behind a limit');
	await foxit.control.clearRequests();
	const action = refusal(502, 'RateLimiterException: request blocked by gateway');
	await foxit.control.faults({ match: SUBMITS, action });
	const given = { inputMode: 'documentId', documentId, sourceFormat: 'text' };
	const result = await foxit.run({ ...FROM_FILE, ...given }, [{}], { credential: 'hidden' });
	expect((await foxit.pdf(result)).text).toBe('behind a limit');
	expect(await foxit.trace()).toEqual(['submit 502', 'submit', 'look', 'download']);
	expect(await foxit.charges()).toBe(1);
});

it('a limit of the whole account costs time, but no item and no credit', async () => {
	await foxit.control.settings({
		rateLimit: { requestsPerMinute: 120, window: 'bucket', retryAfter: 'seconds' },
	});
	// All but a few of its requests are used up by somebody else.
	const client = clientOf('shared');
	await Promise.all(Array.from({ length: 117 }, async () => await client.poll('x')));
	await foxit.control.clearRequests();

	const items = Array.from({ length: 6 }, (_, index) => ({ file: textFile(`text ${index}`) }));
	const parameters = { ...FROM_FILE, output: 'taskId', options: { concurrency: 6 } };
	const result = await foxit.run(parameters, items, { credential: 'shared' });
	expect(result.items(NODE)).toHaveLength(6);
	expect((await foxit.control.requests()).some(({ rateLimited }) => rateLimited)).toBe(true);
	expect(await foxit.control.tasks()).toHaveLength(6);
});
