import { n8nWorkflow } from '../n8n.mjs';

/** `n8n-nodes-base.noOp`: passes its items on. n8n also borrows it to test credentials. */
export class NoOp {
	description = {
		displayName: 'No Operation, do nothing',
		name: 'noOp',
		group: ['organization'],
		version: 1,
		description: 'No Operation',
		defaults: { name: 'No Operation, do nothing' },
		inputs: [n8nWorkflow.NodeConnectionTypes.Main],
		outputs: [n8nWorkflow.NodeConnectionTypes.Main],
		properties: [],
	};

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		return [this.getInputData()];
	}
}
