/**
 * Uses the ZIP reader in a process of its own, where memory and unhandled rejections can be seen.
 *
 * node --expose-gc child.mjs memory <archive>
 * node --expose-gc child.mjs failures
 *
 * Prints its findings as JSON.
 */
import { transformFileSync } from '@swc/core';
import {
	createReadStream,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { buildZip } from '../../../support/zip-builder.mjs';

const SHARED = fileURLToPath(new URL('../../../../nodes/shared/', import.meta.url));

/** The reader as CommonJS, made anew from its sources. */
function compiled(target) {
	mkdirSync(join(target, 'zip'));
	const sources = readdirSync(join(SHARED, 'zip')).map((name) => `zip/${name}`);
	for (const source of [...sources, 'failure.ts', 'outsideText.ts', 'eventLoop.ts']) {
		const { code } = transformFileSync(join(SHARED, source), {
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs' },
			swcrc: false,
		});
		writeFileSync(join(target, source.replace(/\.ts$/, '.js')), code);
	}
	const require = createRequire(join(target, 'x.js'));
	return Object.assign({}, ...sources.map((name) => require(`./zip/${basename(name, '.ts')}`)));
}

async function memory({ StreamSource, ZipArchive, DEFAULT_ZIP_LIMITS }, path) {
	const opened = [];
	const open = async () => {
		opened.push(createReadStream(path));
		return opened.at(-1);
	};
	const source = new StreamSource(open, statSync(path).size);
	const archive = await ZipArchive.open(source, DEFAULT_ZIP_LIMITS);
	await turn();
	global.gc();
	const idle = process.memoryUsage();
	const peak = { ...idle };
	let producedBytes = 0;
	let pieces = 0;
	let largestPieceBytes = 0;
	for (const member of archive.members) {
		for await (const piece of archive.read(member)) {
			producedBytes += piece.length;
			largestPieceBytes = Math.max(largestPieceBytes, piece.length);
			pieces += 1;
			if (pieces % 100) continue;
			const now = process.memoryUsage();
			for (const key of Object.keys(peak)) peak[key] = Math.max(peak[key], now[key]);
		}
	}
	source.close();
	await sleep(20);
	const grown = (key) => Math.round((peak[key] - idle[key]) / 1e5) / 10;
	return {
		producedBytes,
		largestPieceBytes,
		opened: opened.length,
		stillOpen: opened.filter((stream) => !stream.closed).length,
		grownMB: { heap: grown('heapUsed'), buffers: grown('arrayBuffers'), rss: grown('rss') },
	};
}

/** Goes through every way in which reading ends early. */
async function failures({ StreamSource, ZipArchive, bufferSource, DEFAULT_ZIP_LIMITS }) {
	const noise = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * at * 31 + at) >> 3));
	const outcomes = {};
	const streams = [];
	for (const method of [0, 8]) {
		const member = { content: noise, method };
		const archives = {
			whole: buildZip({ members: [member] }),
			'wrong CRC-32': buildZip({ members: [{ ...member, entry: { crc32: 1 } }] }),
			'size too small': buildZip({ members: [{ ...member, method: 8, entry: { size: 5 } }] }),
			'size too large': buildZip({ members: [{ ...member, method: 8, entry: { size: 5e6 } }] }),
			'not deflated': buildZip({ members: [{ ...member, method: 8, data: noise }] }),
			'ends early': buildZip({ members: [{ ...member, method: 8, data: noise.subarray(0, 0) }] }),
			bomb: buildZip({ members: [{ content: Buffer.alloc(3e7), method: 8 }] }),
			'trailing data': buildZip({
				members: [{ ...member, method: 8, data: Buffer.concat([Buffer.from([3, 0]), noise]) }],
			}),
		};
		for (const [name, bytes] of Object.entries(archives)) {
			for (const [how, use] of Object.entries(uses)) {
				const store = broken(bytes, how === 'broken store', streams);
				for (const source of [bufferSource(bytes), new StreamSource(store, bytes.length)]) {
					const limits = { ...DEFAULT_ZIP_LIMITS, maxTotalBytes: 1e6 };
					const outcome = await (async () => {
						const archive = await ZipArchive.open(source, limits);
						return await use(archive.read(archive.members[0]), source);
					})().catch((error) => error.message.replace(/^The ZIP archive cannot be read: /, ''));
					source.close();
					await turn();
					outcomes[`${method} ${name}, ${how}, ${source.constructor.name}`] = outcome;
				}
			}
		}
	}
	await sleep(50);
	return { outcomes, stillOpen: streams.filter((stream) => !stream.destroyed).length };
}

const uses = {
	'read to the end': async (pieces) => {
		for await (const piece of pieces) if (piece.length === 0) return 'an empty piece';
		return 'read';
	},
	'left early': async (pieces) => {
		for await (const piece of pieces) return piece.length > 0 ? 'left' : 'an empty piece';
		return 'read';
	},
	'left before the start': async (pieces) => {
		await pieces.return();
		return 'left';
	},
	'never read': async () => 'never',
	'left with an error': async (pieces) => {
		for await (const piece of pieces) throw new Error(piece.length > 0 ? 'mine' : 'empty');
		return 'read';
	},
	'source closed': async (pieces, source) => {
		await pieces.next();
		source.close();
		for await (const piece of pieces) if (piece.length === 0) return 'an empty piece';
		return 'read';
	},
	'broken store': async (pieces) => {
		for await (const piece of pieces) if (piece.length === 0) return 'an empty piece';
		return 'read';
	},
};

/** Opens streams of 10,000 bytes a chunk; from the second on they break after some. */
function broken(bytes, breaks, streams) {
	let opened = 0;
	return async () => {
		opened += 1;
		const limit = breaks && opened > 1 ? 50_000 : Infinity;
		function* chunks() {
			for (let at = 0; at < bytes.length; at += 10_000) {
				if (at > limit) throw new Error('The store broke');
				yield bytes.subarray(at, at + 10_000);
			}
		}
		streams.push(Readable.from(chunks(), { objectMode: false }));
		return streams.at(-1);
	};
}

const unhandled = [];
process.on('unhandledRejection', (reason) => unhandled.push(String(reason)));

const folder = mkdtempSync(join(tmpdir(), 'foxit-zip-child-'));
try {
	const reader = compiled(folder);
	const [mode, path] = process.argv.slice(2);
	const found = mode === 'memory' ? await memory(reader, path) : await failures(reader);
	await sleep(50);
	process.stdout.write(JSON.stringify({ ...found, unhandled }));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
