/**
 * npm run test:host -- [--host N] [--report FILE] [checks]
 *
 * Runs the suite under Node's test runner, with its counts in a file where that is asked for.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runNode } from '../../scripts/lib/process.mjs';
import { HELP, readOptions } from './options.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Relative paths are meant from where the user typed the command. */
const fromUser = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const reporter = (name, destination) => [
	`--test-reporter=${name}`,
	`--test-reporter-destination=${destination}`,
];

/** @returns {Promise<number>} the exit code */
export async function main(args) {
	const { help, report } = readOptions(args);
	if (help) {
		process.stdout.write(HELP);
		return 0;
	}
	return await runNode(here('suite.mjs'), args, {
		nodeArgs: [
			...reporter('spec', 'stdout'),
			...(report ? reporter(here('counts-reporter.mjs'), fromUser(report)) : []),
		],
	});
}
