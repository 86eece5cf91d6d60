import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { cached } from './cache.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { npm } from './npm.mjs';

/**
 * @typedef {object} N8nInstallation
 * @property {import('../hosts.mjs').HostVersion} version
 * @property {import('./node-runtime.mjs').Runtime} runtime
 * @property {string} cli n8n's command
 * @property {(packageName: string) => any} load a module out of this n8n
 */

/**
 * An n8n from the npm registry, made once per machine.
 *
 * @param {import('../hosts.mjs').HostVersion} version
 * @returns {Promise<N8nInstallation>}
 */
export async function n8nInstallation(version) {
	const runtime = await nodeRuntime(version.node);
	const { n8n, overrides, node } = version;
	const folder = await cached(`n8n-${n8n}`, { n8n, overrides, node }, async (next) => {
		const manifest = { private: true, dependencies: { n8n }, overrides };
		await writeFile(join(next, 'package.json'), JSON.stringify(manifest));
		await npm(['install', '--ignore-scripts'], {
			cwd: next,
			runtime,
			label: `installing n8n ${n8n}, some 4 minutes and 3 GB`,
		});
		// The only addon that n8n does not start without.
		await npm(['rebuild', 'sqlite3'], {
			cwd: next,
			runtime,
			label: 'compiling sqlite3, some 2 minutes',
		});
	});
	const manifest = join(folder, 'node_modules/n8n/package.json');
	return {
		version,
		runtime,
		cli: join(folder, 'node_modules/n8n/bin/n8n'),
		load: createRequire(manifest),
	};
}
