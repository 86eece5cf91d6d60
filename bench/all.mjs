/**
 * Every bench, one after the other, and the tables and the picture of docs/performance.md made of what they
 * found. It takes an hour on two cores, which should have nothing else to do.
 *
 * node bench/all.mjs [--report]
 *
 * `--report` makes the page of the figures that are in bench/results.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { PAGE, picture, PICTURE, withTables } from './lib/report.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIDE_BY_SIDE = ['side-by-side', '--keep', 'bench/results/side-by-side.json'];

const BENCHES = [
	[...SIDE_BY_SIDE, '--files', '1,20,100', '--jobs', '1000-1000,2100-3900'],
	[...SIDE_BY_SIDE, '--files', '500', '--jobs', '2100-3900', '--rounds', '1'],
	[...SIDE_BY_SIDE, '--files', '20', '--jobs', 'lognormal-4000,60000-60000', '--rounds', '1'],
	[
		...[...SIDE_BY_SIDE, '--files', '40', '--jobs', '2100-3900', '--rate', '60', '--rounds', '1'],
		...['--ways', 'node,chain-2-retries'],
	],
	[
		...['looks', '--limits', 'sliding-15,sliding-100,bucket-5', '--jobs', '2100-3900'],
		...['--files', '20,100,500', '--seeds', '5', '--keep', 'bench/results/limits.json'],
	],
	['looks'],
	['workers', '--keep', 'bench/results/workers.json'],
	[
		...['workers', '--workers', '4', '--executions', '12', '--rate', '60'],
		...['--keep', 'bench/results/workers-60.json'],
	],
	['rate', '1,2,4,8'],
	['polling'],
	['chain'],
	['memory'],
	['hashing'],
	['extract'],
	['template'],
	['docgen', '--rows'],
	['hostile'],
	['start-up'],
];

const { values } = parseArgs({ options: { report: { type: 'boolean', default: false } } });
let missed = 0;
if (!values.report) {
	console.log(`${cpus().length} cores, ${cpus()[0].model}; Node ${process.version}`);
	for (const [name, ...args] of BENCHES) await run(name, args);
}
writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')));
writeFileSync(PICTURE, picture());
process.exitCode = missed === 0 ? 0 : 1;

/** A bench that misses its goals ends with 1, and the others go on. */
async function run(name, args) {
	console.log(`\n${name} ${args.join(' ')} (load ${loadavg()[0].toFixed(1)})`);
	const command = [`bench/${name}.mjs`, ...args];
	try {
		const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: ROOT });
		console.log(stdout);
	} catch (error) {
		missed += 1;
		console.log(error.stdout, error.stderr);
	}
}
