import { startChild } from './child.mjs';
import { until } from './wait.mjs';

const START_TIMEOUT_MS = 180_000;
const LOOK_EVERY_MS = 250;
const SHOWN_LOG_LINES = 30;

/**
 * Starts one of n8n's commands and waits until it answers with JSON at an address.
 *
 * @param {import('./n8n-install.mjs').N8nInstallation} installation
 * @param {'start' | 'worker'} command
 * @param {{ env: NodeJS.ProcessEnv, readyUrl: string, args?: string[] }} options
 * @returns {Promise<import('./child.mjs').Child>}
 */
export async function startN8n({ runtime, cli, version }, command, { env, readyUrl, args = [] }) {
	const child = startChild(runtime.node, [cli, command, ...args], {
		env,
		cwd: env.N8N_USER_FOLDER,
	});
	let ended;
	void child.exited.then((how) => (ended = how));
	const name = `n8n ${version.n8n} (${command})`;
	try {
		await until(
			name,
			() => {
				if (ended) throw new Error(`${name} ended before it answered: ${ended}`);
				return isUp(readyUrl);
			},
			{ timeoutMs: START_TIMEOUT_MS, everyMs: LOOK_EVERY_MS },
		);
		return child;
	} catch (error) {
		await child.stop('SIGKILL');
		const log = child.output().split('\n').slice(-SHOWN_LOG_LINES).join('\n');
		throw new Error(`${error.message}\n${log}`);
	}
}

async function isUp(url) {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		// While it starts, n8n answers some addresses with a page that asks to wait.
		return response.ok && /json/.test(response.headers.get('content-type'));
	} catch {
		return false;
	}
}
