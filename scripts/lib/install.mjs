import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runNpm, say, ScriptError, secondsSince } from './process.mjs';

const NPM_CI = [
	'ci',
	'--include=dev',
	'--ignore-scripts',
	'--engine-strict=false',
	'--no-audit',
	'--no-fund',
	'--no-progress',
];

const UNREACHABLE =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Whether what npm installed is what the lock file asks for. npm's own record, written as the last
 * step of an installation, is compared entry by entry; packages for other platforms may be absent.
 */
export function isInstalled(directory) {
	const recordPath = join(directory, 'node_modules/.package-lock.json');
	if (!existsSync(recordPath)) return false;
	const wanted = readPackages(join(directory, 'package-lock.json'));
	const present = readPackages(recordPath);
	return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
		if (path === '') return true;
		const entry = present[path];
		if (entry === undefined) return optional === true;
		return entry.version === version && (!integrity || entry.integrity === integrity);
	});
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Installs a directory's locked dependencies; one failed attempt is repeated. */
export async function install(directory, label) {
	const startMs = performance.now();
	say(`Installing the dependencies of ${label} …`);
	const options = { cwd: directory, label: `installing ${label}` };
	let result = await runNpm(NPM_CI, options);
	if (result.code !== 0 && !isLockOutdated(result.output)) {
		say(`  The installation did not succeed (${reason(result.output)}). Trying once more …`);
		result = await runNpm(NPM_CI, options);
	}
	if (result.code !== 0) throw new ScriptError(explain(result.output, directory));
	say(`  done in ${secondsSince(startMs)}`);
}

const isLockOutdated = (output) => /npm (error|ERR!) code EUSAGE/.test(output);

const reason = (output) =>
	/npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? UNREACHABLE.exec(output)?.[1] ?? 'no code';

function explain(output, directory) {
	if (isLockOutdated(output)) {
		return `package.json and package-lock.json in ${directory} do not agree. Run "npm install" there and try again.\n${tail(output)}`;
	}
	if (UNREACHABLE.test(output)) {
		return `The npm registry cannot be reached (${reason(output)}). Check the network, the proxy and "npm config get registry", then run the same command again.\n${tail(output)}`;
	}
	if (output.includes('ENOSPC')) {
		return `The disk is full: the dependencies in ${directory} could not be written.`;
	}
	return `npm could not install the dependencies in ${directory} (${reason(output)}).\n${tail(output)}`;
}

const tail = (output) =>
	output
		.split('\n')
		.filter((line) => line.trim() !== '' && !/npm (warn|WARN)/.test(line))
		.slice(-12)
		.map((line) => `  ${line}`)
		.join('\n');
