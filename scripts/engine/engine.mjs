/**
 * n8n's own engine without its server: runs workflow JSON as exported from the editor, with the
 * nodes of one built package.
 */
import { createBaseNodes } from './base-nodes/index.mjs';
import { CredentialStore } from './credential-store.mjs';
import { CredentialTester } from './credential-test.mjs';
import { CredentialTypes } from './credential-types.mjs';
import { CredentialsHelper } from './credentials-helper.mjs';
import { askNode } from './editor-context.mjs';
import { EngineWebhooks } from './engine-webhooks.mjs';
import { enterEnvironment } from './environment.mjs';
import { mapperFields } from './mapper-fields.mjs';
import { Container, Logger, n8nCore, n8nWorkflow } from './n8n.mjs';
import { NodeTypes, loadPackage } from './node-types.mjs';
import { RunLogger } from './run-logger.mjs';
import { RunResult } from './run-result.mjs';
import { Run } from './run.mjs';
import { WebhookServer } from './webhook-server.mjs';

/**
 * @typedef {object} EngineOptions
 * @property {string} packageRoot folder of the package whose built nodes and credentials are loaded
 * @property {import('./credential-store.mjs').StoredCredential[]
 *   | Record<string, import('./credential-store.mjs').CredentialData>} [credentials]
 *   rows with id or name, or one set of data per credential type
 * @property {'filesystem' | 'default'} [binaryMode] where files are kept: on disk (n8n's default
 *   since 2.0), or in memory inside the items (n8n calls that mode "default")
 * @property {string} [userFolder] n8n's folder; a new temporary one, removed on close, if left out
 * @property {string} [instanceUrl] address that n8n gives to webhooks, with a closing slash
 * @property {import('./webhook-server.mjs').WebhookOptions} [webhooks] listens for calls from outside;
 *   the address is then that of the engine, unless another one is given
 * @property {import('./run-logger.mjs').LogLevel} [logLevel]
 * @property {boolean} [echoLogs] whether log lines also go to stderr
 *
 * @typedef {object} StartedRun
 * @property {Promise<RunResult>} promise
 * @property {() => void} cancel the editor's Stop
 */

/** n8n's services are single in a process, and so is the engine. */
let isOpen = false;

/**
 * @param {EngineOptions} options
 * @returns {Promise<Engine>}
 */
export async function createEngine({ binaryMode = 'filesystem', userFolder, ...options }) {
	if (isOpen) throw new Error('An engine is already open in this process: close it first');
	isOpen = true;
	const leaveEnvironment = await enterEnvironment({ binaryMode, userFolder });
	const leave = async () => {
		Container.reset();
		await leaveEnvironment();
		isOpen = false;
	};
	try {
		const engine = new Engine(await startServices(options), leave);
		await engine.open();
		return engine;
	} catch (error) {
		await leave();
		throw error;
	}
}

async function startServices({
	packageRoot,
	credentials = {},
	instanceUrl,
	webhooks,
	logLevel = 'info',
	echoLogs = false,
}) {
	const logger = new RunLogger({ level: logLevel, echo: echoLogs });
	Container.set(Logger, logger);
	n8nWorkflow.LoggerProxy.init(logger);
	await Container.get(n8nCore.BinaryDataService).init();

	const loader = await loadPackage(packageRoot);
	const nodeTypes = new NodeTypes([loader, createBaseNodes()]);
	const credentialTypes = new CredentialTypes(loader);
	const store = new CredentialStore(credentials);
	const credentialsHelper = new CredentialsHelper(credentialTypes, store);
	const server = new WebhookServer(webhooks);
	const address = await server.listen();
	return {
		logger,
		nodeTypes,
		credentialTypes,
		store,
		credentialsHelper,
		server,
		instanceUrl: instanceUrl ?? address ?? 'http://127.0.0.1:5678/',
	};
}

/** An open engine. Runs may go on side by side. */
class Engine {
	#services;

	#leave;

	/** @type {Map<Run, Promise<RunResult>>} */
	#active = new Map();

	/** Calls from outside, and the executions that they start and wake. */
	webhooks;

	constructor(services, leave) {
		this.#services = services;
		this.#leave = leave;
		this.webhooks = new EngineWebhooks(services.server, readBinary);
	}

	/** Takes up the executions and active workflows of an earlier process. */
	async open() {
		const { server } = this.#services;
		await server.open({
			...this.#services,
			executions: server.executions,
			webhookLogs: this.webhooks.logs,
			perform: async (id, json, options) => void (await this.#perform(id, json, options).promise),
		});
	}

	/**
	 * @param {import('n8n-workflow').IWorkflowBase} workflowJson
	 * @param {import('./run.mjs').RunOptions} [options]
	 * @returns {StartedRun}
	 */
	run(workflowJson, options = {}) {
		const id = this.#services.server.executions.begin(workflowJson, options.mode ?? 'manual');
		return this.#perform(id, workflowJson, options);
	}

	#perform(id, workflowJson, options) {
		const run = new Run(this.#services, { ...options, executionId: id });
		const promise = run
			.execute(workflowJson)
			.then((report) => {
				const rests = report.status === 'waiting' ? run.data : undefined;
				this.#services.server.executions.settle(id, report, rests);
				return new RunResult(report, readBinary);
			})
			.finally(() => this.#active.delete(run));
		this.#active.set(run, promise);
		return { promise, cancel: () => run.cancel() };
	}

	/** Address of this n8n, with a closing slash. */
	get url() {
		return this.#services.instanceUrl;
	}

	/**
	 * What the editor shows when a credential is saved and tested.
	 *
	 * @param {string} typeName
	 * @param {import('./credential-store.mjs').CredentialData} data
	 * @returns {Promise<import('./credential-test.mjs').TestOutcome>}
	 */
	async testCredential(typeName, data) {
		const credential = { id: 'credential-under-test', name: typeName, type: typeName, data };
		// The editor saves before it tests, so that a renewed token has a row to go to.
		const remove = this.#services.store.add(credential);
		try {
			const { logger } = this.#services;
			const tester = new CredentialTester(this.#services);
			return await logger.collect([], () => tester.test(typeName, structuredClone(credential)));
		} finally {
			remove();
		}
	}

	/**
	 * What the editor's resource mapper shows when it loads its fields.
	 *
	 * @param {import('./editor-context.mjs').EditorQuestion} question
	 */
	async mapperFields(question) {
		return await mapperFields(this.#services, structuredClone(question));
	}

	/**
	 * What the editor's resource locator lists for what was typed into its search.
	 *
	 * @param {import('./editor-context.mjs').EditorQuestion} question
	 * @param {string} [filter]
	 * @returns {Promise<import('n8n-workflow').INodeListSearchResult>}
	 */
	async listSearch(question, filter) {
		return await askNode(this.#services, 'listSearch', structuredClone(question), [filter]);
	}

	/**
	 * A credential's data as they are stored now, renewed tokens included.
	 *
	 * @param {string} typeName
	 * @param {{ id?: string, name?: string }} [wanted]
	 */
	storedCredential(typeName, wanted = {}) {
		return structuredClone(this.#services.store.find(wanted, typeName).data);
	}

	/**
	 * @param {string} nodeName full name, such as `n8n-nodes-base.set`
	 * @param {number} [version] the newest if left out
	 * @returns {import('n8n-workflow').INodeTypeDescription}
	 */
	describe(nodeName, version) {
		return this.#services.nodeTypes.getByNameAndVersion(nodeName, version).description;
	}

	/** Stops what still runs, waits for it, and leaves nothing behind. */
	async close() {
		for (const run of this.#active.keys()) run.cancel();
		await Promise.allSettled(this.#active.values());
		await this.#services.server.close();
		await this.#leave();
	}
}

/**
 * @param {import('n8n-workflow').IBinaryData} binary
 * @returns {Promise<Buffer>}
 */
export async function readBinary(binary) {
	return await Container.get(n8nCore.BinaryDataService).getAsBuffer(binary);
}
