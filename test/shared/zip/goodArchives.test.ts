/** Well-formed archives: each must be read as yauzl reads it. */
import { randomBytes } from 'node:crypto';

import { builder, type ArchiveSpec, type Builder } from './support/builder';
import { byOffset, inBrief, readOurs, readYauzl } from './support/readers';
import { bufferSource, StreamSource } from '../../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS } from '../../../nodes/shared/zip/limits';
import { ZipArchive } from '../../../nodes/shared/zip/zipArchive';
import { Readable } from 'node:stream';

const STORED = 0;
const DEFLATED = 8;
const text = 'Structural Extract. '.repeat(500);
const noise = randomBytes(100_000);
const three = [
	{ name: 'StructureInfo.json', content: text, method: DEFLATED },
	{ name: '/1.jpg', content: noise },
	{ name: 'tables/1.png', content: noise.subarray(0, 70_000), method: DEFLATED },
];

const specs: Array<[title: string, spec: (zip: Builder) => ArchiveSpec]> = [
	['no members', () => ({})],
	['one stored member', () => ({ members: [{ content: text }] })],
	['one deflated member', () => ({ members: [{ content: text, method: DEFLATED }] })],
	['names like those of live results', () => ({ members: three })],
	['empty members', () => ({ members: [{ name: 'a' }, { name: 'b', method: DEFLATED }] })],
	[
		'directories',
		() => ({ members: [{ name: 'a/' }, { name: 'a/b/' }, { name: 'a/b/c', content: text }] }),
	],
	['a UTF-8 name', () => ({ members: [{ name: 'Prüfbericht 表 🧾.json', content: text }] })],
	[
		'a name in code page 437',
		() => ({ members: [{ name: Buffer.from('Pr\x81fbericht', 'latin1'), content: text }] }),
	],
	[
		'a Unicode Path field',
		({ unicodePath }) => ({
			members: [{ name: 'Pr_f', extra: unicodePath(Buffer.from('Pr_f'), 'Prüf'), content: text }],
		}),
	],
	[
		'a Unicode Path field of another name',
		({ unicodePath }) => ({
			members: [{ name: 'Pr_f', extra: unicodePath(Buffer.from('Paf'), 'Prüf'), content: text }],
		}),
	],
	['an empty name', () => ({ members: [{ name: '', content: text }] })],
	['a name of 65,535 bytes', () => ({ members: [{ name: 'n'.repeat(65_535), content: text }] })],
	[
		'unsafe names',
		() => ({
			members: ['../../etc/passwd', 'C:\\boot.ini', '/etc/passwd', 'a\\..\\b', 'nul\0l'].map(
				(name) => ({ name, content: name }),
			),
		}),
	],
	[
		'one name twice',
		() => ({
			members: [
				{ name: 'a', content: '1' },
				{ name: 'a', content: '2' },
			],
		}),
	],
	[
		'a signed data descriptor',
		() => ({
			members: [{ content: text, method: DEFLATED, descriptor: 'signed' }, { content: noise }],
		}),
	],
	[
		'an unsigned data descriptor',
		() => ({
			members: [{ content: text, method: DEFLATED, descriptor: 'unsigned' }, { content: noise }],
		}),
	],
	[
		'a ZIP64 data descriptor',
		() => ({
			members: [
				{ content: text, method: DEFLATED, descriptor: 'signed64' },
				{ content: text, descriptor: 'unsigned64' },
			],
		}),
	],
	[
		'a stored member with a data descriptor',
		() => ({ members: [{ content: text, descriptor: 'signed' }, { content: noise }] }),
	],
	[
		'a stored member that holds ZIP signatures',
		({ buildZip }) => ({
			members: [
				{ content: buildZip({ members: three }), descriptor: 'signed' },
				{ content: noise },
			],
		}),
	],
	['ZIP64 size', () => ({ members: [{ content: text, method: DEFLATED, zip64: ['size'] }] })],
	[
		'ZIP64 compressed size',
		() => ({ members: [{ content: text, method: DEFLATED, zip64: ['compressedSize'] }] }),
	],
	['ZIP64 offset', () => ({ members: [{ content: text }, { content: text, zip64: ['offset'] }] })],
	[
		'ZIP64 size and offset',
		() => ({
			members: [{ content: text }, { content: text, method: DEFLATED, zip64: ['size', 'offset'] }],
		}),
	],
	[
		'ZIP64 everywhere',
		() => ({
			members: three
				.map((member) => ({ ...member, zip64: ['size', 'compressedSize', 'offset'] as const }))
				.map((member) => ({ ...member, zip64: [...member.zip64] })),
			zip64End: {},
		}),
	],
	[
		'a ZIP64 field that is not needed',
		({ extraField, u64 }) => ({ members: [{ content: text, extra: extraField(1, u64(1, 2, 3)) }] }),
	],
	['a ZIP64 end record that is needed', () => ({ members: three, zip64End: {} })],
	[
		'a ZIP64 end record that is not needed',
		() => ({ members: three, zip64End: { sentinels: false } }),
	],
	[
		'a ZIP64 locator that counts no disks',
		() => ({ members: three, zip64End: {}, locator: { disks: 0 } }),
	],
	[
		'other disk numbers beside a ZIP64 end record',
		() => ({ members: three, zip64End: {}, end: { disk: 0xffff, firstDisk: 0xffff } }),
	],
	[
		'a ZIP64 end record and a comment',
		() => ({ members: three, zip64End: {}, comment: 'made by hand' }),
	],
	['an archive comment', () => ({ members: three, comment: 'made by hand' })],
	['the longest archive comment', () => ({ members: three, comment: 'c'.repeat(65_535) })],
	[
		'member comments',
		() => ({ members: three.map((member) => ({ ...member, comment: 'c'.repeat(3_000) })) }),
	],
	[
		'extra fields',
		({ extraField }) => ({
			members: three.map((member) => ({
				...member,
				extra: Buffer.concat([
					extraField(0x5455, Buffer.alloc(5)),
					extraField(0x7875, Buffer.alloc(11)),
				]),
			})),
		}),
	],
	[
		'extra bytes too few for a field',
		() => ({ members: [{ content: text, extra: Buffer.alloc(3) }] }),
	],
	[
		'other extra fields in the local header',
		({ extraField }) => ({
			members: [
				{ content: text, local: { extra: extraField(0xcafe, Buffer.alloc(40)) } },
				{ content: noise },
			],
		}),
	],
	[
		'junk before the archive, offsets counted with it',
		() => ({ members: three, prefix: Buffer.from('#!/bin/sh\nexit\n'), offsetsCountPrefix: true }),
	],
	[
		'gaps between members',
		() => ({ members: three.map((member) => ({ ...member, gapBefore: Buffer.alloc(777, 'PK') })) }),
	],
	[
		'a gap between the directory and its end record',
		() => ({ members: three, afterDirectory: Buffer.alloc(50) }),
	],
	[
		'a digital signature after the entries',
		({ extraField }) => ({
			members: three,
			afterEntries: Buffer.concat([
				Buffer.from('504b0505', 'hex'),
				extraField(0, Buffer.alloc(20)).subarray(2),
			]),
		}),
	],
	[
		'a directory in another order than the members',
		() => ({ members: three, directoryOrder: [2, 0, 1] }),
	],
	['members that the directory left out', () => ({ members: three, directoryOrder: [2] })],
	[
		'a local header whose sizes and CRC-32 lie',
		() => ({
			members: [
				{ content: text, local: { size: 5, compressedSize: 7, crc32: 9 } },
				{ content: noise },
			],
		}),
	],
	[
		'a local header with another name, method and flags',
		() => ({
			members: [{ name: 'right', content: text, local: { name: 'wrong!', method: 99, flags: 1 } }],
		}),
	],
	[
		'a member said to start on another disk',
		() => ({ members: [{ content: text, entry: { disk: 7 } }] }),
	],
	[
		'1,000 members',
		() => ({
			members: Array.from({ length: 1_000 }, (_, index) => ({
				name: `${index}`,
				content: `${index}`,
				method: index % 2 ? STORED : DEFLATED,
			})),
		}),
	],
];

async function expectEqual(bytes: Buffer) {
	const [ours, theirs] = [await readOurs(bytes), await readYauzl(bytes)];
	expect([ours, ...ours.members].map(({ refusal }) => refusal)).toEqual(
		[ours, ...ours.members].map(() => undefined),
	);
	expect(inBrief(ours)).toEqual(inBrief(theirs));
	return ours;
}

it.each(specs)('reads as yauzl does: %s', async (_, spec) => {
	const zip = await builder();
	const { members = [], directoryOrder } = spec(zip);
	const bytes = zip.buildZip(spec(zip));
	const ours = await expectEqual(bytes);
	expect(ours.members).toHaveLength(directoryOrder?.length ?? members.length);

	// The same from a store that gives streams only, in chunks that fit nothing.
	const source = new StreamSource(
		async () => await Promise.resolve(Readable.from(oddChunks(bytes), { objectMode: false })),
		bytes.length,
	);
	expect(inBrief(await readOurs(source))).toEqual(inBrief(ours));
	source.close();
});

function* oddChunks(bytes: Buffer) {
	for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7 + 3) % 9_973) {
		yield bytes.subarray(at, at + size);
	}
}

it.each([['STORE'], ['DEFLATE']] as const)('reads what JSZip writes: %s', async (compression) => {
	const { default: JSZip } = await import('jszip');
	for (const streamFiles of [false, true]) {
		const zip = new JSZip();
		zip.file('StructureInfo.json', text).file('Prüfung/1.jpg', noise).folder('empty');
		const bytes = await zip.generateAsync({
			type: 'nodebuffer',
			compression,
			streamFiles,
			comment: 'x',
		});
		expect((await expectEqual(bytes)).members).toHaveLength(4);
	}
});

it('reads a member with more data than was inflated only where the platform does', async () => {
	const { buildZip, extraField } = await builder();
	const { deflateRawSync } = await import('node:zlib');
	const data = Buffer.concat([deflateRawSync(Buffer.from(text)), extraField(0, Buffer.alloc(9))]);
	const { members } = await readOurs(buildZip({ members: [{ content: text, method: 8, data }] }));
	const [member] = members;
	// Node.js 20 leaves it out, as yauzl does; 24 refuses it.
	if (member?.content) expect(String(member.content)).toBe(text);
	else expect(member?.refusal).toMatch(/^its member "member" does not inflate: Trailing junk/);
});

it('reads members again and in any order', async () => {
	const { buildZip } = await builder();
	const archive = await ZipArchive.open(
		bufferSource(buildZip({ members: three })),
		DEFAULT_ZIP_LIMITS,
	);
	for (const member of [...byOffset(archive).reverse(), ...archive.members]) {
		let size = 0;
		for await (const piece of archive.read(member)) size += piece.length;
		expect(size).toBe(member.size);
	}
});

it('tells directories from files, by either slash', async () => {
	const { buildZip } = await builder();
	const bytes = buildZip({ members: ['a/', 'a\\', 'a'].map((name) => ({ name })) });
	const { members } = await ZipArchive.open(bufferSource(bytes), DEFAULT_ZIP_LIMITS);
	expect(members.map(({ isDirectory }) => isDirectory)).toEqual([true, true, false]);
});

it('takes the end record whose comment fits the file, where yauzl gives up at a stray one', async () => {
	const { buildZip } = await builder();
	const comment = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(40, 'x')]);
	const bytes = buildZip({ members: three, comment });
	expect((await readYauzl(bytes)).refusal).toMatch(/^Invalid comment length/);
	expect(inBrief(await readOurs(bytes))).toEqual(
		inBrief(await readYauzl(buildZip({ members: three }))),
	);
});
