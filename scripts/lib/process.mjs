import { spawn } from 'node:child_process';

import { ROOT } from './paths.mjs';

const LIVELINESS_INTERVAL_MS = 10_000;

/** A failure that is told to the user as one sentence, without a stack trace. */
export class ScriptError extends Error {}

export const say = (text) => process.stderr.write(`${text}\n`);

export const secondsSince = (startMs) => `${((performance.now() - startMs) / 1000).toFixed(1)} s`;

/** Runs a Node script with the terminal handed over to it; resolves to its exit code. */
export async function runNode(script, args = [], { nodeArgs = [], cwd = ROOT, env = {} } = {}) {
	const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
		cwd,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	return await exitCode(child);
}

/**
 * Runs a command silently and resolves to its exit code and output. A step that takes long shows
 * every few seconds that it is still at work.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean, label?: string }} [options]
 *   `inherit`: whether `env` is added to this process's environment (true if not given) or is all
 */
export async function runQuietly(
	command,
	args,
	{ cwd = ROOT, env = {}, inherit = true, label } = {},
) {
	const child = spawn(command, args, {
		cwd,
		env: inherit ? { ...process.env, ...env } : env,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32' && command !== process.execPath,
	});
	let output = '';
	const collect = (chunk) => {
		output += chunk;
	};
	child.stdout.setEncoding('utf8').on('data', collect);
	child.stderr.setEncoding('utf8').on('data', collect);

	const startMs = performance.now();
	const ticker = setInterval(
		() => label && say(`  … ${label} (${secondsSince(startMs)})`),
		LIVELINESS_INTERVAL_MS,
	);
	try {
		return { code: await exitCode(child), output };
	} finally {
		clearInterval(ticker);
	}
}

/** Runs npm: the one that started this process where there is one, else the one on the PATH. */
export async function runNpm(args, options) {
	const cli = process.env.npm_execpath;
	return cli?.endsWith('.js')
		? await runQuietly(process.execPath, [cli, ...args], options)
		: await runQuietly('npm', args, options);
}

async function exitCode(child) {
	let received;
	// Ctrl+C reaches the child by itself when both share a terminal; other signals must be passed on.
	const forward = (signal) => {
		received = signal;
		if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
	};
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, forward);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (code) => resolve(code ?? 1));
		});
	} finally {
		for (const signal of signals) process.off(signal, forward);
		// Told to stop, and so was the child: no further step is wanted.
		if (received) process.kill(process.pid, received);
	}
}
