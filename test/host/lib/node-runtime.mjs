import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cached } from './cache.mjs';
import { npm } from './npm.mjs';
import { outputOf } from './probe.mjs';

/**
 * @typedef {object} Runtime a Node to run an n8n with
 * @property {string} binFolder holds the executable; to be put first on the PATH
 * @property {string} node the executable
 * @property {string} headersFolder has `include/node`, for the compilation of addons
 */

/**
 * The Node of a major, out of the npm registry: there whatever Node this machine has. The package of
 * this platform is asked for by its own name, because the package `node` fetches it by an install
 * script, and npm runs no install scripts by default.
 *
 * @param {string} major
 * @returns {Promise<Runtime>}
 */
export async function nodeRuntime(major) {
	const packageName = platformPackage(process.platform, process.arch);
	const folder = await cached(`node-${major}`, {
		recipe: { [packageName]: major },
		async make(next) {
			const manifest = { private: true, dependencies: { [packageName]: major } };
			await writeFile(join(next, 'package.json'), JSON.stringify(manifest));
			await npm(['install'], { cwd: next, label: `installing Node ${major}` });
		},
		async check(made) {
			const { node } = runtimeIn(made, packageName);
			const version = await outputOf(node, ['--version']);
			if (!version.startsWith(`v${major}.`)) throw new Error(`${node} is Node ${version}`);
		},
	});
	return runtimeIn(folder, packageName);
}

function runtimeIn(folder, packageName) {
	const home = join(folder, 'node_modules', packageName);
	return { binFolder: join(home, 'bin'), node: join(home, 'bin/node'), headersFolder: home };
}

/** How the publishers of the package `node` call the one that holds a platform's executable. */
export function platformPackage(platform, arch) {
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return [prefix, platform, arch].join('-');
}
