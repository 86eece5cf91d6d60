/** The option Timeout: whatever an item waits for, it ends in time, and its error leads back to what was paid. */
import { answer, DOWNLOADS, LOOKS, SUBMITS } from '../support/error-text';
import { until } from '../support/until';
import { errorOf, FROM_FILE, textFile, useFoxitNode } from '../support/use-foxit-node';

/** Longer than a test may take, at the node's speed as well. */
const FOR_EVER_MS = 3_600_000;
/** Below the limit from which a pause is not waited for at all. */
const PAUSE_SECONDS = 590;

const UPLOADS = { path: '/upload$' };
const refused = answer(
	429,
	{ code: 'TOO_MANY_REQUESTS', message: 'slow down' },
	{
		'retry-after': String(PAUSE_SECONDS),
	},
);
const unanswered = { type: 'delay', ms: FOR_EVER_MS };
const stalled = { type: 'stall', fraction: 0.5 };

type Case = [string, { match: object; action: object }, string, string[]];

/** What happens, to which requests, which part of the work runs out of time, and which ids the error has. */
const CASES: Case[] = [
	['an upload that is refused', { match: UPLOADS, action: refused }, 'upload', []],
	['an upload that is not answered', { match: UPLOADS, action: unanswered }, 'upload', []],
	['a submit that is refused', { match: SUBMITS, action: refused }, 'task', ['documentId']],
	[
		'a submit that is not answered',
		{ match: SUBMITS, action: unanswered },
		'task',
		['documentId', 'uncertain'],
	],
	['looks that are refused', { match: LOOKS, action: refused }, 'task', ['documentId', 'taskId']],
	[
		'looks without an answer',
		{ match: LOOKS, action: unanswered },
		'task',
		['documentId', 'taskId'],
	],
	[
		'a download that is refused',
		{ match: DOWNLOADS, action: refused },
		'download',
		['documentId', 'resultDocumentId', 'taskId'],
	],
	[
		'a download that stalls',
		{ match: DOWNLOADS, action: stalled },
		'download',
		['documentId', 'resultDocumentId', 'taskId'],
	],
];

/** Each case has an account of its own: a pause that one was asked for is not the next one's. */
const accounts = CASES.map((_, index) => `account ${index}`);
const foxit = useFoxitNode({ accounts });
const LIMIT_SECONDS = 50;
/** A fault that strikes so often can be seen to have struck. */
const ALWAYS = 1_000_000;
/** The clock's speed until the fault strikes: however busy the machine is, that is long before the limit. */
const AT_FIRST = 2;
const FROM_THEN_ON = 100;

it.each(CASES.map((all, index) => [...all, accounts[index] ?? ''] as const))(
	'ends %s',
	async (_what, fault, part, ids, credential) => {
		await foxit.control.faults([{ ...fault, times: ALWAYS }]);
		await foxit.at.engine.setClockSpeed(AT_FIRST);
		const parameters = { ...FROM_FILE, options: { timeout: LIMIT_SECONDS } };
		const items = [{ file: textFile('text') }];
		const run = foxit.start(parameters, items, { credential }).promise;
		await until(async () => (await foxit.control.listFaults()).some(({ left }) => left < ALWAYS));
		await foxit.at.engine.setClockSpeed(FROM_THEN_ON);
		const error = errorOf(await run);
		expect(error.message).toBe(`The ${part} did not finish within 50 seconds [item 0]`);
		const { resource, operation, ...data } = error.context.data ?? {};
		expect({ resource, operation }).toEqual(FROM_FILE);
		expect(Object.keys(data).sort()).toEqual(ids);
	},
);
