import { n8nWorkflow } from '../n8n.mjs';

const { NodeConnectionTypes, NodeOperationError } = n8nWorkflow;

const ONLY = {
	operation: 'removeItemsSeenInPreviousExecutions',
	logic: 'removeItemsWithAlreadySeenKeyValues',
};

/**
 * `n8n-nodes-base.removeDuplicates`, version 2: an item whose value an earlier execution has had leaves
 * by the second output. n8n remembers the values in its database; they are gone here with the engine.
 */
export class RemoveDuplicates {
	description = {
		displayName: 'Remove Duplicates',
		name: 'removeDuplicates',
		group: ['transform'],
		version: 2,
		description: 'Delete items with matching field values',
		defaults: { name: 'Remove Duplicates' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Kept', 'Discarded'],
		properties: [
			text('operation', 'removeDuplicateInputItems'),
			text('logic', ONLY.logic),
			text('dedupeValue', ''),
		],
	};

	constructor() {
		/** @type {Map<string, Set<string>>} the values of each node, by workflow and name */
		const seen = new Map();
		this.execute = async function execute() {
			const step = `${this.getWorkflow().id} ${this.getNode().name}`;
			const earlier = seen.get(step) ?? new Set();
			const [kept, discarded, values] = [[], [], []];
			for (const [itemIndex, item] of this.getInputData().entries()) {
				for (const [name, value] of Object.entries(ONLY)) {
					if (this.getNodeParameter(name, itemIndex) === value) continue;
					throw new NodeOperationError(this.getNode(), `Only ${value} is available here`);
				}
				const value = String(this.getNodeParameter('dedupeValue', itemIndex));
				(earlier.has(value) ? discarded : kept).push(item);
				values.push(value);
			}
			seen.set(step, new Set([...earlier, ...values]));
			return [kept, discarded];
		};
	}
}

function text(name, value) {
	return { displayName: name, name, type: 'string', default: value };
}
