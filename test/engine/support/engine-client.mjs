import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RunResult } from '../../../scripts/engine/run-result.mjs';
import { refuseGiven, refuseSecrets } from '../../support/secret-search.mjs';
import { sharedProcesses } from '../../support/shared-processes.mjs';

/** Every shared engine has it, so that one process serves tests of any speed. */
const FAST_CLOCK = `--import=${new URL('fast-clock.mjs', import.meta.url).href}`;

const ENGINE_PROCESS = fileURLToPath(
	new URL('../../../scripts/engine/engine-process.mjs', import.meta.url),
);

/** What a credential or a trigger has stored is what was asked for. */
const ASKS_FOR_SECRETS = new Set(['storedCredential', 'staticData']);

/**
 * A closed engine ends by itself at once; what takes longer has left something open. Only what hangs reaches it, however busy the machine is.
 */
const EXIT_TIMEOUT_MS = 300_000;

const STDERR_TAIL_CHARACTERS = 4_000;

/**
 * @typedef {import('../../../scripts/engine/engine.mjs').EngineOptions & {
 *   env?: Record<string, string>, nodePath?: string,
 * }} ClientOptions `env` is added to the engine's environment; `nodePath` is the Node to run it on
 */

/**
 * Starts an engine in a process of its own. One may serve a whole test file.
 *
 * @param {ClientOptions} options
 * @returns {Promise<EngineClient>}
 */
export async function startEngine({ env, nodePath, ...options }) {
	const child = forkEngine({ env, nodePath, echoLogs: options.echoLogs });
	return await opened(new EngineClient(child), options);
}

/**
 * Opens an engine in a process that an earlier test file has left, or else in a new one; closing it
 * leaves the process to a later file.
 *
 * @param {Omit<ClientOptions, 'nodePath' | 'echoLogs' | 'env'> & {
 *   clockSpeed?: number, preload?: string, env?: Record<string, string>,
 * }} options `clockSpeed`: how much faster than real time the engine's runs; `preload`: address of a
 *   module that is loaded before the engine
 * @returns {Promise<EngineClient>}
 */
export async function borrowEngine({ env, preload, ...options }) {
	const shared = sharedProcesses(`engine ${JSON.stringify([env, preload])}`);
	const imports = preload === undefined ? [FAST_CLOCK] : [FAST_CLOCK, `--import=${preload}`];
	const child =
		shared.take()?.child ?? forkEngine({ env: { ...env, NODE_OPTIONS: imports.join(' ') } });
	return await opened(new EngineClient(child, shared), options);
}

function forkEngine({ env, nodePath = process.execPath, echoLogs }) {
	// Not the test runner's own: n8n behaves otherwise under NODE_ENV=test.
	const { NODE_ENV, NODE_OPTIONS, ...inherited } = process.env;
	return fork(ENGINE_PROCESS, [], {
		env: { ...inherited, ...env },
		execArgv: [],
		execPath: nodePath,
		serialization: 'advanced',
		stdio: ['ignore', 'inherit', echoLogs ? 'inherit' : 'pipe', 'ipc'],
	});
}

async function opened(client, options) {
	try {
		await client.open(options);
	} catch (error) {
		await client.kill();
		throw error;
	}
	return client;
}

/** The engine of another process; methods are those of `scripts/engine/engine.mjs`. */
class EngineClient {
	#child;

	#lastId = 0;

	#stderr = '';

	/** @type {Map<number, { method: string, resolve: Function, reject: Function, onEvent?: Function }>} */
	#pending = new Map();

	/** @type {Promise<void>} */
	#exited;

	#shared;

	/** Takes the listeners off the process again. */
	#detach;

	/**
	 * @param {import('node:child_process').ChildProcess} child
	 * @param {import('../../support/shared-processes.mjs').SharedProcesses} [shared] where the process
	 *   goes when the engine is closed; without it the process ends
	 */
	constructor(child, shared) {
		this.#child = child;
		this.#shared = shared;
		const onMessage = (message) => this.#receive(message);
		const onStderr = (chunk) => {
			this.#stderr = (this.#stderr + chunk).slice(-STDERR_TAIL_CHARACTERS);
		};
		let onClose;
		this.#exited = new Promise((resolve) => {
			onClose = (code, signal) => {
				const reason = `The engine's process ended (${signal ?? code})\n${this.#stderr}`;
				for (const { reject } of this.#pending.values()) reject(new Error(reason));
				this.#pending.clear();
				resolve();
			};
		});
		child.on('message', onMessage).once('close', onClose);
		child.stderr?.on('data', onStderr);
		this.#detach = () => {
			child.off('message', onMessage).off('close', onClose);
			child.stderr?.off('data', onStderr);
		};
	}

	get pid() {
		return this.#child.pid;
	}

	/** @param {import('../../../scripts/engine/engine.mjs').EngineOptions} options */
	async open(options) {
		await this.#ask('open', [options]).answer;
	}

	/**
	 * @param {import('n8n-workflow').IWorkflowBase} workflowJson
	 * @param {Omit<import('../../../scripts/engine/run.mjs').RunOptions, 'onNodeStart' | 'onNodeFinish'>
	 *   & { onNodeStart?: (nodeName: string) => void, onNodeFinish?: (nodeName: string) => void }} [options]
	 * @returns {{ promise: Promise<RunResult>, cancel: () => void }}
	 */
	run(workflowJson, { onNodeStart, onNodeFinish, ...options } = {}) {
		const listeners = { nodeStart: onNodeStart, nodeFinish: onNodeFinish };
		const reportNodes = Boolean(onNodeStart ?? onNodeFinish);
		const { id, answer } = this.#ask('run', [workflowJson, { ...options, reportNodes }], (event) =>
			listeners[event.event]?.(...event.args),
		);
		return {
			promise: answer.then((report) => {
				const result = this.#result(report);
				refuseGiven(workflowJson, result);
				return result;
			}),
			cancel: () => void this.#ask('cancel', [id]).answer.catch(() => {}),
		};
	}

	/** @returns {Promise<string>} address of this n8n, with a closing slash */
	async url() {
		return await this.#ask('url', []).answer;
	}

	/** @param {import('n8n-workflow').IWorkflowBase} workflowJson with an id of its own */
	async activate(workflowJson) {
		await this.#ask('activate', [workflowJson]).answer;
	}

	/** @param {import('n8n-workflow').IWorkflowBase} workflowJson as if its trigger were tried out in the editor */
	async listenForTest(workflowJson) {
		await this.#ask('listenForTest', [workflowJson]).answer;
	}

	/** @param {string} workflowId */
	async deactivate(workflowId) {
		await this.#ask('deactivate', [workflowId]).answer;
	}

	/** @param {string} workflowId whose time to poll has come */
	async poll(workflowId) {
		await this.#ask('poll', [workflowId]).answer;
	}

	/** @param {string} workflowId @returns {Promise<import('n8n-workflow').IDataObject>} */
	async staticData(workflowId) {
		return await this.#ask('staticData', [workflowId]).answer;
	}

	/** @returns {Promise<{ id: string, status: string, mode: string, workflowId: string }[]>} */
	async executions() {
		return await this.#ask('executions', []).answer;
	}

	/** @param {string} executionId @returns {Promise<string>} all that is stored of it */
	async storedText(executionId) {
		return await this.#ask('storedText', [executionId]).answer;
	}

	/** @param {string} executionId @returns {Promise<RunResult>} once it has ended */
	async ended(executionId) {
		return this.#result(await this.#ask('ended', [executionId]).answer);
	}

	/** @param {string} workflowId @param {number} [index] @returns {Promise<RunResult>} */
	async endedOf(workflowId, index = 0) {
		return this.#result(await this.#ask('endedOf', [workflowId, index]).answer);
	}

	/** @param {string} executionId whose time limit is over */
	async timeUp(executionId) {
		await this.#ask('timeUp', [executionId]).answer;
	}

	/** @returns {Promise<import('../../../scripts/engine/run-logger.mjs').LogLine[]>} */
	async webhookLogs() {
		return await this.#ask('webhookLogs', []).answer;
	}

	#result(report) {
		const readBinary = async (binary) => await this.#ask('readBinary', [binary]).answer;
		return new RunResult(report, readBinary);
	}

	/** @param {number} speed how much faster than real time a shared engine's runs from now on */
	async setClockSpeed(speed) {
		await this.#ask('setClockSpeed', [speed]).answer;
	}

	/** @param {number} ms by which a shared engine's clock is put forward */
	async passTime(ms) {
		await this.#ask('passTime', [ms]).answer;
	}

	/** @param {string} typeName @param {import('n8n-workflow').ICredentialDataDecryptedObject} data */
	async testCredential(typeName, data) {
		return await this.#ask('testCredential', [typeName, data]).answer;
	}

	/**
	 * @param {import('../../../scripts/engine/editor-context.mjs').EditorQuestion} question
	 * @returns {Promise<import('n8n-workflow').ResourceMapperFields>}
	 */
	async mapperFields(question) {
		return await this.#ask('mapperFields', [question]).answer;
	}

	/**
	 * @param {import('../../../scripts/engine/editor-context.mjs').EditorQuestion} question
	 * @param {string} [filter]
	 */
	async listSearch(question, filter) {
		return await this.#ask('listSearch', [question, filter]).answer;
	}

	/** @param {string} typeName @param {{ id?: string, name?: string }} [wanted] */
	async storedCredential(typeName, wanted) {
		return await this.#ask('storedCredential', [typeName, wanted]).answer;
	}

	/** @param {string} nodeName full name @param {number} [version] */
	async describe(nodeName, version) {
		return await this.#ask('describe', [nodeName, version]).answer;
	}

	/** @returns {Promise<number>} bytes of memory resident now */
	async rss() {
		return await this.#ask('rss', []).answer;
	}

	/** @returns {Promise<number>} most bytes resident since the start or the last reset */
	async peakRss() {
		return await this.#ask('peakRss', []).answer;
	}

	/** Starts `peakRss` anew; Linux only. */
	async resetPeakRss() {
		await this.#ask('resetPeakRss', []).answer;
	}

	/** @returns {Promise<{ meanMs: number, p99Ms: number, maxMs: number }>} since the last call */
	async eventLoopDelay() {
		return await this.#ask('eventLoopDelay', []).answer;
	}

	/** Ends the process at once, as a crash of the machine would. */
	async kill() {
		this.#child.kill('SIGKILL');
		await this.#exited;
	}

	/** Closes the engine. A process of its own ends by itself, which is waited for. */
	async close() {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		if (!this.#shared) return await this.#end();
		try {
			await this.#ask('rest', []).answer;
		} catch (error) {
			await this.kill();
			throw error;
		}
		this.#detach();
		this.#shared.give({ child: this.#child });
	}

	async #end() {
		await this.#ask('close', []).answer;
		let lateness;
		const late = new Promise((_resolve, reject) => {
			lateness = setTimeout(() => {
				this.#child.kill('SIGKILL');
				reject(new Error(`The closed engine did not end within ${EXIT_TIMEOUT_MS} ms`));
			}, EXIT_TIMEOUT_MS);
		});
		await Promise.race([this.#exited, late]).finally(() => clearTimeout(lateness));
	}

	/** @param {string} method @param {unknown[]} args @param {Function} [onEvent] */
	#ask(method, args, onEvent) {
		this.#lastId += 1;
		const id = this.#lastId;
		const answer = new Promise((resolve, reject) => {
			this.#pending.set(id, { method, resolve, reject, onEvent });
			this.#child.send({ id, method, args }, (error) => {
				if (error) this.#settle(id, ({ reject: fail }) => fail(error));
			});
		});
		return { id, answer };
	}

	#receive({ id, json, bytes, failure, ...event }) {
		if (event.event) this.#pending.get(id)?.onEvent?.(event);
		else if (failure) {
			this.#settle(id, ({ method, reject }) => {
				const error = this.#leakIn(method, JSON.stringify(failure));
				reject(error ?? Object.assign(new Error(failure.message), failure));
			});
		} else {
			this.#settle(id, ({ method, resolve, reject }) => {
				const content = bytes && Buffer.from(bytes);
				const error = this.#leakIn(method, content ? content.toString('latin1') : json);
				if (error) reject(error);
				else resolve(content ?? JSON.parse(json));
			});
		}
	}

	/** Whatever a test is about: a secret in what the host gives back makes it fail. */
	#leakIn(method, text) {
		if (ASKS_FOR_SECRETS.has(method)) return undefined;
		try {
			refuseSecrets(`The engine's answer to ${method}`, `${text}\n${this.#stderr}`);
			return undefined;
		} catch (error) {
			return error;
		}
	}

	#settle(id, act) {
		const waiting = this.#pending.get(id);
		this.#pending.delete(id);
		if (waiting) act(waiting);
	}
}
