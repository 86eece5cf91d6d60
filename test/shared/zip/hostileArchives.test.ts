/** Hostile and damaged archives. The name of each test is the sentence with which it is refused. */
import { deflateRawSync } from 'node:zlib';

import { bufferSource } from '../../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from '../../../nodes/shared/zip/limits';
import { ZipArchive } from '../../../nodes/shared/zip/zipArchive';
import { builder, type ArchiveSpec, type Builder } from './support/builder';
import { readOurs } from './support/readers';

const STORED = 0;
const DEFLATED = 8;
const text = 'Structural Extract. '.repeat(500); // 10,000 bytes, 59 deflated
const deflated = deflateRawSync(Buffer.from(text));
const a = { name: 'a', content: 'A' };
const b = { name: 'b', content: 'B' };
const x = { name: 'x', content: 'X' };

type Case = [sentence: string, make: (zip: Builder) => Buffer | ArchiveSpec, limits?: ZipLimits];

const few: ZipLimits = { maxMembers: 2, maxTotalBytes: 20_000 };

/** Each is refused before any member can be read. */
const wholes: Case[] = [
	// Not a ZIP, truncated.
	['it is not a ZIP: expected "PK" at the start, found an empty file', () => Buffer.alloc(0)],
	[
		'it is not a ZIP: expected "PK" at the start, found 0x25504446',
		() => Buffer.from('%PDF-1.7\n'),
	],
	['it is not a ZIP: expected "PK" at the start, found 0x7b', () => Buffer.from('{')],
	[
		'it is not a ZIP: expected "PK" at the start, found 0x7b226572',
		() => Buffer.from(`{"error":"${' '.repeat(90_000)}"}`),
	],
	['it is truncated: it starts like a ZIP, but its end record is missing', () => Buffer.from('PK')],
	[
		'it is truncated: it starts like a ZIP, but its end record is missing',
		(zip) => zip.buildZip({ members: [a, b] }).subarray(0, -1),
	],
	[
		'it is truncated: it starts like a ZIP, but its end record is missing',
		(zip) => zip.buildZip({ members: [a, b] }).subarray(0, 40),
	],
	[
		'it is truncated: it starts like a ZIP, but its end record is missing',
		(zip) => zip.buildZip({ members: [a, b], suffix: Buffer.alloc(65_536) }),
	],
	[
		'expected a comment of 10 bytes after its end record, found 3 bytes',
		(zip) => zip.buildZip({ members: [a], comment: 'ten  bytes' }).subarray(0, -7),
	],
	[
		'expected a comment of 5 bytes after its end record, found 4 bytes',
		() => ({ members: [a], comment: 'four', end: { commentLength: 5 } }),
	],

	// Split.
	[
		'it is one part of a split archive: expected disk 0, found disk 1',
		() => ({ members: [a], end: { disk: 1 } }),
	],
	[
		'it is one part of a split archive: expected disk 0, found disk 3',
		() => ({ members: [a], end: { firstDisk: 3 } }),
	],
	[
		'it is one part of a split archive: expected all 2 members in it, found 1',
		() => ({ members: [a, b], end: { membersHere: 1 } }),
	],
	[
		'it is one part of a split archive: expected disk 0, found disk 2',
		() => ({ members: [a], zip64End: { disk: 2 } }),
	],
	[
		'it is one part of a split archive: expected disk 0, found disk 4',
		() => ({ members: [a], zip64End: { firstDisk: 4 } }),
	],
	[
		'it is one part of a split archive: expected all 1 members in it, found 0',
		() => ({ members: [a], zip64End: { membersHere: 0 } }),
	],
	[
		'it is one part of a split archive: expected disk 0, found disk 5',
		() => ({ members: [a], zip64End: {}, locator: { disk: 5 } }),
	],
	[
		'it is one part of a split archive: expected disk 0, found disk 1',
		() => ({ members: [a], zip64End: {}, locator: { disks: 2 } }),
	],

	// Directory and end records.
	[
		'its directory (offset 32, 999 bytes) lies outside the file: expected it to end by offset 79',
		() => ({ members: [a], end: { directorySize: 999 } }),
	],
	[
		'its directory (offset 33, 47 bytes) lies outside the file: expected it to end by offset 79',
		() => ({ members: [a], end: { directoryOffset: 33 } }),
	],
	[
		'its directory (offset 4294967295, 47 bytes) lies outside the file: expected it to end by offset 79',
		() => ({ members: [a], end: { directoryOffset: 0xffffffff } }),
	],
	[
		'its directory (offset 9007199254740991, 47 bytes) lies outside the file: expected it to end by offset 79',
		() => ({ members: [a], zip64End: { directoryOffset: Number.MAX_SAFE_INTEGER } }),
	],
	[
		'its directory (offset 32, 103 bytes) lies outside the file: expected it to end by offset 79',
		() => ({ members: [a], zip64End: { directorySize: 47 + 56 } }),
	],
	[
		'expected an offset or a size of a real file, found 0x20000000000000',
		() => ({ members: [a], zip64End: { directoryOffset: 2n ** 53n } }),
	],
	[
		'expected an offset or a size of a real file, found 0xffffffffffffffff',
		() => ({ members: [a], zip64End: { members: 2n ** 64n - 1n } }),
	],
	[
		'expected an offset or a size of a real file, found 0xffffffffffffffff',
		() => ({ members: [a], zip64End: {}, locator: { offset: 2n ** 64n - 1n } }),
	],
	[
		'expected its ZIP64 end record before its locator at offset 135, found it at 80',
		() => ({ members: [a], zip64End: {}, locator: { offset: 80 } }),
	],
	[
		'expected its ZIP64 end record before its locator at offset 135, found it at 1000000',
		() => ({ members: [a], zip64End: {}, locator: { offset: 1_000_000 } }),
	],
	[
		'expected its ZIP64 end record (0x06064b50) at offset 78, found 0x064b5061',
		() => ({ members: [a], zip64End: {}, locator: { offset: 78 } }),
	],
	[
		'expected its ZIP64 end record (0x06064b50) at offset 79, found 0x06064b51',
		() => ({ members: [a], zip64End: { signature: 0x06064b51 } }),
	],
	[
		'its end records disagree: expected 1 members as in the ZIP64 one, found 2',
		() => ({ members: [a], zip64End: {}, end: { members: 2 } }),
	],
	[
		'its end records disagree: expected 47 directory bytes as in the ZIP64 one, found 46',
		() => ({ members: [a], zip64End: {}, end: { directorySize: 46 } }),
	],
	[
		'its end records disagree: expected 32 as directory offset as in the ZIP64 one, found 0',
		() => ({ members: [a], zip64End: {}, end: { directoryOffset: 0 } }),
	],
	[
		'its directory of 47 bytes is too small for 2 members',
		() => ({ members: [a], end: { members: 2 } }),
	],
	[
		'its directory ends in the middle of a member',
		() => ({ members: [{ ...a, comment: 'c'.repeat(60) }], end: { members: 2 } }),
	],
	[
		'its end record counts 1 members, but its directory has more',
		() => ({ members: [a, b], end: { members: 1 } }),
	],
	[
		'its end record counts 0 members, but its directory has more',
		() => ({ members: [a, b], end: { members: 0 } }),
	],
	[
		'expected a directory entry (0x02014b50), found 0x04034b50',
		() => ({
			members: [a],
			prefix: Buffer.alloc(47),
			offsetsCountPrefix: false,
			end: { directoryOffset: 47 },
		}),
	],
	[
		'expected a directory entry (0x02014b50), found 0x00000000',
		() => ({ members: [a], prefix: Buffer.alloc(500), offsetsCountPrefix: false }),
	],
	[
		'expected a directory entry (0x02014b50), found 0x02014b51',
		() => ({ members: [a, { ...b, entry: { signature: 0x02014b51 } }] }),
	],
	[
		'a name in its directory runs over the end',
		() => ({ members: [{ ...a, entry: { nameLength: 2 } }] }),
	],
	[
		'a name in its directory runs over the end',
		() => ({ members: [{ ...a, entry: { extraLength: 0xffff } }] }),
	],
	[
		'a name in its directory runs over the end',
		() => ({ members: [{ ...a, entry: { commentLength: 1 } }] }),
	],
	[
		'its member "a" lacks the ZIP64 size that it refers to',
		() => ({ members: [{ ...a, entry: { size: 0xffffffff } }] }),
	],
	[
		'its member "a" lacks the ZIP64 size that it refers to',
		({ extraField, u64 }) => ({
			members: [
				{
					...a,
					extra: extraField(1, u64(1)),
					entry: { size: 0xffffffff, compressedSize: 0xffffffff },
				},
			],
		}),
	],
	[
		'expected an offset or a size of a real file, found 0x20000000000001',
		({ extraField, u64 }) => ({
			members: [{ ...a, extra: extraField(1, u64(2n ** 53n + 1n)), entry: { offset: 0xffffffff } }],
		}),
	],

	// Limits.
	['it has 3 members, more than the limit of 2', () => ({ members: [a, b, b] }), few],
	[
		'it has 65534 members, more than the limit of 5000',
		() => ({ members: [a], end: { members: 65_534 } }),
	],
	[
		'it has 9007199254740991 members, more than the limit of 5000',
		() => ({ members: [a], zip64End: { members: Number.MAX_SAFE_INTEGER } }),
	],
	[
		'its directory has 60047 bytes, more than the limit of 8192',
		() => ({ members: [{ ...a, comment: 'c'.repeat(60_000) }] }),
		few,
	],

	// Overlaps.
	[
		'its member "a" overlaps what follows it: expected its end by offset 0, found it at 31 or later',
		() => ({ members: [a, { name: 'again', content: 'A', sharesLocalHeaderOf: 0 }] }),
	],
	[
		'its member "a" overlaps what follows it: expected its end by offset 5, found it at 31 or later',
		() => ({ members: [a, { ...b, entry: { offset: 5 } }] }),
	],
	[
		'its member "a" overlaps what follows it: expected its end by offset 32, found it at 230 or later',
		() => ({ members: [{ ...a, entry: { size: 200, compressedSize: 200 } }, b] }),
	],
	[
		'its member "b" overlaps what follows it: expected its end by offset 64, found it at 232 or later',
		() => ({ members: [a, { ...b, entry: { size: 170, compressedSize: 170 } }] }),
	],
	[
		'its member "b" overlaps what follows it: expected its end by offset 64, found it at 95 or later',
		() => ({ members: [a, { ...b, entry: { offset: 64 } }] }),
	],
	[
		'its member "b" overlaps what follows it: expected its end by offset 64, found it at 9000000000000031 or later',
		() => ({ members: [a, { ...b, zip64: ['offset'], entry: { offset: 9e15 } }] }),
	],
	[
		'its member "b" overlaps what follows it: expected its end by offset 64, found it at 9007199254741052 or later',
		() => ({
			members: [
				a,
				{
					...b,
					method: DEFLATED,
					data: Buffer.from('B'),
					zip64: ['compressedSize'],
					entry: { compressedSize: Number.MAX_SAFE_INTEGER },
				},
			],
		}),
	],
];

/** The member with this sentence is refused, those around it can be read. */
const members: Case[] = [
	// Methods.
	[
		'its member "x" is compressed by method 9; expected 0 (stored) or 8 (deflated)',
		() => ({ members: [a, { name: 'x', method: 9 }, b] }),
	],
	[
		'its member "x" is compressed by method 14; expected 0 (stored) or 8 (deflated)',
		() => ({ members: [a, { name: 'x', method: 14, content: text }, b] }),
	],

	// Local headers.
	[
		'expected the header of "x" (0x04034b50), found 0x02014b50',
		() => ({ members: [a, { name: 'x', local: { signature: 0x02014b50 } }, b] }),
	],
	[
		'expected the header of "x" (0x04034b50), found 0x00000000',
		() => ({ members: [a, { name: 'x', gapBefore: Buffer.alloc(9), entry: { offset: 32 } }, b] }),
	],
	[
		'its member "x" overlaps what follows it: expected its end by offset 10063, found it at 20063 or later',
		() => ({ members: [a, { name: 'x', content: text, local: { extraLength: 10_000 } }, b] }),
	],
	[
		'its member "x" overlaps what follows it: expected its end by offset 10063, found it at 75597 or later',
		() => ({ members: [a, { name: 'x', content: text, local: { nameLength: 65_535 } }, b] }),
	],

	// Damage.
	[
		'its member "x" is damaged: expected CRC-32 0x00000001, found 0x00000000',
		() => ({ members: [a, { name: 'x', entry: { crc32: 1 } }, b] }),
	],
	[
		'its member "x" is damaged: expected CRC-32 0x12345678, found 0xd3d99e8b',
		() => ({ members: [a, { name: 'x', content: 'A', entry: { crc32: 0x12345678 } }, b] }),
	],
	[
		'its member "x" is damaged: expected CRC-32 0x4ad0cf31, found 0xd3d99e8b',
		() => ({ members: [a, { name: 'x', content: 'B', data: Buffer.from('A') }, b] }),
	],
	[
		'its member "x" is damaged: expected CRC-32 0x4ad0cf31, found 0xd3d99e8b',
		() => ({
			members: [
				a,
				{ name: 'x', content: 'B', method: DEFLATED, data: deflateRawSync(Buffer.from('A')) },
				b,
			],
		}),
	],
	[
		'its member "x" does not inflate: unexpected end of file',
		() => ({
			members: [
				a,
				{ name: 'x', content: text, method: DEFLATED, data: deflated.subarray(0, -1) },
				b,
			],
		}),
	],
	[
		'its member "x" does not inflate: unexpected end of file',
		() => ({
			members: [
				a,
				{ name: 'x', content: text, method: DEFLATED, entry: { compressedSize: 20 } },
				b,
			],
		}),
	],
	[
		'its member "x" does not inflate: invalid block type',
		() => ({
			members: [a, { name: 'x', content: text, method: DEFLATED, data: Buffer.alloc(50, 0xff) }, b],
		}),
	],
	[
		'its member "x" does not inflate: invalid distance too far back',
		() => ({
			members: [a, { name: 'x', content: text, method: DEFLATED, data: Buffer.from(text) }, b],
		}),
	],

	[
		'its member "x" does not inflate: unexpected end of file',
		() => ({ members: [a, { name: 'x', method: DEFLATED, data: Buffer.alloc(0) }, b] }),
	],

	// Sizes that lie.
	[
		'its member "x" claims 9999 bytes, found more than that',
		() => ({
			members: [a, { name: 'x', content: text, method: DEFLATED, entry: { size: 9_999 } }, b],
		}),
	],
	[
		'its member "x" claims 0 bytes, found more than that',
		() => ({ members: [a, { name: 'x', content: text, method: DEFLATED, entry: { size: 0 } }, b] }),
	],
	[
		'its member "x" claims 10001 bytes, found only 10000',
		() => ({
			members: [a, { name: 'x', content: text, method: DEFLATED, entry: { size: 10_001 } }, b],
		}),
	],
	[
		'its member "x" claims 9000000000000000 bytes, found only 10000',
		() => ({
			members: [
				a,
				{ name: 'x', content: text, method: DEFLATED, zip64: ['size'], entry: { size: 9e15 } },
				b,
			],
		}),
	],

	// Names in sentences.
	[
		'its member "a\ufffd\ufffdb\ufffdc" is damaged: expected CRC-32 0x00000001, found 0x00000000',
		() => ({ members: [a, { name: 'a\r\nb\u202ec', entry: { crc32: 1 } }, b] }),
	],
	[
		`its member "${'n'.repeat(120)}…" is damaged: expected CRC-32 0x00000001, found 0x00000000`,
		() => ({ members: [a, { name: 'n'.repeat(9_000), entry: { crc32: 1 } }, b] }),
	],
];

function bytesOf(zip: Builder, make: Case[1]): Buffer {
	const made = make(zip);
	return Buffer.isBuffer(made) ? made : zip.buildZip(made);
}

describe('as a whole', () => {
	it.each(wholes)('%s', async (sentence, make, limits = DEFAULT_ZIP_LIMITS) => {
		const reading = await readOurs(bytesOf(await builder(), make), limits);
		expect(reading).toEqual({ members: [], refusal: sentence, producedBytes: 0 });
	});
});

/** A member that cannot be read is told where it is asked for; the others are there. */
const unreadable: Case[] = [
	...[0x0001, 0x0041, 0x0040].map((flags): Case => [
		'its member "x" is encrypted; expected one without a password',
		() => ({ members: [a, { ...x, flags }, b] }),
	]),
	[
		'its member "x" is encrypted; expected one without a password',
		() => ({ members: [a, { ...x, flags: 1, method: 99, data: Buffer.alloc(29) }, b] }),
	],
	[
		'its stored member "x" claims 2 bytes but holds 1',
		() => ({ members: [a, { ...x, entry: { size: 2 } }, b] }),
	],
	[
		'its stored member "x" claims 1 bytes but holds 0',
		() => ({ members: [a, { ...x, entry: { compressedSize: 0 } }, b] }),
	],
	[
		'its stored member "x" claims 9000000000000000 bytes but holds 1',
		() => ({ members: [a, { ...x, zip64: ['size'], entry: { size: 9e15 } }, b] }),
	],
];

describe('what other readers pass over', () => {
	it.each<[what: string, made: ArchiveSpec]>([
		['bytes behind the end record', { members: [a, b], suffix: Buffer.from('\r\n') }],
		['a lot of them', { members: [a, b], suffix: Buffer.alloc(60_000, '-') }],
		[
			'an extra field that runs over its end',
			{ members: [{ ...a, entry: { extra: Buffer.from([1, 0, 9, 0, 0]) } }, b] },
		],
	])('%s', async (_what, made) => {
		const reading = await readOurs((await builder()).buildZip(made));
		expect(reading.refusal).toBeUndefined();
		expect(reading.members.map(({ content }) => content?.toString())).toEqual(['A', 'B']);
	});
});

describe('a member', () => {
	it.each([...members, ...unreadable])(
		'%s',
		async (sentence, make, limits = DEFAULT_ZIP_LIMITS) => {
			const bytes = bytesOf(await builder(), make);
			const reading = await readOurs(bytes, limits);
			const results = reading.members.map(({ content, refusal }) => refusal ?? content?.toString());
			expect([reading.refusal, ...results]).toEqual([undefined, 'A', sentence, 'B']);
		},
	);
});

describe('limits count what is produced', () => {
	const megabyte = Buffer.alloc(1_000_000);
	const limit = { maxMembers: 100, maxTotalBytes: 1_500_000 };
	const sentence = 'it inflates to more than the limit of 1500000 bytes';

	it.each([
		['a bomb', [{ content: Buffer.alloc(50_000_000), method: DEFLATED }]],
		[
			'a bomb that claims little',
			[{ content: Buffer.alloc(50_000_000), method: DEFLATED, entry: { size: 100_000 } }],
		],
		[
			'many members together',
			Array.from({ length: 20 }, () => ({ content: megabyte, method: DEFLATED })),
		],
		['stored members', Array.from({ length: 3 }, () => ({ content: megabyte, method: STORED }))],
	])('%s', async (title, specs) => {
		const { buildZip } = await builder();
		const reading = await readOurs(buildZip({ members: specs }), limit);
		const [last] = reading.members.slice(-1);
		expect(last?.refusal).toBe(
			title.endsWith('little')
				? 'its member "member" claims 100000 bytes, found more than that'
				: sentence,
		);
		expect(reading.producedBytes).toBeLessThanOrEqual(limit.maxTotalBytes);
	});

	it('lets through what is exactly at the limit', async () => {
		const { buildZip } = await builder();
		const bytes = buildZip({ members: [{ content: megabyte, method: DEFLATED }] });
		const reading = await readOurs(bytes, { maxMembers: 1, maxTotalBytes: 1_000_000 });
		expect(reading.members[0]?.content).toHaveLength(1_000_000);
	});

	it('reads little of a bomb', async () => {
		const { buildZip } = await builder();
		const bytes = buildZip({ members: [{ content: Buffer.alloc(100_000_000), method: DEFLATED }] });
		let readBytes = 0;
		const inner = bufferSource(bytes);
		const source = {
			...inner,
			async *stream(position: number, length: number) {
				for await (const piece of inner.stream(position, length)) {
					readBytes += piece.length;
					yield piece;
				}
			},
		};
		const archive = await ZipArchive.open(source, { maxMembers: 1, maxTotalBytes: 100_000 });
		const before = process.memoryUsage().arrayBuffers;
		await expect(
			(async () => {
				for await (const piece of archive.read(archive.members[0]!)) expect(piece).toBeDefined();
			})(),
		).rejects.toThrow('it inflates to more than the limit of 100000 bytes');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000);
		expect(readBytes).toBe(64 * 1024);
	});
});

it('refuses an archive cut at any place', async () => {
	const { buildZip } = await builder();
	for (const zip64End of [undefined, {}]) {
		const bytes = buildZip({
			members: [
				{ content: text, method: DEFLATED, descriptor: 'signed' },
				a,
				{ ...b, comment: 'c' },
			],
			comment: 'comment',
			...(zip64End && { zip64End }),
		});
		for (let length = 0; length < bytes.length; length += 1) {
			const { refusal } = await readOurs(bytes.subarray(0, length));
			expect(refusal).toMatch(/^(it is truncated|it is not a ZIP|expected a comment of 7 bytes)/);
		}
		for (let cut = 1; cut < bytes.length; cut += 1) {
			// The end is there, but not the beginning.
			const { refusal, members: read } = await readOurs(bytes.subarray(cut));
			expect(refusal ?? read.every((member) => member.refusal)).toBeTruthy();
		}
	}
});
