import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pack } from '../../../scripts/lib/pack.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { runQuietly, ScriptError } from '../../../scripts/lib/process.mjs';

/** What n8n gives to `npm install` in a community package's folder, and no look at the network. */
const NPM_INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
	'--offline',
];

/**
 * Packs this package and hands the tarball to `use`.
 *
 * @template T
 * @param {(packed: Awaited<ReturnType<typeof pack>>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPackedPackage(use) {
	const workspace = await mkdtemp(join(tmpdir(), 'foxit-pack-'));
	try {
		return await use(await pack(ROOT, workspace));
	} finally {
		await rm(workspace, { recursive: true, force: true });
	}
}

/**
 * Puts a packed package into n8n's folder as n8n does when somebody installs it in the settings
 * (`downloadPackage` of n8n's CommunityPackagesService), but for the tarball's way there.
 *
 * @param {string} tarball
 * @param {string} userFolder the N8N_USER_FOLDER of a host that is not running
 * @returns {Promise<string>} the folder of the installed package
 */
export async function installPackage(tarball, userFolder) {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
	const folder = join(nodesFolder, 'node_modules', manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await must('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], nodesFolder);

	const published = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete published[field];
	}
	await writeJson(join(folder, 'package.json'), published);
	await must('npm', NPM_INSTALL, folder);
	await writeJson(join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [published.name]: published.version },
	});
	return folder;
}

const writeJson = async (path, value) => await writeFile(path, JSON.stringify(value, null, 2));

async function must(command, args, cwd) {
	const { code, output } = await runQuietly(command, args, { cwd });
	if (code !== 0) throw new ScriptError(`${command} failed in ${cwd}:\n${output}`);
}
