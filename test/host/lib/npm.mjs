import { delimiter } from 'node:path';

import { runQuietly, say, secondsSince } from '../../../scripts/lib/process.mjs';
import { Unavailable } from './unavailable.mjs';

const SHOWN_LINES = 12;

/**
 * Runs npm with another Node than this process's, so that what is compiled is compiled for that one.
 *
 * @param {string[]} args
 * @param {{ cwd: string, label: string, runtime?: import('./node-runtime.mjs').Runtime }} options
 * @throws {Unavailable} when npm cannot do it
 */
export async function npm(args, { cwd, label, runtime }) {
	const startMs = performance.now();
	say(`  ${label} …`);
	const { code, output } = await runQuietly('npm', [...args, '--no-audit', '--no-fund'], {
		cwd,
		label,
		env: runtime && {
			PATH: [runtime.binFolder, process.env.PATH].join(delimiter),
			npm_config_nodedir: runtime.headersFolder,
		},
	});
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
