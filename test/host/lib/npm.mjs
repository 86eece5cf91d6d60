import { delimiter } from 'node:path';

import { runQuietly, say, secondsSince } from '../../../scripts/lib/process.mjs';
import { Unavailable } from './unavailable.mjs';

const SHOWN_LINES = 12;
const TRIES = 2;

/**
 * What `npm run` hands down to its scripts: the settings of this project's `.npmrc` among it, which
 * are not meant for a folder elsewhere.
 */
const FROM_NPM_RUN = /^npm_/i;
/** Of that, how this machine reaches the registry. */
const REACHES_REGISTRY =
	/^npm_config_(registry|cache|userconfig|globalconfig|(https?_|no)?proxy|ca|cafile|cert|key|strict_ssl|fetch_\w+|maxsockets|(prefer_)?offline)$/i;

/**
 * The environment for an npm that works in a folder of its own, with another Node if given, so that
 * what is compiled is compiled for that one.
 *
 * @param {NodeJS.ProcessEnv} env this process's
 * @param {import('./node-runtime.mjs').Runtime} [runtime]
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env, runtime) {
	const kept = Object.entries(env).filter(
		([name]) => !FROM_NPM_RUN.test(name) || REACHES_REGISTRY.test(name),
	);
	return {
		...Object.fromEntries(kept),
		...(runtime && {
			PATH: [runtime.binFolder, env.PATH].join(delimiter),
			npm_config_nodedir: runtime.headersFolder,
		}),
	};
}

/**
 * Runs npm in a folder of its own; one failed attempt is repeated.
 *
 * @param {string[]} args
 * @param {{ cwd: string, label: string, runtime?: import('./node-runtime.mjs').Runtime }} options
 * @throws {Unavailable} when npm cannot do it
 */
export async function npm(args, { cwd, label, runtime }) {
	const startMs = performance.now();
	say(`  ${label} …`);
	const options = { cwd, label, env: npmEnvironment(process.env, runtime), inherit: false };
	let result;
	for (let attempt = 1; attempt <= TRIES; attempt += 1) {
		result = await runQuietly('npm', [...args, '--no-audit', '--no-fund'], options);
		if (result.code === 0) break;
	}
	const { code, output } = result;
	if (code !== 0) throw new Unavailable(`${label}: npm could not do it.\n${complaint(output)}`);
	say(`  ${label}: done in ${secondsSince(startMs)}`);
}

/** What npm says first tells the cause; what it says last, where its log is. */
const complaint = (output) =>
	output
		.split('\n')
		.filter((line) => /^(npm error|gyp ERR!)/i.test(line))
		.slice(0, SHOWN_LINES)
		.map((line) => `    ${line}`)
		.join('\n');
