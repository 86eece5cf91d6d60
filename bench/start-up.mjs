/**
 * What n8n pays at its start for this package: all nodes and credentials are loaded and made once, each
 * time in a process of its own. What n8n has loaded anyway is not counted. Build first.
 *
 * node bench/start-up.mjs [times]
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const times = Number(process.argv[2] ?? 15);

/** Runs in a process of its own. */
function load(root) {
	const { statSync } = require('node:fs');
	require('n8n-workflow');
	const { n8n } = require(`${root}package.json`);
	const before = new Set(Object.keys(require.cache));
	const heapBefore = process.memoryUsage().heapUsed;
	const cpuBefore = process.cpuUsage();
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		const [name] = file.split('/').at(-1).split('.');
		new (require(root + file)[name])();
	}
	const cpu = process.cpuUsage(cpuBefore);
	const modules = Object.keys(require.cache).filter((path) => !before.has(path));
	const bytes = modules.reduce((sum, path) => sum + statSync(path).size, 0);
	console.log(
		JSON.stringify({
			cpuMs: (cpu.user + cpu.system) / 1_000,
			modules: modules.length,
			kilobytes: Math.round(bytes / 1_024),
			heapMegabytes: (process.memoryUsage().heapUsed - heapBefore) / 1e6,
		}),
	);
}

const runs = [];
for (let run = 0; run < times; run += 1) {
	const script = `(${load})(${JSON.stringify(ROOT)})`;
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: ROOT });
	runs.push(JSON.parse(stdout));
}
const sorted = runs.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b);
const [{ modules, kilobytes, heapMegabytes }] = runs;
console.log(
	`${modules} modules, ${kilobytes} KB, ${heapMegabytes.toFixed(1)} MB of heap, ` +
		`${Math.round(sorted[times >> 1])} ms of processor time (least ${Math.round(sorted[0])} ms of ${times})`,
);
