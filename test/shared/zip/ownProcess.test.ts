/** What can only be seen in a process of its own: memory, and rejections that nobody handles. */
import { execFile } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw } from 'node:zlib';

import { useTempDir } from '../../support/temp-dir';
import { builder } from './support/builder';

const directory = useTempDir();
const MEMBER_BYTES = 200_000_000;

async function child<Result>(...args: string[]): Promise<Result & { unhandled: string[] }> {
	const script = join(__dirname, 'support/child.mjs');
	const run = promisify(execFile);
	const { stdout } = await run(process.execPath, ['--expose-gc', script, ...args]);
	return JSON.parse(stdout) as Result & { unhandled: string[] };
}

interface Memory {
	producedBytes: number;
	largestPieceBytes: number;
	opened: number;
	stillOpen: number;
	grownMB: { heap: number; buffers: number; rss: number };
}

/** A file with one member of zeros; a stored one is a hole in the file. */
async function largeArchive(method: number): Promise<string> {
	const { buildZip } = await builder();
	const zeros = Buffer.alloc(1_000_000);
	let crc = 0;
	for (let done = 0; done < MEMBER_BYTES; done += zeros.length) crc = crc32(zeros, crc);
	const data = method === 8 ? await deflatedZeros(zeros) : Buffer.alloc(0);
	const dataBytes = method === 8 ? data.length : MEMBER_BYTES;
	const headBytes = 30 + 'large'.length + data.length;
	const truth = { size: MEMBER_BYTES, compressedSize: dataBytes, crc32: crc };
	const bytes = buildZip({
		members: [{ name: 'large', method, data, entry: truth, local: truth }],
		end: { directoryOffset: 30 + 'large'.length + dataBytes },
	});
	const path = join(directory, `large-${method}.zip`);
	const file = openSync(path, 'w');
	writeSync(file, bytes, 0, headBytes, 0);
	writeSync(file, bytes, headBytes, bytes.length - headBytes, headBytes - data.length + dataBytes);
	closeSync(file);
	return path;
}

async function deflatedZeros(zeros: Buffer): Promise<Buffer> {
	const deflate = createDeflateRaw();
	const pieces: Buffer[] = [];
	deflate.on('data', (piece: Buffer) => pieces.push(piece));
	for (let done = 0; done < MEMBER_BYTES; done += zeros.length) {
		await new Promise((resolve) => deflate.write(zeros, resolve));
	}
	await new Promise<void>((resolve) => deflate.end().once('end', () => resolve()));
	return Buffer.concat(pieces);
}

it.each([
	['stored', 0],
	['deflated', 8],
])('passes 200 MB of a %s member on in small pieces', async (_, method) => {
	const path = await largeArchive(method);
	expect(statSync(path).size < MEMBER_BYTES).toBe(method === 8);
	const found = await child<Memory>('memory', path);
	if (process.env.MUTATION_REPORT) console.log(JSON.stringify(found));
	expect(found.producedBytes).toBe(MEMBER_BYTES);
	expect(found.largestPieceBytes).toBeLessThanOrEqual(64 * 1024);
	expect(found.opened).toBeLessThanOrEqual(2);
	expect(found.stillOpen).toBe(0);
	expect(found.unhandled).toEqual([]);
	// What waits for the garbage collector included; it does not grow with the member.
	expect(found.grownMB.heap + found.grownMB.buffers).toBeLessThan(60);
});

it('leaves no rejection unhandled and no stream open, however reading ends', async () => {
	const { outcomes, unhandled, stillOpen } = await child<{
		outcomes: Record<string, string>;
		stillOpen: number;
	}>('failures');
	expect(unhandled).toEqual([]);
	expect(stillOpen).toBe(0);
	const found = new Set(Object.values(outcomes));
	expect(Object.keys(outcomes).length).toBeGreaterThan(200);
	expect([...found].sort()).toEqual(
		expect.arrayContaining(['left', 'mine', 'never', 'read', 'The store broke']),
	);
	expect(found).not.toContain('an empty piece');
});
