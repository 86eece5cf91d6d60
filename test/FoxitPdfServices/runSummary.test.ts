/** What a run says besides its results: the line in the log on the way, the hint at its end. */
import { errorOf, hintsOf, NODE, SECRET, type Result } from '../support/use-foxit-node';
import { fiveItems, OPENED } from './support/checks';
import { usePdfServices } from './support/pdf-services';

const SLOW = 'slow';
// An account of its own for the refusal, which slows the whole account down.
const service = usePdfServices({ accounts: [SLOW] });

const PROPERTIES = { resource: 'analyze', operation: 'getProperties' };
const STATUS = { resource: 'task', operation: 'getStatus' };
/** Longer than ten seconds: worth telling of. */
const PAUSE_SECONDS = 11;

const results = {} as Record<'smooth' | 'failing' | 'stopped' | 'one' | 'many' | 'slowed', Result>;

beforeAll(async () => {
	const file = await service.pdf(['a page']);
	const items = await fiveItems(service, ['a page']);
	const { sandbox, sandboxClient } = service.foxit.at;
	const slow = sandboxClient(sandbox.url, { clientId: SLOW, clientSecret: SECRET });
	const submitted = async (client: typeof slow) => {
		const documentId = await client.upload('a.pdf', Buffer.from(file.data));
		const taskId = await client.submit('analyze/get-pdf-properties', { documentId });
		await client.settled(taskId);
		return taskId;
	};
	const [taskId, slowTaskId] = await Promise.all([
		submitted(service.foxit.client),
		submitted(slow),
	]);
	await service.control.faults({
		match: { taskId: slowTaskId },
		action: {
			type: 'status',
			status: 429,
			body: { code: 'TOO_MANY_REQUESTS', message: 'Slow down' },
			headers: { 'retry-after': String(PAUSE_SECONDS) },
		},
	});
	const several = (count: number, item: object) => Array.from({ length: count }, () => item);
	const run = async (name: keyof typeof results, work: Promise<Result>) => {
		results[name] = await work;
	};
	const opened = { ...PROPERTIES, options: OPENED };
	await Promise.all([
		run('smooth', service.run(PROPERTIES, several(5, { file }))),
		run('failing', service.runOn(opened, items)),
		run('stopped', service.run(opened, items)),
		run('one', service.run(PROPERTIES, [{ file }])),
		run('many', service.run({ ...STATUS, taskId }, several(25, {}))),
		run('slowed', service.run({ ...STATUS, taskId: slowTaskId }, [{}], { credential: SLOW })),
	]);
});

const linesOf = ({ logs }: Result) =>
	logs.map(({ message }) => message).filter((line) => line.includes('items done'));

describe('the line in the log', () => {
	it('comes with each item of a few', () => {
		expect(linesOf(results.smooth)).toEqual(
			[1, 2, 3, 4, 5].map((done) => `${NODE}: ${done} of 5 items done`),
		);
	});

	it('comes with each tenth of many, and at the end', () => {
		expect(linesOf(results.many)).toEqual(
			[3, 6, 9, 12, 15, 18, 21, 24, 25].map((done) => `${NODE}: ${done} of 25 items done`),
		);
	});

	it('does not come with one item', () => {
		expect(linesOf(results.one)).toEqual([]);
	});

	it('counts the failed ones as well', () => {
		expect(linesOf(results.failing).at(-1)).toBe(`${NODE}: 5 of 5 items done`);
	});
});

describe('the hint at the end', () => {
	it('tells what several items have cost', () => {
		expect(hintsOf(results.smooth)).toEqual([
			expect.stringMatching(/^5 credits used in \d+ requests\.$/),
		]);
	});

	it('is not there when there is nothing to tell', () => {
		expect(hintsOf(results.one)).toEqual([]);
		expect(hintsOf(results.many)).toEqual([]);
	});

	it('tells how many items failed, and what the others cost', () => {
		expect(hintsOf(results.failing)).toEqual([
			expect.stringMatching(/^2 items failed\. 3 credits used in \d+ requests\.$/),
		]);
	});

	it('leaves to the error what the error tells', () => {
		// Two items fail side by side; the one that comes first ends the run.
		expect(errorOf(results.stopped).message).toMatch(
			/^The document is protected by a password \[item [23]\]$/,
		);
		expect(hintsOf(results.stopped)).toEqual([]);
	});

	it('tells how long the limit made the run wait', () => {
		expect(results.slowed.status).toBe('success');
		expect(hintsOf(results.slowed)).toEqual([
			expect.stringMatching(
				/^Foxit's request limit made this run wait 1\d seconds \(1 refusal\)\. 0 credits used in 2 requests\.$/,
			),
		]);
	});
});
