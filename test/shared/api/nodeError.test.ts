import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { answerFailure } from '../../../nodes/shared/api/answer';
import { networkFailure } from '../../../nodes/shared/api/networkFailure';
import { adviceFor, errorData, toNodeError } from '../../../nodes/shared/api/nodeError';
import { FoxitFailure, type FailureFacts, type FailureKind } from '../../../nodes/shared/failure';
import type { ItemRecord } from '../../../nodes/shared/itemRecord';

const node: INode = {
	id: 'n1',
	name: 'Foxit PDF Services',
	type: 'n8n-nodes-foxit.foxitPdfServices',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const record = (ids: Partial<ItemRecord> = {}): ItemRecord => ({
	resource: 'createPdf',
	operation: 'fromFile',
	...ids,
});

const errorOf = (
	kind: FailureKind,
	facts: FailureFacts = {},
	place: Parameters<typeof toNodeError>[2] = {},
) => toNodeError(node, new FoxitFailure(kind, 'It happened', facts), place);

const KINDS: FailureKind[] = [
	'credentials',
	'credentialsMissing',
	'edgeRefused',
	'forbidden',
	'validation',
	'documentNotFound',
	'taskNotFound',
	'wrongAddress',
	'tooLarge',
	'unsupportedMedia',
	'rateLimited',
	'quotaExceeded',
	'service',
	'submitUnclear',
	'network',
	'unreadableAnswer',
	'archive',
	'truncated',
	'taskFailed',
	'passwordProtected',
	'timeLimit',
	'cancelled',
	'unexpected',
];

it.each(KINDS)('%s has advice of its own', (kind) => {
	expect(adviceFor(new FoxitFailure(kind, 'x'))).toMatch(/^[A-Z].*\.$/);
});

it.each(['refused', 'dns', 'tls', 'reset', 'timeout', 'blocked', 'unknown'] as const)(
	'no answer for the reason "%s" has advice of its own',
	(networkCause) => {
		expect(adviceFor(new FoxitFailure('network', 'x', { networkCause }))).toMatch(/^[A-Z].*\.$/);
	},
);

describe('the message', () => {
	it('names the item and the parameter', () => {
		const error = errorOf('input', { parameter: 'Page Size' }, { itemIndex: 3 });
		expect(error.message).toBe('It happened ("Page Size") [item 3]');
		expect(error.context.itemIndex).toBe(3);
	});

	it('does not name a parameter twice', () => {
		const failure = new FoxitFailure('input', '"URL" is empty', { parameter: 'URL' });
		expect(toNodeError(node, failure).message).toBe('"URL" is empty');
	});

	it('names no item where the whole run is concerned', () => {
		expect(errorOf('input').message).toBe('It happened');
	});

	it.each([
		'ECONNREFUSED',
		'ECONNRESET',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ETIMEDOUT',
		'ECONNABORTED',
		'EHOSTUNREACH',
		'EADDRNOTAVAIL',
		'ENOENT',
	])('stays ours where n8n has words of its own for %s', (code) => {
		const failure = networkFailure(Object.assign(new Error(`connect ${code}`), { code }));
		expect(toNodeError(node, failure, { itemIndex: 0 }).message).toBe(
			`${failure.message} [item 0]`,
		);
	});

	it.each(['preexisting.docx', 'typepermission.docx', 'ENOENT.docx'])(
		'stays ours with a file name that n8n would take for an error code: %s',
		(name) => {
			const message = `The file "${name}" is empty`;
			expect(toNodeError(node, new FoxitFailure('input', message)).message).toBe(message);
			const facts = { httpStatus: 413 };
			expect(toNodeError(node, new FoxitFailure('tooLarge', message, facts)).message).toBe(message);
		},
	);

	it.each([400, 401, 403, 404, 405, 413, 415, 429, 500, 502, 503, 504])(
		'stays ours where n8n has words of its own for HTTP %i',
		(status) => {
			const failure = answerFailure({ status, headers: {}, text: '' }, 0);
			const error = toNodeError(node, failure);
			expect(error).toBeInstanceOf(NodeApiError);
			expect(error.message).toBe(failure.message);
			expect((error as NodeApiError).httpCode).toBe(String(status));
		},
	);

	it('is an operation error where there was no HTTP status', () => {
		expect(errorOf('timeLimit')).toBeInstanceOf(NodeOperationError);
	});
});

describe('the description', () => {
	const words: FailureFacts = {
		httpStatus: 400,
		foxitCode: 'VALIDATION_ERROR',
		foxitMessage: 'documentId is required',
	};

	it('says how to get on and what Foxit says', () => {
		expect(errorOf('validation', words).description).toBe(
			"Check this operation's parameters against what Foxit says. " +
				'Foxit says: "documentId is required" (HTTP 400, VALIDATION_ERROR).',
		);
	});

	it('has the advice of the failure itself where it has one', () => {
		expect(errorOf('input', { advice: 'Do that.' }).description).toBe('Do that.');
	});

	it.each<[FailureFacts, string]>([
		[{ httpStatus: 503 }, 'Foxit says: HTTP 503.'],
		[{ foxitCode: '10000', foxitMessage: 'x' }, 'Foxit says: "x" (10000).'],
		[{ lastStatus: 'IN_PROGRESS' }, 'Last status: IN_PROGRESS.'],
		[{ networkCode: 'ECONNRESET' }, 'ECONNRESET'],
		[{ retryAfterMs: 3_600_000 }, '3600 seconds'],
	])('tells the facts %j', (facts, expected) => {
		expect(errorOf('service', facts).description).toContain(expected);
	});

	it('does not put the words of the network into the mouth of Foxit', () => {
		const failure = networkFailure(Object.assign(new Error('x'), { code: 'ECONNRESET' }));
		expect(toNodeError(node, failure).description).not.toContain('Foxit says');
	});

	it('has the ids that are known', () => {
		const ids = { documentId: 'd1', taskId: 't1', resultDocumentId: 'r1' };
		expect(errorOf('service', {}, { record: record(ids) }).description).toContain(
			'Document ID: d1. Task ID: t1. Result Document ID: r1.',
		);
	});

	it.each<[string, FailureKind, Partial<ItemRecord>, FailureFacts, string]>([
		['a task that goes on', 'timeLimit', { taskId: 't' }, {}, 'Task > Wait for Result'],
		['a result to fetch', 'truncated', { resultDocumentId: 'r' }, {}, 'Document > Download'],
		[
			'a submit of unknown fate',
			'network',
			{ documentId: 'd' },
			{ submitUnclear: true },
			'Retry Submits',
		],
	])('shows the way back to paid work: %s', (_what, kind, ids, facts, way) => {
		expect(errorOf(kind, facts, { record: record(ids) }).description).toContain(way);
	});

	it.each<FailureKind>(['taskFailed', 'passwordProtected', 'taskNotFound'])(
		'shows no way back to a task that is over: %s',
		(kind) => {
			const { description } = errorOf(kind, {}, { record: record({ taskId: 't' }) });
			expect(description).not.toContain('Wait for Result');
		},
	);

	it('ends with what is to be said about the other items', () => {
		const others = Array.from({ length: 60 }, (_, item) => ({
			...{ turn: item, item, resource: 'envelope', operation: 'send' },
			...(item % 2 === 0 ? { taskId: `t${item}` } : { envelopeId: 1_000 + item }),
		}));
		const error = errorOf('service', {}, { others });
		expect(error.description).toContain('item 0: Task ID t0; item 1: Envelope ID 1001; ');
		expect(error.description).toContain("and 40 more, which are in this error's data");
		expect(error.context.data).toMatchObject({ others });
	});

	it('says which step of a chain may have been paid, and how to find out', () => {
		const steps = [{ name: 'Compress', taskId: 't1', resultDocumentId: 'd1' }];
		const place = { record: record({ steps }) };
		const { description, context } = errorOf('service', { submitUnclear: true }, place);
		expect(description).toContain('whether step 2 was paid for');
		expect(description).toContain('the Document ID d1 costs step 2 again if it was');
		expect(context.data).toMatchObject({ steps, uncertain: true });
	});

	it('never holds a raw HTML page', () => {
		const page =
			'<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>';
		const text = JSON.stringify({ message: page });
		for (const body of [page, text]) {
			const { message, description } = toNodeError(
				node,
				answerFailure({ status: 502, headers: {}, text: body }, 0),
			);
			expect(message + description).not.toMatch(/[<>]/);
			expect(description).toContain('502 Bad Gateway');
		}
	});
});

it('never holds a secret of the request that failed', () => {
	const config = { headers: { client_id: 'foxit_abc', client_secret: 'hunter22' } };
	const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', config });
	const thrown = new NodeApiError(node, { message: 'x', config, cause } as never);
	const error = toNodeError(node, networkFailure(Object.assign(thrown, { cause })));
	const seen = JSON.stringify([{ ...error }, error.message, error.stack, String(error.cause)]);
	expect(seen).not.toContain('hunter22');
});

it('keeps the facts for machines', () => {
	const failure = new FoxitFailure('validation', 'x', { httpStatus: 400, foxitCode: 'C' });
	const data = errorData(failure, record({ documentId: 'd1' }));
	expect(data).toEqual({
		resource: 'createPdf',
		operation: 'fromFile',
		documentId: 'd1',
		httpStatus: 400,
		foxitCode: 'C',
	});
	const place = { record: record({ documentId: 'd1' }) };
	expect(toNodeError(node, failure, place).context.data).toEqual(data);
});

it('takes whatever was thrown', () => {
	expect(toNodeError(node, new TypeError('x is undefined')).message).toBe('x is undefined');
	expect(toNodeError(node, 'words').message).toBe('words');
});
