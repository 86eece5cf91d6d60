/** Random well-formed archives: each must be read as yauzl reads it. */
import fc from 'fast-check';
import JSZip from 'jszip';

import { builder, type ArchiveSpec, type MemberSpec } from './support/builder';
import { inBrief, readOurs, readYauzl, sha256, withoutGlyphs } from './support/readers';

const content = fc.oneof(
	fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
	fc
		.record({
			byte: fc.integer({ min: 0, max: 255 }),
			length: fc.integer({ max: 200_000, min: 0 }),
		})
		.map(({ byte, length }) => Buffer.alloc(length, byte)),
);
const name = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
	fc.constantFrom('/1.jpg', 'StructureInfo.json', 'a/', '../x', 'a\\b', '', '__proto__'),
);
const extra = fc
	.array(
		fc.record({ id: fc.integer({ min: 2, max: 0x7000 }), data: fc.uint8Array({ maxLength: 20 }) }),
		{
			maxLength: 3,
		},
	)
	.map((fields) =>
		Buffer.concat(
			fields.map(({ id, data }) => Buffer.concat([u16(id), u16(data.length), Buffer.from(data)])),
		),
	);
const junk = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

const member: fc.Arbitrary<MemberSpec> = fc.record(
	{
		name,
		content,
		method: fc.constantFrom(0, 8),
		extra,
		comment: fc.string({ maxLength: 50 }),
		descriptor: fc.constantFrom('signed', 'unsigned', 'signed64', 'unsigned64'),
		zip64: fc.subarray(['size', 'compressedSize', 'offset'] as const).map((keys) => [...keys]),
		gapBefore: junk(40),
		local: fc.record(
			{ extra, name: fc.string({ maxLength: 9 }), crc32: fc.nat() },
			{ requiredKeys: [] },
		),
	},
	{ requiredKeys: ['name', 'content', 'method'] },
);

const archive: fc.Arbitrary<ArchiveSpec> = fc.array(member, { maxLength: 8 }).chain((members) =>
	fc.record(
		{
			members: fc.constant(members),
			directoryOrder: fc.shuffledSubarray([...members.keys()]),
			prefix: junk(60),
			offsetsCountPrefix: fc.constant(true),
			afterDirectory: junk(30),
			comment: fc.string({ maxLength: 80 }),
			zip64End: fc.record({ sentinels: fc.boolean() }),
		},
		{ requiredKeys: ['members'] },
	),
);

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

it('reads 1,500 random archives as yauzl does', async () => {
	const { buildZip } = await builder();
	await fc.assert(
		fc.asyncProperty(archive, async (spec) => {
			const bytes = buildZip({ offsetsCountPrefix: true, ...spec });
			const ours = await readOurs(bytes);
			expect(inBrief(ours)).toEqual(inBrief(await readYauzl(bytes)));
			const inOrder = spec.directoryOrder ?? [...(spec.members ?? []).keys()];
			const expected = inOrder.map((index) => spec.members?.[index]?.content as Buffer);
			expect(ours.members.map((read) => sha256(read.content as Buffer))).toEqual(
				expected.map(sha256),
			);
		}),
		{ numRuns: 1_500, seed: 4 },
	);
}, 120_000);

const file = fc.record({
	path: fc.array(fc.stringMatching(/^[a-zé表_ .-]{1,9}$/), { minLength: 1, maxLength: 3 }),
	content,
	compression: fc.constantFrom('STORE', 'DEFLATE'),
	comment: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
});

it('reads 300 random archives of JSZip as yauzl does', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(file, { maxLength: 8 }),
			fc.boolean(),
			fc.constantFrom('UNIX', 'DOS'),
			fc.string({ maxLength: 30 }),
			async (files, streamFiles, platform, comment) => {
				const zip = new JSZip();
				for (const { path, content: bytes, ...options } of files) {
					zip.file(path.join('/'), bytes, {
						...options,
						comment: options.comment ?? null,
					} as never);
				}
				const bytes = await zip.generateAsync({
					type: 'nodebuffer',
					streamFiles,
					platform,
					comment,
				});
				const ours = await readOurs(bytes);
				expect(inBrief(ours)).toEqual(inBrief(await readYauzl(bytes)));
				for (const { name: read, content: found } of ours.members) {
					const original = await zip.file(read)?.async('nodebuffer');
					if (original) expect(found?.equals(original)).toBe(true);
				}
			},
		),
		{ numRuns: 300, seed: 4 },
	);
}, 120_000);

/**
 * What CPython's zipfile writes: to a file sizes in the local header, to a pipe a signed
 * descriptor; with force_zip64 a ZIP64 field in the local header only, its 32-bit sizes being
 * sentinels, and a 64-bit descriptor; directories as empty stored members.
 */
it('reads 300 random archives in the manner of Python as yauzl does', async () => {
	const { buildZip, extraField, u64 } = await builder();
	const python = fc.record({
		name: fc.stringMatching(/^[a-zé表/]{1,12}$/),
		content,
		method: fc.constantFrom(0, 8),
		toPipe: fc.boolean(),
		forceZip64: fc.boolean(),
	});
	const made = fc.array(python, { maxLength: 8 }).map((files) =>
		files.map(({ name: path, content: bytes, method, toPipe, forceZip64 }): MemberSpec => {
			if (path.endsWith('/')) return { name: path };
			const suffix = forceZip64 ? '64' : '';
			return {
				name: path,
				content: bytes,
				method,
				...(toPipe && { descriptor: `signed${suffix}` as 'signed' }),
				...(forceZip64 && {
					local: {
						size: 0xffffffff,
						compressedSize: 0xffffffff,
						extra: extraField(1, u64(bytes.length, 0)),
					},
				}),
			};
		}),
	);
	await fc.assert(
		fc.asyncProperty(made, async (members) => {
			const bytes = buildZip({ members });
			const ours = await readOurs(bytes);
			expect(inBrief(ours)).toEqual(inBrief(await readYauzl(bytes)));
			expect(ours.members.map((read) => withoutGlyphs(read.name))).toEqual(
				members.map((spec) => spec.name),
			);
		}),
		{ numRuns: 300, seed: 4 },
	);
}, 120_000);
