import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGE_JSON = {
	name: 'n8n-nodes-sample',
	version: '1.0.0',
	n8n: {
		nodes: ['dist/Sample.node.js', 'dist/NotBuilt.node.js'],
		credentials: ['dist/SampleApi.credentials.js', 'dist/SampleTokenApi.credentials.js'],
	},
};

/** One node with an action for each thing that the harness has to carry. */
const NODE_SOURCE = `
const { NodeApiError, NodeOperationError, sleep } = require('n8n-workflow');

const actions = {
	async upload(index) {
		const { baseUrl } = await this.getCredentials('sampleApi');
		const { id } = this.helpers.assertBinaryData(index, 'data');
		const body = id
			? await this.helpers.getBinaryStream(id)
			: await this.helpers.getBinaryDataBuffer(index, 'data');
		const json = await this.helpers.httpRequestWithAuthentication.call(this, 'sampleApi', {
			method: 'POST', url: baseUrl + '/upload', body, json: true, disableFollowRedirect: true,
			headers: { 'Content-Type': 'application/octet-stream' },
		});
		return { json };
	},
	async download() {
		const { baseUrl } = await this.getCredentials('sampleApi');
		const stream = await this.helpers.httpRequestWithAuthentication.call(this, 'sampleApi', {
			url: baseUrl + '/download', encoding: 'stream',
		});
		const data = await this.helpers.prepareBinaryData(stream, 'down.bin', 'application/octet-stream');
		return { json: { bytes: data.bytes }, binary: { data } };
	},
	async request(index) {
		const url = this.getNodeParameter('text', index);
		const type = this.getNodeParameter('credentialType', index);
		return { json: await this.helpers.httpRequestWithAuthentication.call(this, type, { url, json: true }) };
	},
	async sleep() {
		await sleep(60_000, this.getExecutionCancelSignal());
		return { json: {} };
	},
	async hint() {
		this.addExecutionHints({ message: 'Look here', location: 'outputPane' });
		this.logger.warn('Logged by the node');
		return { json: {} };
	},
	async fail(index) {
		const text = this.getNodeParameter('text', index);
		if (text === 'ok') return { json: { text } };
		throw new NodeOperationError(this.getNode(), 'Refused: ' + text, { itemIndex: index });
	},
	async echo(index) {
		return { json: { text: this.getNodeParameter('text', index) } };
	},
};

exports.Sample = class {
	description = {
		displayName: 'Sample', name: 'sample', group: ['transform'], version: 1, description: '',
		defaults: { name: 'Sample' }, inputs: ['main'], outputs: ['main'],
		credentials: [
			{ name: 'sampleApi', required: false },
			{ name: 'sampleTokenApi', required: false },
		],
		properties: [
			{ displayName: 'Action', name: 'action', type: 'string', default: 'echo' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'Credential', name: 'credentialType', type: 'string', default: 'sampleApi' },
			{ displayName: 'Must', name: 'must', type: 'string', default: '', required: true,
				displayOptions: { show: { action: ['strict'] } } },
		],
	};

	async execute() {
		const results = [];
		for (let index = 0; index < this.getInputData().length; index++) {
			try {
				const item = await actions[this.getNodeParameter('action', index)].call(this, index);
				results.push({ ...item, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				results.push({ json: this.getInputData()[index].json, error, pairedItem: { item: index } });
			}
		}
		return [results];
	}
};
`;

const KEY_CREDENTIAL_SOURCE = `
exports.SampleApi = class {
	name = 'sampleApi';
	displayName = 'Sample API';
	properties = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Key', name: 'key', type: 'string', default: '' },
		{ displayName: 'Agent', name: 'agent', type: 'hidden', default: 'sample/1.0' },
	];
	authenticate = {
		type: 'generic',
		properties: { headers: { 'x-key': '={{$credentials.key}}', 'x-agent': '={{ $credentials.agent }}' } },
	};
	test = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/whoami' },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'The key is not known' } },
			{ type: 'responseSuccessBody', properties: { key: 'account.state', value: 'closed', message: 'The account is closed' } },
		],
	};
};
`;

const TOKEN_CREDENTIAL_SOURCE = `
exports.SampleTokenApi = class {
	name = 'sampleTokenApi';
	displayName = 'Sample Token API';
	properties = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Token', name: 'token', type: 'hidden', typeOptions: { expirable: true }, default: '' },
	];
	async preAuthentication(credentials) {
		return await this.helpers.httpRequest({ method: 'POST', url: credentials.baseUrl + '/token', json: true });
	}
	authenticate = async (credentials, options) => {
		options.headers = { ...options.headers, authorization: 'Bearer ' + credentials.token };
		return options;
	};
};
`;

/**
 * Writes a small built package into a temporary folder, outside this checkout.
 *
 * @returns {Promise<{ root: string, remove: () => Promise<void> }>}
 */
export async function writeSamplePackage() {
	const root = await mkdtemp(join(tmpdir(), 'n8n-nodes-sample-'));
	const files = {
		'package.json': JSON.stringify(PACKAGE_JSON),
		'dist/Sample.node.js': NODE_SOURCE,
		'dist/SampleApi.credentials.js': KEY_CREDENTIAL_SOURCE,
		'dist/SampleTokenApi.credentials.js': TOKEN_CREDENTIAL_SOURCE,
	};
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), text);
	}
	return { root, remove: async () => await rm(root, { recursive: true, force: true }) };
}
