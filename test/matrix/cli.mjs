/** Runs one of the examinations in a process of its own: `node cli.mjs matrix|reads NODE [filter]`. */
import { Bench } from './bench.mjs';
import { examineNode } from './matrix.mjs';
import { examineReads } from './reads.mjs';

const [what, type, filter] = process.argv.slice(2);
const bench = await Bench.open();
const startedAt = performance.now();
const report = await (what === 'reads' ? examineReads : examineNode)(bench, type, filter);
await bench.close();
const seconds = Math.round((performance.now() - startedAt) / 1_000);
const cpuSeconds = Math.round(process.cpuUsage().user / 1e6);
console.log(JSON.stringify({ ...report, seconds, cpuSeconds }, undefined, 1));
