import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fingerprint } from './fingerprint.mjs';
import { DIST, ROOT, SANDBOX, TOOLS } from './paths.mjs';
import { runNpm, runQuietly, say, ScriptError, secondsSince } from './process.mjs';

/** The published package: checked by `tsc`, compiled by SWC, icons, codex files and schemas copied by gulp. */
export const PACKAGE = {
	label: 'the package',
	directory: ROOT,
	sources: [
		...['nodes', 'credentials', 'icons', 'tsconfig.json', 'gulpfile.js', 'package-lock.json'],
		'scripts/lib/compile.mjs',
	],
	async build() {
		// Built aside and swapped in, so that dist/ is never half made and holds nothing of old.
		const next = `${DIST}.next`;
		rmSync(next, { recursive: true, force: true });
		await step('tsc', TOOLS.tsc, ['--project', ROOT, '--noEmit']);
		// Only now: a fresh clone reads this file before anything is installed.
		const { compile } = await import('./compile.mjs');
		await compile(ROOT, ['nodes', 'credentials'], next);
		await step('gulp', TOOLS.gulp, ['--silent'], { BUILD_DIR: next });
		rmSync(DIST, { recursive: true, force: true });
		renameSync(next, DIST);
	},
};

/** The private server package that tests and the demo talk to. */
export const SANDBOX_SERVER = {
	label: 'the sandbox',
	directory: SANDBOX,
	sources: ['src', 'tsconfig.json', 'package.json', 'package-lock.json'],
	async build() {
		const { code, output } = await runNpm(['run', 'build', '--silent'], { cwd: SANDBOX });
		if (code !== 0) throw new ScriptError(`The sandbox does not build:\n${output}`);
	},
};

export function isBuilt(target) {
	const stampPath = stampOf(target);
	if (!existsSync(stampPath)) return false;
	return readFileSync(stampPath, 'utf8') === state(target);
}

export async function build(target) {
	const startMs = performance.now();
	say(`Building ${target.label} …`);
	await target.build();
	mkdirSync(dirname(stampOf(target)), { recursive: true });
	writeFileSync(stampOf(target), state(target));
	say(`  done in ${secondsSince(startMs)}`);
}

const stampOf = ({ directory }) => join(directory, 'node_modules/.cache/foxit-build-stamp');

const state = ({ directory, sources }) =>
	`${fingerprint(directory, sources)} ${fingerprint(directory, ['dist'])}`;

async function step(name, script, args, env) {
	const { code, output } = await runQuietly(process.execPath, [script, ...args], { env });
	if (code !== 0) throw new ScriptError(`The package does not build (${name}):\n${output}`);
}
