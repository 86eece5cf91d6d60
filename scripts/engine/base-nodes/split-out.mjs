import { n8nWorkflow } from '../n8n.mjs';

const { NodeConnectionTypes, NodeOperationError } = n8nWorkflow;

/** `n8n-nodes-base.splitOut`: a list inside an item becomes items of its own. */
export class SplitOut {
	description = {
		displayName: 'Split Out',
		name: 'splitOut',
		group: ['transform'],
		version: 1,
		description: 'Turn a list inside item(s) into separate items',
		defaults: { name: 'Split Out' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Fields To Split Out',
				name: 'fieldToSplitOut',
				type: 'string',
				default: '',
				required: true,
			},
			{
				displayName: 'Include',
				name: 'include',
				type: 'options',
				options: [
					{ name: 'No Other Fields', value: 'noOtherFields' },
					{ name: 'All Other Fields', value: 'allOtherFields' },
					{ name: 'Selected Other Fields', value: 'selectedOtherFields' },
				],
				default: 'noOtherFields',
			},
		],
	};

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		if (this.getNodeParameter('include', 0) !== 'noOtherFields') {
			throw new NodeOperationError(this.getNode(), 'Only "No Other Fields" is available here');
		}
		const results = this.getInputData().map(({ json }, itemIndex) => {
			const field = this.getNodeParameter('fieldToSplitOut', itemIndex);
			return [json[field] ?? []].flat().map((element) => ({
				json: isRecord(element) ? { ...element } : { [field]: element },
				pairedItem: { item: itemIndex },
			}));
		});
		return [results.flat()];
	}
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
