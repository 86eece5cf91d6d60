import { spawn } from 'node:child_process';

const STOP_TIMEOUT_MS = 20_000;
const KEPT_OUTPUT_CHARACTERS = 2_000_000;

/** Groups that are alive: nothing that is started here outlives this process. */
const groups = new Set();

process.on('exit', () => groups.forEach((pid) => killGroup(pid, 'SIGKILL')));

/**
 * @typedef {object} Child a process with a group of its own, so that its children end with it
 * @property {number} pid
 * @property {Promise<string>} exited how it ended: an exit code or the name of a signal
 * @property {() => string} output what it has written so far, both streams
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop asks the process to end, then makes it
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number }} [options]
 * @returns {Child}
 */
export function startChild(command, args, options = {}) {
	const child = spawn(command, args, {
		...options,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const collect = (text) => {
		output = (output + text).slice(-KEPT_OUTPUT_CHARACTERS);
	};
	child.stdout.setEncoding('utf8').on('data', collect);
	child.stderr.setEncoding('utf8').on('data', collect);
	child.on('error', (error) => collect(`${error.message}\n`));
	if (child.pid) groups.add(child.pid);
	const exited = new Promise((resolve) => {
		child.once('error', () => resolve('not started'));
		child.once('exit', (code, signal) => {
			// What it leaves behind, such as n8n's task runner, goes too.
			killGroup(child.pid, 'SIGKILL');
			groups.delete(child.pid);
			resolve(String(signal ?? code));
		});
	});
	return {
		pid: child.pid ?? 0,
		exited,
		output: () => output,
		async stop(signal = 'SIGTERM') {
			child.kill(signal);
			const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
			await exited;
			clearTimeout(timer);
		},
	};
}

function killGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch {
		// The group is gone already.
	}
}
