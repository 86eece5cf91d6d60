/** Archives in memory are read without real waiting; other work must get its turn nevertheless. */
import { bufferSource } from '../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS } from '../../nodes/shared/zip/limits';
import { yieldToEventLoop } from '../../nodes/shared/eventLoop';
import { ZipArchive } from '../../nodes/shared/zip/zipArchive';
import { builder } from './zip/support/builder';

/** How often other work got its turn while `work` was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
	let turns = 0;
	let done = false;
	const count = () => {
		turns += 1;
		if (!done) setImmediate(count);
	};
	setImmediate(count);
	await work();
	done = true;
	return turns;
}

it('lets other work run', async () => {
	expect(await turnsDuring(async () => await Promise.resolve())).toBe(0);
	const tenTurns = async () => {
		for (let count = 0; count < 10; count += 1) await yieldToEventLoop();
	};
	// The message of the first turn may come before the loop gets to what waits.
	expect(await turnsDuring(tenTurns)).toBeGreaterThanOrEqual(9);
});

it('gives a turn every 4 MiB of content', async () => {
	const { buildZip } = await builder();
	const bytes = buildZip({ members: [{ content: Buffer.alloc(42 * 1024 * 1024) }] });
	const archive = await ZipArchive.open(bufferSource(bytes), DEFAULT_ZIP_LIMITS);
	const turns = await turnsDuring(async () => {
		for await (const piece of archive.read(archive.members[0]!)) expect(piece).toBeDefined();
	});
	expect(turns).toBeGreaterThanOrEqual(9);
});

it('gives a turn every 256 KiB of directory', async () => {
	const { buildZip } = await builder();
	const bytes = buildZip({
		members: Array.from({ length: 50 }, () => ({ comment: 'c'.repeat(60_000) })),
	});
	const turns = await turnsDuring(async () => {
		const { members } = await ZipArchive.open(bufferSource(bytes), DEFAULT_ZIP_LIMITS);
		expect(members).toHaveLength(50);
	});
	expect(turns).toBeGreaterThanOrEqual(9);
});
