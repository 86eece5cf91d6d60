import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { restApart } from '../../../nodes/FoxitESign/sendAndWait/hosts';

describe('a node that rests for the review of a tool', () => {
	const node = { id: 'n', name: 'Approval', parameters: { message: 'Refund' } } as unknown as INode;
	/** What n8n keeps of two calls that an agent makes side by side: they share the workflow's node. */
	const calls = [{ node }, { node }];
	const contextOf = (call: { node: INode }) =>
		({ getExecuteData: () => call }) as unknown as IExecuteFunctions;

	beforeEach(() => {
		for (const call of calls) call.node = node;
		delete node.disabled;
	});

	it('is one of its own: turned off when it wakes, it lets no other call pass', () => {
		const [resting, other] = calls as [{ node: INode }, { node: INode }];
		restApart(contextOf(resting));
		// As n8n wakes an execution.
		resting.node.disabled = true;
		expect(other.node).toBe(node);
		expect(other.node.disabled).toBeUndefined();
	});

	it('is the same in all else', () => {
		const [resting] = calls as [{ node: INode }];
		restApart(contextOf(resting));
		expect(resting.node).not.toBe(node);
		expect(resting.node).toEqual(node);
		expect(resting.node.parameters).toBe(node.parameters);
	});
});
