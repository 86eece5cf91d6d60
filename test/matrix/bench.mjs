/** The package's nodes in n8n's engine, with their requests caught: what one item asks for. */
import { join } from 'node:path';

import { createEngine } from '../../scripts/engine/engine.mjs';
import { workflow } from '../engine/support/workflow.mjs';
import { latestOf, propertiesOf } from './descriptions.mjs';
import { catchRequests, SERVICE_URL } from './requests.mjs';
import { FILE_URL, PDF, TEMPLATE, TEMPLATE_URL } from './samples.mjs';

export const NODES = ['foxitPdfServices', 'foxitStructuralExtract', 'foxitDocGen', 'foxitESign'];
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * @typedef {object} Outcome what became of an item
 * @property {string} requests what it asked of the service, as JSON
 * @property {string} [message] its error
 * @property {boolean} isSeen whether its request came to the service
 */
export class Bench {
	static async open() {
		const requests = catchRequests(NODES, { [TEMPLATE_URL]: TEMPLATE, [FILE_URL]: PDF });
		const data = {
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-secret',
			environment: 'custom',
			baseUrl: SERVICE_URL,
		};
		const engine = await createEngine({
			packageRoot: join(import.meta.dirname, '../..'),
			binaryMode: 'default',
			instanceUrl: 'https://n8n.example.com/',
			credentials: [{ type: 'foxitApi', data, id: 'default', name: 'default' }],
			logLevel: 'error',
		});
		const binary = {
			data: fileOf(PDF, 'a.pdf', 'application/pdf'),
			data2: fileOf(PDF, 'b.pdf', 'application/pdf'),
			doc: fileOf(TEMPLATE, 'c.docx', OFFICE),
		};
		return new Bench(engine, requests, binary);
	}

	describe(type) {
		return this.engine.describe(`n8n-nodes-foxit.${type}`);
	}

	/**
	 * Keeps the parameters of other operations from n8n while there is work on one: it drops them at each
	 * run, and to look through them is half of what a run takes.
	 *
	 * @param {string} type
	 * @param {object} operation
	 * @param {() => Promise<void>} work
	 */
	async withOperation(type, operation, work) {
		const description = this.describe(type);
		const { properties } = description;
		description.properties = propertiesOf(description, operation);
		try {
			await work();
		} finally {
			description.properties = properties;
		}
	}

	/** @private */
	constructor(engine, requests, binary) {
		Object.assign(this, { engine, requests, binary });
	}

	/** Runs a node on as many items; `$json.i` is the number of the item. @returns {Promise<Outcome[]>} */
	async run(type, parameters, count = 1) {
		const json = workflow([
			{ type: 'manualTrigger', name: 'Start' },
			{
				type: `n8n-nodes-foxit.${type}`,
				typeVersion: latestOf(this.describe(type)),
				name: 'Foxit',
				parameters,
				onError: 'continueRegularOutput',
				credentials: { foxitApi: { id: 'default', name: 'default' } },
			},
		]);
		// Other zones make n8n's own dates slow.
		json.settings = { ...json.settings, timezone: 'UTC' };
		const { requests } = this;
		let from = requests.length;
		const input = Array.from({ length: count }, (_, i) => ({
			json: { i, a: 1, list: [{ a: 1 }] },
			binary: this.binary,
		}));
		const result = await this.engine.run(json, { input }).promise;
		const messages =
			result.status === 'error' && result.error
				? input.map(() => result.error.message)
				: messagesOf(result.items('Foxit', 0), count);
		return messages.map((message) => {
			if (count === 1) {
				const own = requests.slice(from);
				return { message, isSeen: own.length > 0, requests: JSON.stringify(own) };
			}
			const seen = Number(/seen (\d+);/.exec(message ?? '')?.[1] ?? 0);
			const own = seen > 0 ? requests.slice(from, seen) : [];
			if (seen > 0) from = seen;
			return { message, isSeen: seen > 0, requests: JSON.stringify(own) };
		});
	}

	async close() {
		await this.engine.close();
	}
}

function fileOf(bytes, fileName, mimeType) {
	const data = Buffer.from(bytes).toString('base64');
	return { data, fileName, mimeType, fileSize: `${bytes.length} B` };
}

/** The errors of the items; one that all items share is linked to all of them, or to none. */
function messagesOf(items, count) {
	return Array.from({ length: count }, (_, index) => {
		const item = items.find(({ pairedItem = 0 }) => {
			return [pairedItem].flat().some((link) => (link.item ?? link) === index);
		});
		if (!item) return 'nothing was put out';
		const { error, message } = item.json;
		return error === undefined ? undefined : `${error} ${JSON.stringify(message ?? '')}`;
	});
}
