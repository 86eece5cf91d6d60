/**
 * Makes a checkout ready to use: installs what is missing, builds what has changed, and returns at
 * once when there is nothing to do. Depends on nothing but Node.
 *
 * node scripts/bootstrap.mjs [--build]
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, isBuilt, PACKAGE, SANDBOX_SERVER } from './lib/build.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { unsupportedNodeReason } from './lib/node-version.mjs';
import { ROOT } from './lib/paths.mjs';
import { say, ScriptError } from './lib/process.mjs';

const EVERYTHING = [PACKAGE, SANDBOX_SERVER];

/** Installs the targets' dependencies and, if asked to, builds them. */
export async function bootstrap({ targets = EVERYTHING, withBuild = false } = {}) {
	const unsupported = unsupportedNodeReason(process.version);
	if (unsupported) throw new ScriptError(unsupported);

	const isReady = (target) => isInstalled(target.directory) && (!withBuild || isBuilt(target));
	if (targets.every(isReady)) return;

	await withLock(join(ROOT, '.bootstrap.lock'), async () => {
		for (const target of targets) {
			if (!isInstalled(target.directory)) await install(target.directory, target.label);
		}
		if (!withBuild) return;
		for (const target of targets) {
			if (!isBuilt(target)) await build(target);
		}
	});
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	await bootstrap({ withBuild: process.argv.includes('--build') }).catch((error) => {
		say(error instanceof ScriptError ? error.message : error.stack);
		process.exitCode = 1;
	});
}
