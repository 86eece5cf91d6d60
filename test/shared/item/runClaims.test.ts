import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { cancelledFailure } from '../../../nodes/shared/failure';
import type { ItemRecord } from '../../../nodes/shared/itemRecord';
import { RunClaims } from '../../../nodes/shared/item/runClaims';

let executions = 0;
const label = { resource: 'optimize', operation: 'compress' };
const TURNS = [{ itemIndexes: [0], part: 0 }];
const ERROR: INodeExecutionData = { json: { error: 'The file is empty' } };

/** A node of a new execution, and a try of it each time that it is asked for one. */
function node(settings: Partial<INode> = {}, more: object = {}) {
	executions += 1;
	const executionId = `claims-${executions}`;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ id: 'n', type: 'n8n-nodes-foxit.foxitDocGen', parameters: {}, ...settings }),
		getNodeParameter: () => undefined,
		getInstanceId: () => 'instance',
		getExecutionId: () => executionId,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		...more,
	} as unknown as IExecuteFunctions;
	return () => new RunClaims(context, TURNS);
}

function fail(claims: RunClaims, record: Partial<ItemRecord>): void {
	const outcomes = [{ failure: cancelledFailure() }];
	if (claims.mayBeRetried()) {
		claims.leave({ outcomes, records: [{ ...label, ...record }], keepsResults: false });
	}
	claims.close();
}

describe('a try that fails', () => {
	it('leaves its ids for the next, as often as n8n tries', () => {
		const begin = node({ retryOnFail: true, maxTries: 3 });
		fail(begin(), { taskId: 't1' });
		const second = begin();
		expect(second.take(0)?.work.taskId).toBe('t1');
		fail(second, { taskId: 't1' });
		const third = begin();
		expect(third.mayBeRetried()).toBe(false);
		fail(third, { taskId: 't1' });
		// Nothing is left once no further try can come.
		expect(begin().take(0)).toBeUndefined();
	});

	it.each([
		[undefined, 3],
		[1, 2],
		[4, 4],
		[20, 5],
	])('with Max Tries %p is tried as often as n8n does: %i times', (maxTries, tries) => {
		const begin = node({ retryOnFail: true, ...(maxTries !== undefined && { maxTries }) });
		let counted = 1;
		for (let claims = begin(); claims.mayBeRetried(); claims = begin()) {
			fail(claims, {});
			counted += 1;
		}
		expect(counted).toBe(tries);
	});

	it('leaves nothing without Retry On Fail', () => {
		const begin = node();
		expect(begin().mayBeRetried()).toBe(false);
		fail(begin(), { taskId: 't1' });
		expect(begin().take(0)).toBeUndefined();
	});
});

describe('under Continue On Fail', () => {
	it('n8n runs the node again when the first item is an error, and only then', () => {
		const claims = node({ retryOnFail: true })();
		expect(claims.mayBeRetried([ERROR, { json: {} }])).toBe(true);
		expect(claims.mayBeRetried([{ json: {} }, ERROR])).toBe(false);
		expect(claims.mayBeRetried([])).toBe(false);
	});

	it('an agent does not', () => {
		const claims = node({ retryOnFail: true }, { getNextRunIndex: () => 0 })();
		expect(claims.mayBeRetried([ERROR])).toBe(false);
		expect(claims.mayBeRetried()).toBe(true);
	});
});

describe('what is meant', () => {
	it('is the same for every try', () => {
		const begin = node({ retryOnFail: true });
		const first = begin();
		const meant = first.intent(0);
		fail(first, {});
		expect(begin().intent(0)).toBe(meant);
	});

	it.each([true, false])(
		'by equal calls of a tool is two things (Retry On Fail: %p)',
		(retryOnFail) => {
			const begin = node({ retryOnFail }, { isToolExecution: () => true });
			const [one, other] = [begin(), begin()];
			expect(one.intent(0)).not.toBe(other.intent(0));
			expect(one.intent(0)).toBe(one.intent(0));
			one.close();
			// What has succeeded is done: the same call means it anew.
			expect(begin().intent(0)).not.toBe(one.intent(0));
		},
	);

	it('by the retry of a tool is the same', () => {
		const begin = node({ retryOnFail: true }, { isToolExecution: () => true });
		const first = begin();
		fail(first, { taskId: 't1' });
		const second = begin();
		expect(second.intent(0)).toBe(first.intent(0));
		expect(second.take(0)?.work.taskId).toBe('t1');
	});
});
