/**
 * What the largest file costs in memory: the peak of the resident size of n8n's process during one
 * upload, one download and one upload from a web address of nearly 100 MB, above what it was before, with
 * files on disk (n8n's default).
 * Linux only.
 *
 * node bench/memory.mjs [--mb 100] [--rounds 3] [--node /path/to/another/node]...
 */
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createHash, randomBytes } from 'node:crypto';
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
/** Kept free for what is around the file: the service's limit may be one of the whole request. */
const FRAME_BYTES = 64 * 1024;
/** Enough to load all code that takes part. */
const WARM_UP_BYTES = 1024;

const { values } = parseArgs({
	options: {
		mb: { type: 'string', default: '100' },
		rounds: { type: 'string', default: '3' },
		node: { type: 'string', multiple: true, default: [] },
	},
});
const rounds = Number(values.rounds);
const fileBytes = Number(values.mb) * MB - FRAME_BYTES;

/** The files at a web address, by their path. */
const server = createServer(({ url }, response) => {
	createReadStream(decodeURIComponent(url.slice(1))).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const urlOf = (path) => `http://127.0.0.1:${server.address().port}/${encodeURIComponent(path)}`;

const folder = await mkdtemp(join(tmpdir(), 'foxit-bench-'));
const table = {};
try {
	const files = { large: await makeFile('large.bin', fileBytes) };
	files.warmUp = await makeFile('warm-up.bin', WARM_UP_BYTES);
	for (const nodePath of [process.execPath, ...values.node]) await measure(nodePath, files);
} finally {
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true, force: true });
}
console.log(
	`A file of ${(fileBytes / MB).toFixed(1)} MB, most MB of memory added to the idle engine:`,
);
console.table(table);

async function makeFile(name, bytes) {
	const path = join(folder, name);
	const content = randomBytes(bytes);
	await writeFile(path, content);
	return { path, hash: hashOf(content) };
}

/** An engine on one Node; fills in the table. */
async function measure(nodePath, { large, warmUp }) {
	const version = execFileSync(nodePath, ['--version'], { encoding: 'utf8' }).trim();
	const sandbox = await startSandbox({ downloadSpacingMs: 0 });
	const engine = await startEngine({
		packageRoot: ROOT,
		nodePath,
		credentials: {
			foxitApi: { ...SANDBOX_KEYS, environment: 'custom', baseUrl: sandbox.url },
		},
	});
	try {
		await roundTrip(engine, warmUp);
		const idle = await engine.rss();
		for (let round = 1; round <= rounds; round += 1) {
			const { up, down, fromUrl } = await roundTrip(engine, large);
			table[`${version}, round ${round}`] = {
				'idle MB': Math.round(idle / MB),
				'upload +MB': Math.round((up.peak - idle) / MB),
				'download +MB': Math.round((down.peak - idle) / MB),
				'from URL +MB': Math.round((fromUrl.peak - idle) / MB),
				'upload s': up.seconds,
				'download s': down.seconds,
				'from URL s': fromUrl.seconds,
			};
		}
	} finally {
		await engine.close();
		await sandbox.stop();
	}
}

/** The file up and down, each in a run of its own. */
async function roundTrip(engine, { path, hash }) {
	// Into n8n's store first and out of it last, so that only the node's own work is measured.
	const read = { type: 'readWriteFile', parameters: { fileSelector: path } };
	const { item: stored } = await run(engine, read, {});
	const up = await run(engine, foxit({ operation: 'upload' }), { binary: stored.binary });
	const { documentId } = up.item.json;
	const down = await run(engine, foxit({ operation: 'download', documentId }), {});
	const copy = `${path}.copy`;
	const write = { type: 'readWriteFile', parameters: { operation: 'write', fileName: copy } };
	await run(engine, write, { binary: down.item.binary });
	if (hashOf(await readFile(copy)) !== hash) throw new Error('What came down is not what went up');
	const address = { operation: 'upload', inputMode: 'url', fileUrl: urlOf(path) };
	const fromUrl = await run(engine, foxit(address), {});
	if (fromUrl.item.json.inputSha256 !== hash)
		throw new Error('What came from the URL is not the file');
	return { up, down, fromUrl };
}

async function run(engine, sketch, input) {
	await engine.resetPeakRss();
	const json = workflow([{ type: 'manualTrigger' }, { ...sketch, name: 'Node' }]);
	const result = await engine.run(json, { input: [input] }).promise;
	return {
		item: result.item('Node'),
		peak: await engine.peakRss(),
		seconds: Math.round(result.durationMs / 10) / 100,
	};
}

function foxit(parameters) {
	return {
		type: 'n8n-nodes-foxit.foxitPdfServices',
		credentials: 'foxitApi',
		parameters: { resource: 'document', ...parameters },
	};
}

function hashOf(content) {
	return createHash('sha256').update(content).digest('hex');
}
