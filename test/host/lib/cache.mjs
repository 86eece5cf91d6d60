import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { withLock } from '../../../scripts/lib/lock.mjs';

const MARKER = '.complete';
const UNFINISHED = '.unfinished-';

/** Outside the checkout, so that a fresh clone finds what an earlier one has made. */
export const cacheFolder = () =>
	process.env.FOXIT_HOST_CACHE ||
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-foxit');

/**
 * A folder that is made once and used ever after. It is made beside its place and moved there when
 * whole, so that an interrupted run leaves nothing that looks complete; of two runs at a time one
 * makes it and the other waits. A folder made after another recipe is made anew.
 *
 * @param {string} name
 * @param {unknown} recipe what the content depends on
 * @param {(folder: string) => Promise<void>} make fills an empty folder, which is moved afterwards
 * @returns {Promise<string>}
 */
export async function cached(name, recipe, make) {
	const folder = join(cacheFolder(), name);
	const wanted = JSON.stringify(recipe);
	if (await isMade(folder, wanted)) return folder;

	await mkdir(cacheFolder(), { recursive: true });
	await withLock(
		join(cacheFolder(), `${name}.lock`),
		async () => {
			if (!(await isMade(folder, wanted))) await replace(folder, wanted, make);
		},
		`making ${name} for the host tests`,
	);
	return folder;
}

const isMade = async (folder, wanted) =>
	(await readFile(join(folder, MARKER), 'utf8').catch(() => undefined)) === wanted;

async function replace(folder, wanted, make) {
	await removeRemains(folder);
	const next = await mkdtemp(`${folder}${UNFINISHED}`);
	try {
		await make(next);
		await writeFile(join(next, MARKER), wanted);
		await rm(folder, { recursive: true, force: true });
		await rename(next, folder);
	} finally {
		await rm(next, { recursive: true, force: true });
	}
}

/** What runs that were killed have left: whoever has the lock is the only one at work. */
async function removeRemains(folder) {
	const remains = (await readdir(dirname(folder))).filter((name) =>
		name.startsWith(`${basename(folder)}${UNFINISHED}`),
	);
	for (const name of remains) {
		await rm(join(dirname(folder), name), { recursive: true, force: true });
	}
}
