import { Container, n8nCore } from './n8n.mjs';

/**
 * @typedef {object} InputFile a file given to a run
 * @property {Uint8Array} data content
 * @property {string} mimeType
 * @property {string} [fileName]
 * @property {string} [fileExtension]
 *
 * @typedef {object} InputItem an item as in n8n, whose files may also be given as {@link InputFile}
 * @property {import('n8n-workflow').IDataObject} [json]
 * @property {Record<string, InputFile | import('n8n-workflow').IBinaryData>} [binary]
 */

/**
 * Puts the files of input items into n8n's binary store, in the mode it is in.
 *
 * @param {InputItem[]} items
 * @param {{ workflowId: string, executionId: string }} location
 * @returns {Promise<import('n8n-workflow').INodeExecutionData[]>}
 */
export async function storeInputFiles(items, location) {
	const store = Container.get(n8nCore.BinaryDataService);
	const storeFile = async (file) => {
		if (!(file.data instanceof Uint8Array)) return file;
		const content = Buffer.from(file.data);
		return await store.store({ type: 'execution', ...location }, content, { ...file, data: '' });
	};
	return await Promise.all(
		items.map(async ({ json = {}, binary, ...rest }) => {
			if (!binary) return { ...rest, json };
			const stored = Object.entries(binary).map(async ([name, file]) => [
				name,
				await storeFile(file),
			]);
			return { ...rest, json, binary: Object.fromEntries(await Promise.all(stored)) };
		}),
	);
}
