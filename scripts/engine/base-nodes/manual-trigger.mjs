import { n8nWorkflow } from '../n8n.mjs';

/** `n8n-nodes-base.manualTrigger`: starts a workflow with one empty item. */
export class ManualTrigger {
	description = {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Runs the flow on clicking a button in n8n',
		defaults: { name: 'When clicking ‘Execute workflow’' },
		inputs: [],
		outputs: [n8nWorkflow.NodeConnectionTypes.Main],
		properties: [],
	};

	/** @this {import('n8n-workflow').ITriggerFunctions} */
	async trigger() {
		return {
			manualTriggerFunction: async () => this.emit([this.helpers.returnJsonArray([{}])]),
		};
	}
}
