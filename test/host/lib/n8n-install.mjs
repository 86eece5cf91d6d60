import { access, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { cached } from './cache.mjs';
import { n8nEnvironment } from './n8n-environment.mjs';
import { startN8n } from './n8n-process.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { npm } from './npm.mjs';
import { freePorts } from './ports.mjs';
import { outputOf } from './probe.mjs';
import { tempFolder } from './temp-folder.mjs';

/**
 * @typedef {object} N8nInstallation
 * @property {import('../hosts.mjs').HostVersion} version
 * @property {import('./node-runtime.mjs').Runtime} runtime
 * @property {string} cli n8n's command
 * @property {(packageName: string) => any} load a module out of this n8n
 */

/** The only addon that n8n does not start without. */
const ADDON = 'sqlite3';
const OPEN_A_DATABASE = `new (require('${ADDON}').Database)(':memory:', (error) => { if (error) throw error; })`;

/**
 * An n8n from the npm registry, made once per machine.
 *
 * @param {import('../hosts.mjs').HostVersion} version
 * @returns {Promise<N8nInstallation>}
 */
export async function n8nInstallation(version) {
	const runtime = await nodeRuntime(version.node);
	const { n8n, overrides, node } = version;
	const folder = await cached(`n8n-${n8n}`, {
		recipe: { n8n, overrides, node },
		make: async (next) => await install(next, version, runtime),
		async check(made) {
			await allPackagesThere(made);
			await outputOf(runtime.node, ['-e', OPEN_A_DATABASE], { cwd: made });
		},
		checkOnce: async (made) => await startOnce(installationIn(made, version, runtime)),
	});
	return installationIn(folder, version, runtime);
}

async function install(folder, { n8n, overrides }, runtime) {
	const manifest = {
		private: true,
		dependencies: { n8n },
		overrides,
		// npm asks for this before it runs a package's install script.
		allowScripts: { [ADDON]: true },
	};
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	await npm(['install', '--ignore-scripts'], {
		cwd: folder,
		runtime,
		label: `installing n8n ${n8n}, some 4 minutes and 3 GB`,
	});
	await npm(['rebuild', ADDON, '--ignore-scripts=false'], {
		cwd: folder,
		runtime,
		label: `compiling ${ADDON}, some 2 minutes`,
	});
}

/** Compares the folder with npm's own record of what it has installed there. */
async function allPackagesThere(folder) {
	const record = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8');
	const paths = Object.keys(JSON.parse(record).packages);
	await Promise.all(paths.map((path) => access(join(folder, path, 'package.json'))));
}

async function startOnce(installation) {
	const { folder, remove } = await tempFolder();
	try {
		const [port, brokerPort] = await freePorts(2);
		const places = { userFolder: folder, filesFolder: folder, port, brokerPort };
		const n8n = await startN8n(installation, 'start', {
			env: n8nEnvironment(installation, places),
			readyUrl: `http://127.0.0.1:${port}/rest/settings`,
		});
		await n8n.stop();
	} finally {
		await remove();
	}
}

function installationIn(folder, version, runtime) {
	const home = join(folder, 'node_modules/n8n');
	return {
		version,
		runtime,
		cli: join(home, 'bin/n8n'),
		load: createRequire(join(home, 'package.json')),
	};
}
