import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { intentsOf, isTool, runKeyOf } from '../../../nodes/shared/item/intent';

interface Setup {
	items?: INodeExecutionData[];
	parameters?: Record<string, unknown>;
	/** What expressions come to, by item. */
	resolve?: (name: string, itemIndex: number) => unknown;
	type?: string;
	runIndex?: number;
	executionId?: string;
}

function context(setup: Setup = {}): IExecuteFunctions {
	const { items = [{ json: {} }], parameters = { html: '={{ $json.html }}' } } = setup;
	return {
		getInputData: () => items,
		getNode: () => ({ id: 'node', type: setup.type ?? 'n8n-nodes-foxit.foxitESign', parameters }),
		getNodeParameter: (name: string, itemIndex: number) => setup.resolve?.(name, itemIndex),
		getInstanceId: () => 'instance',
		getExecutionId: () => setup.executionId ?? '7',
		getWorkflowDataProxy: () => ({ $runIndex: setup.runIndex ?? 0 }),
	} as unknown as IExecuteFunctions;
}

const item = (json: object, file?: object): INodeExecutionData =>
	({ json, ...(file && { binary: { data: file } }) }) as INodeExecutionData;

/** The intents of a run with a turn for each item. */
function intents(setup: Setup): string[] {
	const items = setup.items ?? [{ json: {} }];
	const turns = items.map((_, itemIndex) => ({ itemIndexes: [itemIndex], part: 0 }));
	const intentOf = intentsOf(context(setup), turns);
	return turns.map((_, turnIndex) => intentOf(turnIndex));
}

describe('the intent of an item', () => {
	const alice = item({ name: 'Alice' });
	const bob = item({ name: 'Bob' });

	it('is the same wherever the item stands', () => {
		const [a, b] = intents({ items: [alice, bob] });
		expect(intents({ items: [bob, alice] })).toEqual([b, a]);
		expect(a).not.toBe(b);
	});

	it('is told apart from an equal one by their order', () => {
		const [first, second] = intents({ items: [alice, alice] });
		expect(first).not.toBe(second);
		expect(intents({ items: [bob, alice, alice] }).slice(1)).toEqual([first, second]);
	});

	it('is the same for an expression that gives another value at each try', () => {
		let now = 0;
		const resolve = () => (now += 1);
		const parameters = { name: '={{ $now }}' };
		expect(intents({ parameters, resolve })).toEqual(intents({ parameters, resolve }));
	});

	it('is another for other parameters, or another file', () => {
		const file = (id: string) => item({}, { id, data: '', mimeType: 'application/pdf' });
		const inMemory = (data: string) => item({}, { data, mimeType: 'application/pdf' });
		const all = [
			intents({ parameters: { operation: 'remind' } }),
			intents({ parameters: { operation: 'cancel' } }),
			...['1', '2'].map((id) => intents({ items: [file(id)] })),
			...['QQ==', 'Qg=='].map((data) => intents({ items: [inMemory(data)] })),
		].flat();
		expect(new Set(all).size).toBe(all.length);
	});

	it('of a tool is what the agent’s words come to', () => {
		const tool = (html: string) =>
			intents({ type: 'n8n-nodes-foxit.foxitPdfServicesTool', resolve: () => html });
		expect(tool('Contract of Alice')).not.toEqual(tool('Contract of Bob'));
		expect(tool('Contract of Alice')).toEqual(tool('Contract of Alice'));
	});

	it('tells the parts of an item apart', () => {
		const turns = [0, 1].map((part) => ({ itemIndexes: [0], part }));
		const intentOf = intentsOf(context(), turns);
		expect(intentOf(0)).not.toBe(intentOf(1));
	});
});

describe('the key of a run', () => {
	const turns = [{ itemIndexes: [0], part: 0 }];
	const keyOf = (setup: Setup) => runKeyOf(context(setup), turns);

	it('tells the rounds of a loop apart, and executions', () => {
		expect(new Set([{}, { runIndex: 1 }, { executionId: '8' }].map(keyOf)).size).toBe(3);
	});

	it('of a tool does not go by the run index: n8n counts each try of a tool as a run of its own', () => {
		const type = 'n8n-nodes-foxit.foxitESignTool';
		expect(keyOf({ type, runIndex: 1 })).toBe(keyOf({ type, runIndex: 2 }));
	});

	it('of a tool holds what the call asks for, because calls side by side have one run index', () => {
		const type = 'n8n-nodes-foxit.foxitESignTool';
		const [alice, bob] = ['Alice', 'Bob'].map((name) => keyOf({ type, resolve: () => name }));
		expect(alice).not.toBe(bob);
	});
});

describe('a tool', () => {
	const told = (more: object) => ({ ...context(), ...more }) as IExecuteFunctions;

	it.each([
		['by the type of the node', context({ type: 'n8n-nodes-foxit.foxitESignTool' }), true],
		['by the context of an agent of n8n 1.x', told({ getNextRunIndex: () => 0 }), true],
		['by what n8n says', told({ isToolExecution: () => true }), true],
		['and n8n can say that it is none', told({ isToolExecution: () => false }), false],
		['and a node is none', context(), false],
	])('is known %s', (_, from, expected) => {
		expect(isTool(from)).toBe(expected);
	});
});
