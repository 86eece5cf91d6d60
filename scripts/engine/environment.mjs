import { mkdtemp, rm } from 'node:fs/promises';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { moduleFolders } from './n8n.mjs';

/**
 * Sets what n8n reads from the process environment, before any of its services is made.
 *
 * - `N8N_USER_FOLDER` keeps n8n out of the home folder.
 * - `N8N_RESTRICT_FILE_ACCESS_TO` empty lifts n8n's rule that file nodes see `~/.n8n-files` only;
 *   n8n's own folder stays closed to them.
 * - `NODE_PATH` lets a package outside this checkout find the running copy of n8n-workflow, as
 *   `LoadNodesAndCredentials.init` of n8n does for community packages installed without peers.
 *
 * @param {{ userFolder?: string, binaryMode: 'filesystem' | 'default' }} options
 * @returns {Promise<() => Promise<void>>} puts the environment back and removes a folder made here
 */
export async function enterEnvironment({ userFolder, binaryMode }) {
	const folder = userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-engine-')));
	const restore = setVariables({
		N8N_USER_FOLDER: folder,
		N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
		N8N_RESTRICT_FILE_ACCESS_TO: '',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		NODE_PATH: [...moduleFolders, process.env.NODE_PATH].filter(Boolean).join(delimiter),
	});
	Module._initPaths();

	return async () => {
		restore();
		Module._initPaths();
		if (userFolder === undefined) await rm(folder, { recursive: true, force: true });
	};
}

/**
 * @param {Record<string, string>} variables
 * @returns {() => void} puts the former values back
 */
function setVariables(variables) {
	const former = Object.keys(variables).map((name) => [name, process.env[name]]);
	Object.assign(process.env, variables);
	return () => {
		for (const [name, value] of former) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	};
}
