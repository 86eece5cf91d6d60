import { createRequire } from 'node:module';
import { Readable } from 'node:stream';

import { CREDENTIALS } from '../foxit/service.mjs';

const require = createRequire(import.meta.url);
const { NodeApiError, NodeOperationError } = require('n8n-workflow');

/** n8n's binary store in memory. */
export class BinaryStore {
	#files = new Map();
	#count = 0;
	/** Read streams that are neither at their end nor destroyed. */
	open = new Set();

	/** @param {Buffer} content */
	put(content, fileName, mimeType) {
		this.#count += 1;
		const id = `filesystem-v2:${this.#count}`;
		this.#files.set(id, { content, fileName, mimeType });
		return id;
	}

	get(id) {
		const file = this.#files.get(id);
		if (!file) throw new Error(`There is no binary file ${id}`);
		return file;
	}

	stream(id) {
		const stream = Readable.from([this.get(id).content], { objectMode: false });
		this.open.add(stream);
		stream.once('close', () => this.open.delete(stream));
		return stream;
	}
}

/**
 * What a node's `execute` finds in n8n, as far as this package's nodes use it.
 *
 * @param {object} options
 * @param {import('../runtime/process.mjs').SimulatedProcess} options.process
 * @param {import('../foxit/network.mjs').Network} options.network
 * @param {BinaryStore} options.store
 * @param {any} options.node as in a workflow
 * @param {any[]} options.items
 * @param {(name: string, itemIndex: number) => unknown} options.parameter
 * @param {{ id: string, runIndex: number, signal: any, asTool: boolean, log: (line: string) => void, hint: (text: string) => void, waitTill: (date: Date) => void }} options.execution
 */
export function executeContext({ process, network, store, node, items, parameter, execution }) {
	const log = (line) => execution.log(String(line));
	const context = {
		getNode: () => node,
		getInputData: () => items,
		getNodeParameter(name, itemIndex, fallback, options) {
			const value = parameter(name, itemIndex);
			if (value === undefined) {
				if (fallback === undefined) throw new Error(`Could not get parameter "${name}"`);
				return fallback;
			}
			return options?.extractValue && value?.__rl ? value.value : value;
		},
		getCredentials: async (type) => ({ ...CREDENTIALS[type] }),
		getExecutionId: () => execution.id,
		getInstanceId: () => 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
		getExecutionCancelSignal: () => execution.signal,
		getWorkflowDataProxy: (itemIndex) => ({ $runIndex: execution.runIndex, $itemIndex: itemIndex }),
		getWorkflow: () => ({ id: 'wf', name: 'Simulated', active: true }),
		getWorkflowStaticData: (kind) => execution.staticDataOf(kind),
		getSignedResumeUrl: (query = {}) =>
			`https://n8n.example/webhook-waiting/${execution.place}?${new URLSearchParams(query)}`,
		putExecutionToWait: async (till) => execution.waitTill(till),
		getExecuteData: () => execution.data,
		setMetadata: () => undefined,
		getMode: () => 'trigger',
		getTimezone: () => 'Europe/Berlin',
		isToolExecution: () => execution.asTool === true,
		continueOnFail: () => node.onError === 'continueRegularOutput',
		addExecutionHints: (...hints) => hints.forEach(({ message }) => execution.hint(message)),
		logger: { debug: () => undefined, info: log, warn: log, error: log },
		...(execution.asTool && {
			getParentCallbackManager: () => undefined,
			addInputData: () => ({}),
			getNextRunIndex: () => execution.runIndex + 1,
		}),
	};
	context.helpers = helpersOf({ context, process, network, store, items, node, execution });
	return context;
}

function helpersOf({ process, network, store, items, node, execution }) {
	return {
		assertBinaryData(itemIndex, field) {
			const found = typeof field === 'string' ? items[itemIndex]?.binary?.[field] : field;
			if (found) return found;
			throw new NodeOperationError(
				node,
				`This operation expects the node's input data to contain a binary file '${field}', but none was found [item ${itemIndex}]`,
			);
		},
		getBinaryMetadata: async (id) => ({ fileSize: store.get(id).content.length }),
		getBinaryStream: async (id) => store.stream(id),
		getBinaryDataBuffer: async (itemIndex, field) => {
			const { id, data } = items[itemIndex].binary[field];
			return id ? store.get(id).content : Buffer.from(data, 'base64');
		},
		binaryToBuffer: collect,
		async prepareBinaryData(content, fileName, mimeType) {
			const bytes = await collect(content);
			const id = store.put(bytes, fileName, mimeType);
			return { id, data: 'filesystem-v2', fileName, mimeType, fileSize: `${bytes.length} B` };
		},
		async httpRequestWithAuthentication(type, options) {
			// The helper takes its signal from the context that it is called on.
			const signal = this.getExecutionCancelSignal();
			const { clientId, clientSecret } = CREDENTIALS[type];
			const keys = { client_id: clientId, client_secret: clientSecret };
			try {
				return await request(
					{ process, network, execution },
					{ ...options, headers: { ...options.headers, ...keys } },
					signal,
				);
			} catch (error) {
				throw new NodeApiError(node, error);
			}
		},
		httpRequest: async (options) =>
			await request(
				{ process, network, execution },
				options,
				options.abortSignal ?? execution.signal,
			),
	};
}

/** n8n's HTTP helper, with the options that this package uses. */
async function request({ process, network, execution }, options, signal) {
	const body = isStream(options.body) ? await collect(options.body) : options.body;
	const stream = options.encoding === 'stream';
	const answer = await network.send({
		process,
		execution: execution.sender ?? execution.id,
		method: options.method,
		url: options.url,
		headers: options.headers,
		body,
		timeoutMs: options.timeout,
		signal,
		stream,
	});
	return {
		statusCode: answer.status,
		statusMessage: '',
		headers: answer.headers,
		body: answer.body,
	};
}

function isStream(body) {
	return typeof body?.pipe === 'function';
}

async function collect(content) {
	if (Buffer.isBuffer(content)) return content;
	const chunks = [];
	for await (const chunk of content) chunks.push(chunk);
	return Buffer.concat(chunks);
}
