import { randomBytes } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { bufferSource, StreamSource } from '../../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS } from '../../../nodes/shared/zip/limits';
import { ZipArchive } from '../../../nodes/shared/zip/zipArchive';
import { useTempDir } from '../../support/temp-dir';
import { builder } from './support/builder';
import { byOffset, readOurs, sha256 } from './support/readers';

const directory = useTempDir();
const bytes = randomBytes(700_000);

/** A store that counts its open streams. */
function store(make: () => Readable) {
	const opened: Readable[] = [];
	const open = async () => {
		const stream = make();
		opened.push(stream);
		return await Promise.resolve(stream);
	};
	return { opened, open };
}

function file(name: string, content: Buffer, highWaterMark?: number) {
	const path = join(directory, name);
	writeFileSync(path, content);
	return store(() => createReadStream(path, highWaterMark ? { highWaterMark } : {}));
}

function inChunks(content: Buffer, sizes: readonly number[]) {
	return store(() => {
		function* chunks() {
			let at = 0;
			for (let index = 0; at < content.length; index += 1) {
				const size = sizes[index % sizes.length] as number;
				yield content.subarray(at, at + size);
				at += size;
			}
		}
		return Readable.from(chunks(), { objectMode: false });
	});
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
	const all: Buffer[] = [];
	for await (const piece of pieces) {
		expect(piece.length).toBeGreaterThan(0);
		expect(piece.length).toBeLessThanOrEqual(64 * 1024);
		all.push(piece);
	}
	return Buffer.concat(all);
}

const sources = [
	['a buffer', () => ({ source: bufferSource(bytes), opened: [] as Readable[] })],
	['a file', () => ofStore(file('a', bytes))],
	['a file in small reads', () => ofStore(file('b', bytes, 1_021))],
	['one chunk', () => ofStore(inChunks(bytes, [bytes.length]))],
	['odd chunks', () => ofStore(inChunks(bytes, [1, 4_093, 3, 100_003, 29]))],
	['empty chunks in between', () => ofStore(inChunks(bytes, [0, 5_000, 0, 0, 77_777]))],
] as const;

function ofStore({ open, opened }: ReturnType<typeof store>, size = bytes.length) {
	return { source: new StreamSource(open, size), opened };
}

describe.each(sources)('an archive in %s', (_, make) => {
	it('gives any range, forwards, backwards and at the ends', async () => {
		const { source, opened } = make();
		const ranges = [
			[0, 4],
			[4, 30],
			[200_000, 100_000],
			[100, 70_000],
			[bytes.length - 22, 22],
			[bytes.length - 300_000, 300_000],
			[bytes.length, 0],
			[0, 0],
			[0, bytes.length],
		] as const;
		for (const [position, length] of ranges) {
			const expected = bytes.subarray(position, position + length);
			expect((await source.read(position, length)).equals(expected)).toBe(true);
			expect((await collect(source.stream(position, length))).equals(expected)).toBe(true);
		}
		source.close();
		expect(opened.every((stream) => stream.destroyed)).toBe(true);
	});

	it.each([
		[-1, 1, bytes.length],
		[0, -1, bytes.length],
		[0, bytes.length + 1, bytes.length],
		[bytes.length, 1, bytes.length],
		[Number.MAX_SAFE_INTEGER, 30, bytes.length],
	])('refuses the range %i + %i, before it gives any of it', async (position, length, end) => {
		const { source, opened } = make();
		const sentence = `expected ${length} bytes at offset ${position}, found the end of the file at ${end}`;
		await expect(source.read(position, length)).rejects.toThrow(sentence);
		await expect(source.stream(position, length).next()).rejects.toThrow(sentence);
		expect(opened).toHaveLength(0);
	});

	it('gives each of two readers at the same time its own bytes', async () => {
		const { source } = make();
		const [left, right, far] = await Promise.all([
			collect(source.stream(1_000, 9_000)),
			collect(source.stream(5_000, 9_000)),
			source.read(600_000, 50_000),
		]);
		expect(left.equals(bytes.subarray(1_000, 10_000))).toBe(true);
		expect(right.equals(bytes.subarray(5_000, 14_000))).toBe(true);
		expect(far.equals(bytes.subarray(600_000, 650_000))).toBe(true);
		source.close();
	});

	it('goes on rightly after a range was left early', async () => {
		const { source, opened } = make();
		for await (const piece of source.stream(10, 300_000)) {
			expect(piece.length).toBeGreaterThan(0);
			break;
		}
		expect((await source.read(300_000, 50)).equals(bytes.subarray(300_000, 300_050))).toBe(true);
		expect(opened.length).toBeLessThanOrEqual(1);
		source.close();
	});
});

it('opens a small archive once: its end is remembered', async () => {
	const { buildZip } = await builder();
	const zip = buildZip({
		members: [
			{ name: 'a', content: 'A' },
			{ name: 'b', content: 'B' },
		],
	});
	const { source, opened } = ofStore(file('small', zip), zip.length);
	const { members } = await readOurs(source);
	expect(members.map(({ content }) => String(content))).toEqual(['A', 'B']);
	expect(opened).toHaveLength(1);
	source.close();
});

it.each([
	['a short directory', 20, '', 2],
	['a directory longer than what is remembered', 20, 'x'.repeat(30_000), 3],
])('opens an archive with %s at most so often', async (_, count, comment, most) => {
	const { buildZip } = await builder();
	const members = Array.from({ length: count }, (__, index) => ({
		name: `figures/${index}.jpg`,
		content: randomBytes(50_000),
		method: index % 2 ? 8 : 0,
		comment,
	}));
	const zip = buildZip({ members });
	const store = file('large', zip);
	const { source, opened } = ofStore(store, zip.length);
	const reading = await readOurs(source);
	expect(reading.members.map(({ content }) => sha256(content as Buffer))).toEqual(
		members.map(({ content }) => sha256(content)),
	);
	expect(opened.length).toBeLessThanOrEqual(most);
	source.close();
	await new Promise((resolve) => setImmediate(resolve));
	expect(opened.map((stream) => stream.destroyed)).toEqual(opened.map(() => true));
});

it('never has more than one stream open', async () => {
	let open = 0;
	let most = 0;
	const { opened, open: next } = file('single', bytes);
	const source = new StreamSource(async () => {
		open = opened.filter((stream) => !stream.destroyed).length + 1;
		most = Math.max(most, open);
		return await next();
	}, bytes.length);
	for (const position of [300_000, 10, 200_000, 5, 699_000, 0]) await source.read(position, 900);
	expect(most).toBe(1);
	source.close();
});

it('says where a stream ended that is shorter than the store said', async () => {
	const { open } = inChunks(bytes.subarray(0, 1_000), [300]);
	const source = new StreamSource(open, 400_000);
	await expect(source.read(990, 30)).rejects.toThrow(
		'expected 20 bytes at offset 1000, found the end of the file at 1000',
	);
	// The failure leaves nothing behind: what is there can still be read.
	expect((await source.read(10, 20)).equals(bytes.subarray(10, 30))).toBe(true);
	source.close();
});

it('does not mind a stream that is longer than the store said', async () => {
	const { open } = inChunks(bytes, [10_000]);
	const source = new StreamSource(open, 500);
	expect((await source.read(490, 10)).equals(bytes.subarray(490, 500))).toBe(true);
	source.close();
});

it('passes a failure to open on as it is, and can try again', async () => {
	const lost = new Error('no such file');
	let tries = 0;
	const { open } = inChunks(bytes, [5_000]);
	const source = new StreamSource(async () => {
		tries += 1;
		if (tries === 1) throw lost;
		return await open();
	}, bytes.length);
	await expect(source.read(0, 10)).rejects.toBe(lost);
	expect((await source.read(0, 10)).equals(bytes.subarray(0, 10))).toBe(true);
	source.close();
});

it.each([
	['stored', 0],
	['deflated', 8],
])('passes a failure of the stream on as it is, in a %s member', async (_, method) => {
	const { buildZip } = await builder();
	const zip = buildZip({
		members: [
			{ content: bytes, method },
			{ content: bytes, method },
		],
	});
	const lost = new Error('connection reset');
	let streams = 0;
	const source = new StreamSource(async () => {
		streams += 1;
		const breaks = streams > 1;
		function* chunks() {
			yield zip.subarray(0, 300_000);
			if (breaks) throw lost;
			yield zip.subarray(300_000);
		}
		return await Promise.resolve(Readable.from(chunks(), { objectMode: false }));
	}, zip.length);
	const archive = await ZipArchive.open(source, DEFAULT_ZIP_LIMITS);
	const [member] = byOffset(archive);
	await expect(collect(archive.read(member!))).rejects.toBe(lost);
	source.close();
});

it('closes what is just being opened, and refuses to go on', async () => {
	let give: (stream: Readable) => void = () => undefined;
	const source = new StreamSource(
		async () => await new Promise<Readable>((resolve) => (give = resolve)),
		100,
	);
	const reading = source.read(0, 10);
	await Promise.resolve();
	source.close();
	const late = Readable.from([bytes.subarray(0, 100)], { objectMode: false });
	give(late);
	await expect(reading).rejects.toThrow('The archive was closed while it was being read');
	expect(late.destroyed).toBe(true);
	await expect(source.read(0, 10)).rejects.toThrow('closed');
});

it.each([
	['stored', 0],
	['deflated', 8],
])('closing in the middle of a %s member ends its reading', async (_, method) => {
	const { buildZip } = await builder();
	const zip = buildZip({ members: [{ content: Buffer.concat([bytes, bytes]), method }] });
	const { source, opened } = ofStore(file(`closing-${method}`, zip), zip.length);
	const archive = await ZipArchive.open(source, DEFAULT_ZIP_LIMITS);
	const reading = archive.read(archive.members[0]!);
	await reading.next();
	source.close();
	await expect(collect(reading)).rejects.toThrow('The archive was closed while it was being read');
	expect(opened.every((stream) => stream.destroyed)).toBe(true);
});

it('survives a stream that fails when nobody reads it', async () => {
	const streams: Readable[] = [];
	const source = new StreamSource(async () => {
		const stream = Readable.from([bytes.subarray(0, 50_000), bytes.subarray(50_000)]);
		streams.push(stream);
		return await Promise.resolve(stream);
	}, bytes.length);
	await source.read(0, 10);
	streams[0]!.destroy(new Error('gone'));
	await new Promise((resolve) => setTimeout(resolve, 5));
	await expect(source.read(60_000, 10)).rejects.toThrow('gone');
	source.close();
});

it('survives a file that turns out to be missing after all is closed', async () => {
	const source: StreamSource = new StreamSource(async () => {
		source.close();
		return await Promise.resolve(createReadStream(join(directory, 'missing')));
	}, 100);
	await expect(source.read(0, 10)).rejects.toThrow('closed');
	await new Promise((resolve) => setTimeout(resolve, 20));
});

it('says what is wrong with a file that is missing', async () => {
	const source = new StreamSource(
		async () => await Promise.resolve(createReadStream(join(directory, 'missing'))),
		100,
	);
	await expect(source.read(0, 10)).rejects.toThrow('ENOENT');
	source.close();
});
