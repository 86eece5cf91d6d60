import { after, before } from 'node:test';

import { startSandbox } from '../../support/sandbox-process.mjs';
import { sandboxCredential } from './credentials.mjs';
import { startHost } from './host.mjs';

/** Short, so that the waiting is that of n8n and the node. */
const SANDBOX_SETTINGS = { latency: { kind: 'fixed', ms: 300 }, pendingMs: 50 };

/**
 * @typedef {object} HostUnderTest empty until the first test of its block runs
 * @property {import('./host.mjs').Host} host
 * @property {Awaited<ReturnType<typeof startSandbox>>} sandbox
 * @property {{ id: string, name: string, type: string }} credential saved in n8n, with the sandbox's keys
 */

/**
 * An n8n and a sandbox for the tests of one block.
 *
 * @param {import('../hosts.mjs').HostVersion} version
 * @param {{ env?: NodeJS.ProcessEnv, sandboxSettings?: object }} [options]
 * @returns {HostUnderTest}
 */
export function useHost(version, { env, sandboxSettings = {} } = {}) {
	const it = /** @type {HostUnderTest} */ ({});
	before(async () => {
		it.sandbox = await startSandbox({ ...SANDBOX_SETTINGS, ...sandboxSettings });
		it.host = await startHost(version, { env });
		it.credential = await it.host.credentials.create(sandboxCredential(it.sandbox.url));
	});
	after(async () => {
		await it.host?.stop();
		await it.sandbox?.stop();
	});
	return it;
}
