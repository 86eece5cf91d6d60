import { watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

import { bootstrap } from '../bootstrap.mjs';
import { PACKAGE } from '../lib/build.mjs';
import { DIST, ROOT } from '../lib/paths.mjs';
import { say } from '../lib/process.mjs';

const FOLDERS = ['nodes', 'credentials', 'icons'];
/** An editor that saves writes more than once. */
const SETTLE_MS = 200;

/**
 * Builds the package again whenever a source of it changes, and puts the outcome into a running n8n,
 * which loads it by itself. A source that does not compile leaves n8n with what it has.
 *
 * @param {string} packageFolder where the package is installed in that n8n
 * @returns {() => void} ends it
 */
export function rebuildOnChange(packageFolder) {
	let timer;
	let building = Promise.resolve();
	const onChange = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			building = building.then(() => rebuild(packageFolder));
		}, SETTLE_MS);
	};
	const watchers = FOLDERS.map((folder) =>
		watch(join(ROOT, folder), { recursive: true }, onChange),
	);
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};
}

async function rebuild(packageFolder) {
	try {
		await bootstrap({ withBuild: true, targets: [PACKAGE] });
		await cp(DIST, join(packageFolder, 'dist'), { recursive: true });
		say('n8n has the new build; reload the editor to see changed parameters.');
	} catch (error) {
		say(error.message);
	}
}
