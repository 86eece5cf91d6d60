import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cached } from './cache.mjs';
import { npm } from './npm.mjs';

/**
 * @typedef {object} Runtime a Node to run an n8n with
 * @property {string} binFolder holds the executable; to be put first on the PATH
 * @property {string} node the executable
 * @property {string} headersFolder has `include/node`, for the compilation of addons
 */

/**
 * The Node of a major, by the npm package of that name: there whatever Node this machine has.
 *
 * @param {string} major
 * @returns {Promise<Runtime>}
 */
export async function nodeRuntime(major) {
	const folder = await cached(`node-${major}`, { node: major }, async (next) => {
		const manifest = { private: true, dependencies: { node: major } };
		await writeFile(join(next, 'package.json'), JSON.stringify(manifest));
		// The package's own install script fetches the executable of this platform.
		await npm(['install'], { cwd: next, label: `installing Node ${major}` });
	});
	const home = join(folder, 'node_modules/node');
	return {
		binFolder: join(home, 'bin'),
		node: join(home, 'bin/node'),
		headersFolder: join(home, `node_modules/node-${process.platform}-${process.arch}`),
	};
}
