import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { n8nWorkflow } from '../n8n.mjs';

const { BINARY_ENCODING, NodeConnectionTypes, NodeOperationError } = n8nWorkflow;

/** `n8n-nodes-base.crypto`, version 1: the hash of a file. As in n8n, the file is not handed on. */
export class Crypto {
	description = {
		displayName: 'Crypto',
		name: 'crypto',
		group: ['transform'],
		version: 1,
		description: 'Provide cryptographic utilities',
		defaults: { name: 'Crypto' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			text('action', 'hash'),
			text('type', 'MD5'),
			{ displayName: 'Binary File', name: 'binaryData', type: 'boolean', default: false },
			text('binaryPropertyName', 'data'),
			text('dataPropertyName', 'data'),
			text('encoding', 'hex'),
		],
	};

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		const results = [];
		for (const [itemIndex, { json }] of this.getInputData().entries()) {
			const parameter = (name) => this.getNodeParameter(name, itemIndex);
			if (parameter('action') !== 'hash' || !parameter('binaryData')) {
				throw new NodeOperationError(this.getNode(), 'Only the hash of a file is available here');
			}
			const file = this.helpers.assertBinaryData(itemIndex, parameter('binaryPropertyName'));
			const hash = createHash(parameter('type')).setEncoding(parameter('encoding'));
			if (file.id) await pipeline(await this.helpers.getBinaryStream(file.id), hash);
			else hash.end(Buffer.from(file.data, BINARY_ENCODING));
			const field = parameter('dataPropertyName');
			results.push({ json: { ...json, [field]: hash.read() }, pairedItem: { item: itemIndex } });
		}
		return [results];
	}
}

function text(name, value) {
	return { displayName: name, name, type: 'string', default: value };
}
