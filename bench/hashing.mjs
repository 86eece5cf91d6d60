/**
 * What the SHA-256 of files costs: processor time, the user's and the system's, of n8n's process for one
 * upload and one download of nearly 100 MB, with hashing and with a hash that does nothing. Linux only.
 *
 * node bench/hashing.mjs [--mb 100] [--rounds 15]
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startEngine } from '../test/engine/support/engine-client.mjs';
import { workflow } from '../test/engine/support/workflow.mjs';
import { SANDBOX_KEYS, startSandbox } from '../test/support/sandbox-process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MB = 1024 * 1024;
/** Kept free for what is around the file. */
const FRAME_BYTES = 64 * 1024;
/** Of Linux, in which it tells the time of a process. */
const MS_PER_TICK = 10;
const WITHOUT = new URL('without-hashing.mjs', import.meta.url).href;

const { values } = parseArgs({
	options: { mb: { type: 'string', default: '100' }, rounds: { type: 'string', default: '15' } },
});

const folder = await mkdtemp(join(tmpdir(), 'foxit-bench-'));
const sandbox = await startSandbox({ downloadSpacingMs: 0 });
const engines = {
	with: await open(),
	without: await open({ NODE_OPTIONS: `--import=${WITHOUT}` }),
};
try {
	const path = join(folder, 'large.bin');
	await writeFile(path, randomBytes(Number(values.mb) * MB - FRAME_BYTES));
	for (const engine of Object.values(engines)) await roundTrip(engine, path);
	const spent = { with: [], without: [] };
	// In turn, so that what else the machine does concerns both.
	for (let round = 0; round < Number(values.rounds); round += 1) {
		for (const kind of Object.keys(spent)) spent[kind].push(await roundTrip(engines[kind], path));
	}
	const [hashed, plain] = [median(spent.with), median(spent.without)];
	console.log(`${values.mb} MB up and down, processor time, median of ${values.rounds} rounds:`);
	console.log(`with hashing ${hashed} ms, without ${plain} ms: ${percent(hashed, plain)} % more`);
} finally {
	for (const engine of Object.values(engines)) await engine.close();
	await sandbox.stop();
	await rm(folder, { recursive: true, force: true });
}

async function open(env) {
	return await startEngine({
		packageRoot: ROOT,
		env,
		credentials: {
			foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandbox.url },
		},
	});
}

/** @returns {Promise<number>} milliseconds of the node's own work */
async function roundTrip(engine, path) {
	const read = { type: 'readWriteFile', parameters: { fileSelector: path } };
	const stored = await run(engine, read, {});
	const before = await processorMs(engine);
	const up = await run(engine, foxit({ operation: 'upload' }), { binary: stored.binary });
	const { documentId } = up.json;
	await run(engine, foxit({ operation: 'download', documentId }), {});
	return (await processorMs(engine)) - before;
}

async function run(engine, sketch, input) {
	const json = workflow([{ type: 'manualTrigger' }, { ...sketch, name: 'Node' }]);
	return (await engine.run(json, { input: [input] }).promise).item('Node');
}

function foxit(parameters) {
	return {
		type: 'n8n-nodes-foxit.foxitPdfServices',
		credentials: 'foxitApi',
		parameters: { resource: 'document', ...parameters },
	};
}

/** Fields 14 and 15 of `/proc/PID/stat`: ticks in the user's and in the kernel's mode. */
async function processorMs(engine) {
	const stat = await readFile(`/proc/${engine.pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

function median(numbers) {
	return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function percent(more, less) {
	return (((more - less) / less) * 100).toFixed(1);
}
