import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { withLock } from '../../../scripts/lib/lock.mjs';
import { say } from '../../../scripts/lib/process.mjs';

const MARKER = '.complete';
const UNFINISHED = '.unfinished-';

/** Outside the checkout, so that a fresh clone finds what an earlier one has made. */
export const cacheFolder = () =>
	process.env.FOXIT_HOST_CACHE ||
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-foxit');

/**
 * @typedef {object} Content of a cached folder
 * @property {unknown} recipe what the content depends on; plain data
 * @property {(folder: string) => Promise<void>} make fills an empty folder, which is moved afterwards
 * @property {(folder: string) => Promise<void>} check throws when the content is not usable. It runs
 *   each time the folder is asked for, so it must be quick.
 * @property {(folder: string) => Promise<void>} [checkOnce] a longer check, for a folder just made
 */

/**
 * A folder that is made once and used ever after. It is made beside its place, checked, and only
 * then moved there, so that neither an interrupted run nor a recipe that went wrong leaves something
 * that looks complete. Of two runs at a time one makes it and the other waits. A folder that is made
 * after another recipe, or that no longer stands its check, is made anew.
 *
 * @param {string} name
 * @param {Content} content
 * @returns {Promise<string>}
 * @throws when what was made is not usable
 */
export async function cached(name, content) {
	const folder = join(cacheFolder(), name);
	if ((await whyNotUsable(folder, content)) === undefined) return folder;

	await mkdir(cacheFolder(), { recursive: true });
	await withLock(
		join(cacheFolder(), `${name}.lock`),
		async () => {
			// Whoever held the lock before may have made it.
			const reason = await whyNotUsable(folder, content);
			if (reason === undefined) return;
			if (reason !== '') say(`  ${folder} is broken and is made anew: ${reason}`);
			await replace(folder, content);
		},
		`making ${name} for the host tests`,
	);
	return folder;
}

/** @returns {Promise<string | undefined>} empty when there is nothing of this recipe yet */
async function whyNotUsable(folder, { recipe, check }) {
	const marker = await readFile(join(folder, MARKER), 'utf8').catch(() => undefined);
	if (marker !== JSON.stringify(recipe)) return '';
	try {
		await check(folder);
		return undefined;
	} catch (error) {
		return error.message;
	}
}

async function replace(folder, { recipe, make, check, checkOnce }) {
	await removeRemains(folder);
	const next = await mkdtemp(`${folder}${UNFINISHED}`);
	try {
		await make(next);
		await check(next);
		await checkOnce?.(next);
		await writeFile(join(next, MARKER), JSON.stringify(recipe));
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
