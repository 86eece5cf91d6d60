import { constants } from 'node:fs';
import { glob, n8nWorkflow } from '../n8n.mjs';

const { BINARY_ENCODING, NodeApiError, NodeConnectionTypes, NodeOperationError } = n8nWorkflow;

/** `n8n-nodes-base.readWriteFile`: files on disk to items, and back, streamed. */
export class ReadWriteFile {
	description = {
		displayName: 'Read/Write Files from Disk',
		name: 'readWriteFile',
		group: ['input'],
		version: [1, 1.1],
		description: 'Read or write files from the computer that runs n8n',
		defaults: { name: 'Read/Write Files from Disk' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				options: [
					{ name: 'Read File(s) From Disk', value: 'read' },
					{ name: 'Write File to Disk', value: 'write' },
				],
				default: 'read',
			},
			forOperation('read', {
				displayName: 'File(s) Selector',
				name: 'fileSelector',
				type: 'string',
				default: '',
				required: true,
			}),
			forOperation('write', {
				displayName: 'File Path and Name',
				name: 'fileName',
				type: 'string',
				default: '',
				required: true,
			}),
			forOperation('write', {
				displayName: 'Input Binary Field',
				name: 'dataPropertyName',
				type: 'string',
				default: 'data',
				required: true,
			}),
			forOperation('read', options(['fileExtension', 'fileName', 'mimeType', 'dataPropertyName'])),
			forOperation('write', options(['append'])),
		],
	};

	/** @this {import('n8n-workflow').IExecuteFunctions} */
	async execute() {
		const perItem = this.getNodeParameter('operation', 0) === 'write' ? writeFile : readFiles;
		const results = [];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				const items = await perItem.call(this, itemIndex);
				results.push(...items.map((item) => ({ ...item, pairedItem })));
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeApiError(this.getNode(), error, { itemIndex });
				results.push({ json: { error: error.message }, pairedItem });
			}
		}
		return [results];
	}
}

/** @this {import('n8n-workflow').IExecuteFunctions} @param {number} itemIndex */
async function readFiles(itemIndex) {
	const selector = this.getNodeParameter('fileSelector', itemIndex);
	const { dataPropertyName = 'data', ...overrides } = this.getNodeParameter(
		'options',
		itemIndex,
		{},
	);
	const paths = await glob(selector.replace(/\\?([()[\]])/g, '\\$1'));
	if (paths.length === 0 && this.getNode().typeVersion > 1) {
		throw new NodeOperationError(this.getNode(), 'No file(s) found', {
			itemIndex,
			description: `No file matching the selector "${selector}" found`,
		});
	}
	const items = [];
	for (const path of paths) {
		const stream = await this.helpers.createReadStream(await this.helpers.resolvePath(path));
		const binary = { ...(await this.helpers.prepareBinaryData(stream, path)), ...overrides };
		const { mimeType, fileType, fileName, fileExtension, fileSize } = binary;
		items.push({
			json: { mimeType, fileType, fileName, fileExtension, fileSize },
			binary: { [dataPropertyName]: binary },
		});
	}
	return items;
}

/** @this {import('n8n-workflow').IExecuteFunctions} @param {number} itemIndex */
async function writeFile(itemIndex) {
	const fileName = this.getNodeParameter('fileName', itemIndex);
	const { append } = this.getNodeParameter('options', itemIndex, {});
	const flag = append
		? constants.O_APPEND
		: constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
	const { id, data } = this.helpers.assertBinaryData(
		itemIndex,
		this.getNodeParameter('dataPropertyName', itemIndex),
	);
	const content = id ? await this.helpers.getBinaryStream(id) : Buffer.from(data, BINARY_ENCODING);
	await this.helpers.writeContentToFile(await this.helpers.resolvePath(fileName), content, flag);

	const item = this.getInputData()[itemIndex];
	return [{ json: { ...item.json, fileName }, ...(item.binary && { binary: { ...item.binary } }) }];
}

function forOperation(operation, property) {
	return { ...property, displayOptions: { show: { operation: [operation] } } };
}

/** The node's Options collection, with these members. */
function options(names) {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: names.map((name) =>
			name === 'append'
				? { displayName: 'Append', name, type: 'boolean', default: false }
				: { displayName: name, name, type: 'string', default: '' },
		),
	};
}
