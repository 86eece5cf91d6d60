/**
 * Runs the examinations and prints their reports: `node test/matrix/cli.mjs [NODE] [filter]`. A filter is
 * part of the name of an operation, e.g. `foxitESign "envelope send"`.
 */
import { Bench, NODES } from './bench.mjs';
import { examineNode } from './matrix.mjs';
import { examineReads } from './reads.mjs';
import { recordReads } from './recorder.mjs';

const [only, filter] = process.argv.slice(2);
const nodes = NODES.filter((node) => !only || node === only);
const bench = await Bench.open();
const reports = { values: {}, reads: {} };

async function examine(what, examination) {
	for (const node of nodes) {
		const cpu = process.cpuUsage();
		const report = await examination(node);
		const { user, system } = process.cpuUsage(cpu);
		reports[what][node] = { cpuSeconds: Math.round((user + system) / 1e5) / 10, ...report };
	}
}

await examine('values', async (node) => await examineNode(bench, node, filter));
const recorder = recordReads();
await examine('reads', async (node) => await examineReads(bench, recorder, node, filter));
await bench.close();
console.log(JSON.stringify(reports, undefined, 1));
