/**
 * Runs the real sandbox as a child process, the way people start it, and speaks to its control API.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { esignControl } from './esign-control.mjs';
import { sharedProcesses } from './shared-processes.mjs';

const CLI = fileURLToPath(new URL('../../sandbox/dist/cli.js', import.meta.url));
/** Only what hangs reaches these, however busy the machine is. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 120_000;
const LISTENING = /^listening on (http:\/\/\S+)$/m;

/** Keys of the account every sandbox starts with. */
export const SANDBOX_KEYS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

/**
 * Starts a sandbox on a free port. It ends with `stop()`, and with this process whatever happens to it:
 * the child watches its standard input.
 *
 * @param {object} [settings] changes to the default settings
 * @param {{ execPath?: string }} [options] another Node to run it with
 */
export async function startSandbox(settings = {}, { execPath = process.execPath } = {}) {
	const args = [CLI, '--port', '0', '--exit-with-stdin', '--settings', JSON.stringify(settings)];
	// The test runner's own NODE_OPTIONS are none of the server's business.
	const env = { ...process.env, NODE_OPTIONS: '' };
	const child = spawn(execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
	child.stdin.on('error', () => undefined);
	return await sandboxOf(child);
}

/**
 * A sandbox that an earlier test file has left, or else a new one; `stop()` leaves it to a later file.
 *
 * @param {object} [settings] changes to the default settings
 */
export async function borrowSandbox(settings = {}) {
	const shared = sharedProcesses('sandbox');
	const free = shared.take();
	const sandbox = free ? await sandboxOf(free.child, free.url) : await startSandbox(settings);
	if (free) await sandbox.control.resetTo(settings);
	return {
		...sandbox,
		async stop() {
			await sandbox.control.resetTo({});
			sandbox.release(shared);
		},
	};
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} [known] its address; else the child will say it
 */
async function sandboxOf(child, known) {
	let onExit;
	const exited = new Promise((resolve) => {
		onExit = (code, signal) => resolve({ code, signal });
	});
	child.once('exit', onExit);
	let stderr = '';
	const onStderr = (text) => (stderr += text);
	child.stderr.setEncoding('utf8').on('data', onStderr);

	const url = known ?? (await listening(child, exited, () => stderr));
	return {
		url,
		pid: child.pid,
		control: controlOf(url),
		/** What the child has written to standard error so far. */
		stderr: () => stderr,
		/** Gives the process away. */
		release(shared) {
			child.off('exit', onExit);
			child.stderr.off('data', onStderr);
			child.stdout.removeAllListeners('data');
			shared.give({ child, url });
		},
		/** Stops the child and waits for its end; resolves to its exit code and signal. */
		async stop() {
			child.kill('SIGTERM');
			const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
			const end = await exited;
			clearTimeout(timer);
			return end;
		},
	};
}

/** @returns {Promise<string>} the address, once the child has said it */
async function listening(child, exited, stderr) {
	let stdout = '';
	const line = new Promise((resolve) => {
		child.stdout.setEncoding('utf8').on('data', (text) => {
			stdout += text;
			const match = LISTENING.exec(stdout);
			if (match) resolve(match[1]);
		});
	});
	const died = exited.then(({ code, signal }) => {
		throw new Error(
			`The sandbox ended before it was listening (${signal ?? code}): ${stderr() || stdout}`,
		);
	});
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`The sandbox was not listening in time: ${stderr()}`)),
			START_TIMEOUT_MS,
		);
	});
	try {
		const url = await Promise.race([line, died, late]);
		died.catch(() => undefined);
		return url;
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/**
 * @typedef {import('../../sandbox/src/control-types').TaskReport} TaskReport
 * @typedef {import('../../sandbox/src/control-types').DocumentReport} DocumentReport
 * @typedef {import('../../sandbox/src/control-types').Health} Health
 * @typedef {import('../../sandbox/src/http/request-log').LogEntry} LogEntry
 * @typedef {import('../../sandbox/src/state/ledger').Charge} Charge
 * @typedef {import('../../sandbox/src/state/settings').Settings} Settings
 * @typedef {import('../../sandbox/src/http/faults').RuleState} RuleState
 */

/**
 * @typedef {object} Control
 * @property {() => Promise<Health>} health
 * @property {() => Promise<Charge[]>} ledger
 * @property {() => Promise<LogEntry[]>} requests
 * @property {() => Promise<void>} clearRequests
 * @property {() => Promise<TaskReport[]>} tasks
 * @property {() => Promise<DocumentReport[]>} documents
 * @property {(patch?: object) => Promise<Settings>} settings the settings as they are; with a patch,
 *   changes them first
 * @property {(rules: object | object[]) => Promise<{ ids: string[] }>} faults adds one rule or a list
 * @property {() => Promise<RuleState[]>} listFaults
 * @property {() => Promise<void>} clearFaults
 * @property {(advanceMs: number) => Promise<{ nowMs: number }>} advanceClock
 * @property {() => Promise<void>} reset back to how it started
 * @property {(settings: object) => Promise<void>} resetTo to how it would start with other settings
 * @property {import('./esign-control.mjs').EsignControl} esign
 */

/**
 * @param {string} url of the sandbox
 * @returns {Control}
 */
function controlOf(url) {
	const call = async (method, path, body) => {
		const response = await fetch(`${url}/__sandbox${path}`, {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const answer = await response.json();
		if (!response.ok)
			throw new Error(`${method} ${path}: HTTP ${response.status}: ${answer.error}`);
		return answer;
	};
	return {
		health: () => call('GET', '/health'),
		ledger: () => call('GET', '/ledger'),
		requests: () => call('GET', '/requests'),
		clearRequests: () => call('DELETE', '/requests'),
		tasks: () => call('GET', '/tasks'),
		documents: () => call('GET', '/documents'),
		settings: (patch) =>
			patch === undefined ? call('GET', '/settings') : call('PATCH', '/settings', patch),
		faults: (rules) => call('POST', '/faults', rules),
		listFaults: () => call('GET', '/faults'),
		clearFaults: () => call('DELETE', '/faults'),
		advanceClock: (advanceMs) => call('POST', '/clock', { advanceMs }),
		reset: () => call('POST', '/reset'),
		resetTo: (settings) => call('POST', '/reset', { settings }),
		esign: esignControl(call),
	};
}
