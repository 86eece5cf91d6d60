import { n8nWorkflow } from '../n8n.mjs';

const { NodeConnectionTypes, NodeOperationError, deepCopy, validateFieldType } = n8nWorkflow;

/** `n8n-nodes-base.set` ("Edit Fields"), manual mapping. */
export class SetFields {
	description = {
		displayName: 'Edit Fields (Set)',
		name: 'set',
		group: ['input'],
		version: [3.3, 3.4],
		description: 'Modify, add, or remove item fields',
		defaults: { name: 'Edit Fields' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Mode',
				name: 'mode',
				type: 'options',
				options: [
					{ name: 'Manual Mapping', value: 'manual' },
					{ name: 'JSON', value: 'raw' },
				],
				default: 'manual',
			},
			{
				displayName: 'Fields to Set',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
			},
			{
				displayName: 'Include Other Input Fields',
				name: 'includeOtherFields',
				type: 'boolean',
				default: false,
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [
					{ displayName: 'Strip Binary Data', name: 'stripBinary', type: 'boolean', default: true },
					{
						displayName: 'Support Dot Notation',
						name: 'dotNotation',
						type: 'boolean',
						default: true,
					},
				],
			},
		],
	};

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		if (this.getNodeParameter('mode', 0) !== 'manual') {
			throw new NodeOperationError(this.getNode(), 'Only manual mapping is available here');
		}
		return [this.getInputData().map((item, itemIndex) => setFields.call(this, item, itemIndex))];
	}
}

/**
 * @this {import('n8n-workflow').IExecuteFunctions}
 * @param {import('n8n-workflow').INodeExecutionData} item
 * @param {number} itemIndex
 */
function setFields(item, itemIndex) {
	const includeOthers = this.getNodeParameter('includeOtherFields', itemIndex);
	const { stripBinary, dotNotation = true } = this.getNodeParameter('options', itemIndex, {});
	const { assignments = [] } = this.getNodeParameter('assignments', itemIndex);
	const json = includeOthers ? deepCopy(item.json) : {};
	for (const { name, type, value } of assignments) {
		const path = dotNotation ? name.split('.') : [name];
		assign(json, path, typedValue.call(this, name, type, value, itemIndex));
	}
	const keepBinary = item.binary && includeOthers && !stripBinary;
	return {
		json,
		pairedItem: { item: itemIndex },
		...(keepBinary && { binary: { ...item.binary } }),
	};
}

/** @this {import('n8n-workflow').IExecuteFunctions} */
function typedValue(name, type, value, itemIndex) {
	if (value === undefined || value === null) return null;
	if (type === 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
	const checked = validateFieldType(name, value, type);
	if (checked.valid) return checked.newValue ?? null;
	throw new NodeOperationError(this.getNode(), `${checked.errorMessage} [item ${itemIndex}]`, {
		itemIndex,
	});
}

function assign(target, [key, ...rest], value) {
	if (rest.length === 0) target[key] = value;
	else assign((target[key] ??= {}), rest, value);
}
