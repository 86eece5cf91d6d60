import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

import { inflate } from '../../../nodes/shared/zip/inflate';

const damaged = (reason: string) => new Error(`damaged: ${reason}`);

/** Pieces of some bytes, and what became of their reading. */
function feed(bytes: Buffer, pieceBytes = 64 * 1024) {
	const state = { fedBytes: 0, ended: false };
	async function* pieces() {
		try {
			for (let at = 0; at < bytes.length; at += pieceBytes) {
				const piece = bytes.subarray(at, at + pieceBytes);
				state.fedBytes += piece.length;
				yield await Promise.resolve(piece);
			}
		} finally {
			state.ended = true;
		}
	}
	return { state, pieces: pieces() };
}

async function whole(bytes: Buffer, pieceBytes?: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of inflate(feed(bytes, pieceBytes).pieces, damaged)) pieces.push(piece);
	return Buffer.concat(pieces);
}

const noise = randomBytes(300_000);
const bomb = deflateRawSync(Buffer.alloc(200_000_000), { level: 9 });
const text = Buffer.from('Structural Extract '.repeat(20_000));

describe.each([
	['noise', noise],
	['text', text],
	['nothing', Buffer.alloc(0)],
	['one byte', Buffer.from('x')],
])('%s', (_, content) => {
	it.each([1, 6, 9].map((level) => [level]))('inflates from level %i', async (level) => {
		expect((await whole(deflateRawSync(content, { level }))).equals(content)).toBe(true);
	});

	it.each([[7], [1_000], [16_384], [1_000_000]])('inflates from pieces of %i', async (size) => {
		const short = content.subarray(0, 30_000);
		expect((await whole(deflateRawSync(short), size)).equals(short)).toBe(true);
	});
});

it.each([
	['no data at all', Buffer.alloc(0), 'unexpected end of file'],
	['data that ends early', deflateRawSync(text).subarray(0, -1), 'unexpected end of file'],
	[
		'much data that ends early',
		deflateRawSync(noise).subarray(0, 200_000),
		'unexpected end of file',
	],
	['an unknown block type', Buffer.from([0xff, 0xff]), 'invalid block type'],
	[
		'a stored block whose length lies',
		Buffer.from([1, 5, 0, 0, 0]),
		'invalid stored block lengths',
	],
	[
		'a reference before the start',
		Buffer.from([0x03, 0x02, 0, 0, 0]),
		'invalid distance too far back',
	],
	['one byte of many', deflateRawSync(text).subarray(0, 1), 'unexpected end of file'],
])('refuses %s', async (_, bytes, reason) => {
	await expect(whole(bytes)).rejects.toThrow(`damaged: ${reason}`);
	await expect(whole(bytes, 999)).rejects.toThrow(`damaged: ${reason}`);
});

it.each([
	['one byte', 1],
	['a little', 1_000],
	['much', 300_000],
])('leaves out or refuses %s after the end, and never gives it', async (_, length) => {
	const bytes = Buffer.concat([deflateRawSync(text), Buffer.alloc(length, 0x55)]);
	for (const pieceBytes of [10_000, 1_000_000]) {
		const result = await whole(bytes, pieceBytes).catch((caught: Error) => caught.message);
		const leftOut = Buffer.isBuffer(result) && result.equals(text);
		expect(leftOut || /^damaged: Trailing junk/.test(String(result))).toBe(true);
	}
});

it.each([
	['noise', deflateRawSync(noise)],
	['a bomb', bomb],
])('cleans up when %s is left early', async (_, bytes) => {
	const { state, pieces } = feed(bytes, 1_000);
	for await (const piece of inflate(pieces, damaged)) {
		expect(piece.length).toBeGreaterThan(0);
		break;
	}
	expect(state.ended).toBe(true);
	expect(state.fedBytes).toBeLessThan(bytes.length);
});

it('cleans up when it is left before the first piece', async () => {
	const { pieces } = feed(deflateRawSync(noise));
	const output = inflate(pieces, damaged);
	await output.return(undefined);
	await expect(output.next()).resolves.toEqual({ done: true, value: undefined });
});

it('passes a failure of the source on as it is', async () => {
	const lost = new Error('The disk is gone');
	async function* broken() {
		yield await Promise.resolve(deflateRawSync(noise).subarray(0, 100_000));
		throw lost;
	}
	const reading = (async () => {
		for await (const piece of inflate(broken(), damaged)) expect(piece).toBeDefined();
	})();
	await expect(reading).rejects.toBe(lost);
});

it('runs ahead of its reader by some pieces only, however far the data expands', async () => {
	for (const pieceBytes of [256, 16_384, bomb.length]) {
		const output = inflate(feed(bomb, pieceBytes).pieces, damaged);
		const before = process.memoryUsage().arrayBuffers;
		await output.next();
		// Turns of the event loop, in which the platform could go on.
		for (let turn = 0; turn < 300; turn += 1)
			await new Promise((resolve) => setTimeout(resolve, 0));
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
		await output.return(undefined);
	}
});
