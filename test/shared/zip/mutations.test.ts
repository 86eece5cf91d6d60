/**
 * 10,000 seeded mutations of good archives. Each must be read as yauzl reads it, or refused with
 * one of our sentences, within a bounded number of steps and without producing more than allowed.
 *
 * A failure names the mutation: `MUTATION=1234` runs it alone; `MUTATION_REPORT=1` prints figures.
 */
import { bufferSource, type ByteSource } from '../../../nodes/shared/zip/byteSource';
import type { ZipLimits } from '../../../nodes/shared/zip/limits';
import { builder, type ArchiveSpec } from './support/builder';
import { readOurs, readYauzl } from './support/readers';
import { verdict } from './support/verdict';

type Field = { path: string; at: number; width: number };
type Random = () => number;

const MUTATIONS = 10_000;
const AT_A_TIME = 8;
const LIMITS: ZipLimits = { maxMembers: 50, maxTotalBytes: 40_000 };
/** Reads and pieces for an archive of some kilobytes; the good ones need less than 60. */
const MAX_STEPS = 500;

const text = 'Structural Extract. '.repeat(60);
const noise = Buffer.from(
	Array.from({ length: 700 }, (_, index) => (index * index * 31 + 7) & 0xff),
);
const three = [
	{ name: 'StructureInfo.json', content: text, method: 8 },
	{ name: '/1.jpg', content: noise },
	{ name: 'Prüf/2.png', content: noise, method: 8 },
];

const specs: ArchiveSpec[] = [
	{ members: three },
	{
		members: three.map((member) => ({ ...member, descriptor: 'signed' })),
		comment: 'made by hand',
	},
	{
		members: three.map((member) => ({ ...member, zip64: ['size', 'compressedSize', 'offset'] })),
		zip64End: {},
	},
	{ members: three, zip64End: { sentinels: false }, comment: 'z' },
	{ members: [{ name: 'zeros', content: Buffer.alloc(30_000), method: 8 }, three[1]!] },
	{
		members: three,
		prefix: Buffer.from('#!/bin/sh\n'),
		offsetsCountPrefix: true,
		directoryOrder: [2, 0, 1],
	},
	{
		members: [
			{ name: 'a/' },
			{ name: 'a/b', content: 'B', comment: 'c', extra: Buffer.from('5554050003aabbccdd', 'hex') },
		],
	},
	{ members: [{ name: 'one', content: text, method: 8, descriptor: 'unsigned' }] },
	{ members: [{ name: 'stored', content: text }] },
	{
		members: Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, content: `${index}` })),
	},
];

/** A function that gives what archive number `index` of the mutated ones looks like. */
async function mutator(): Promise<(index: number) => { bytes: Buffer; how: string }> {
	const zip = await builder();
	const good = specs.map((spec) => zip.layOutZip(spec));
	return (index) => {
		const random = zip.seededRandom(index);
		const { bytes, fields } = good[index % good.length]!;
		let mutated = Buffer.from(bytes);
		const how: string[] = [];
		for (let times = pick(random, [1, 1, 1, 2, 3]); times > 0; times -= 1) {
			const mutate = pick(random, [
				setField,
				setField,
				setField,
				flip,
				overwrite,
				cut,
				insert,
				copy,
			]);
			const result = mutate(mutated, random, fields);
			mutated = Buffer.from(result.bytes);
			how.push(result.how);
		}
		return { bytes: mutated, how: how.join(', then ') };
	};
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <T>(random: Random, choices: readonly T[]): T =>
	choices[below(random, choices.length)] as T;

/** Gives one field another value, of the kind that breaks readers. */
function setField(bytes: Buffer, random: Random, fields: Field[]) {
	const { path, at, width } = pick(random, fields);
	if (width > 8 || ![2, 4, 8].includes(width) || at + width > bytes.length)
		return flip(bytes, random);
	const most = 2n ** BigInt(8 * width) - 1n;
	const now = BigInt(
		`0x${Buffer.from(bytes.subarray(at, at + width))
			.reverse()
			.toString('hex')}`,
	);
	const value = pick(random, [
		0n,
		1n,
		most,
		most - 1n,
		most >> 1n,
		now + 1n,
		now - 1n,
		now * 2n,
		now ^ (1n << BigInt(below(random, 8 * width))),
		BigInt(bytes.length),
		BigInt(below(random, bytes.length)),
		BigInt(pick(random, fields).at),
		0x02014b50n,
	]);
	const clipped = value < 0n ? most : value & most;
	const written = Buffer.alloc(8);
	written.writeBigUInt64LE(clipped);
	written.copy(bytes, at, 0, width);
	return { bytes, how: `${path} = ${clipped}` };
}

function flip(bytes: Buffer, random: Random) {
	const at = below(random, bytes.length);
	if (bytes.length > 0) bytes[at] = bytes[at]! ^ (1 << below(random, 8));
	return { bytes, how: `bit flipped at ${at}` };
}

function overwrite(bytes: Buffer, random: Random) {
	const at = below(random, bytes.length);
	const end = Math.min(bytes.length, at + 1 + below(random, 12));
	for (let index = at; index < end; index += 1) bytes[index] = below(random, 256);
	return { bytes, how: `${at} to ${end} overwritten` };
}

function cut(bytes: Buffer, random: Random) {
	const at = below(random, bytes.length);
	const end = pick(random, [
		bytes.length,
		at + 1 + below(random, 20),
		at + below(random, bytes.length),
	]);
	return {
		bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]),
		how: `${at} to ${end} cut`,
	};
}

function insert(bytes: Buffer, random: Random) {
	const at = pick(random, [0, bytes.length, below(random, bytes.length + 1)]);
	const added = Buffer.from(
		Array.from({ length: 1 + below(random, 40) }, () => below(random, 256)),
	);
	return {
		bytes: Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]),
		how: `${added.length} inserted at ${at}`,
	};
}

/** Puts a part of the archive in another place, in addition or over what is there. */
function copy(bytes: Buffer, random: Random) {
	const from = below(random, bytes.length);
	const part = Buffer.from(bytes.subarray(from, from + 1 + below(random, 200)));
	const at = below(random, bytes.length + 1);
	const end = random() < 0.5 ? at : at + part.length;
	return {
		bytes: Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(end)]),
		how: `${part.length} from ${from} copied to ${at}`,
	};
}

/** A source that fails the test when it is asked for too much. */
function stepping(bytes: Buffer): ByteSource {
	const inner = bufferSource(bytes);
	let steps = 0;
	const step = () => {
		steps += 1;
		if (steps > MAX_STEPS) throw new Error(`More than ${MAX_STEPS} steps`);
	};
	return {
		...inner,
		read: async (position, length) => {
			step();
			return await inner.read(position, length);
		},
		stream: async function* (position, length) {
			for await (const piece of inner.stream(position, length)) {
				step();
				yield piece;
			}
		},
	};
}

async function judge(bytes: Buffer): Promise<string> {
	const [ours, theirs] = await Promise.all([readOurs(stepping(bytes), LIMITS), readYauzl(bytes)]);
	if (ours.producedBytes > LIMITS.maxTotalBytes) throw new Error('More bytes than allowed');
	return verdict(ours, theirs);
}

it('reads the archives equally as long as they are good', async () => {
	const { buildZip } = await builder();
	for (const spec of specs) await expect(judge(buildZip(spec))).resolves.toBe('equal');
});

it(`reads or refuses ${MUTATIONS.toLocaleString('en')} mutations rightly`, async () => {
	const mutation = await mutator();
	const figures = new Map<string, number>();
	const only = process.env.MUTATION;
	const numbers = only ? [Number(only)] : Array.from({ length: MUTATIONS }, (_, index) => index);
	const work = async () => {
		for (let index = numbers.shift(); index !== undefined; index = numbers.shift()) {
			const { bytes, how } = mutation(index);
			const found = await judge(bytes).catch((caught: Error) => {
				throw new Error(`Mutation ${index} (${how}): ${caught.message}`, { cause: caught });
			});
			figures.set(found, (figures.get(found) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, work));
	const sorted = [...figures].sort(([, left], [, right]) => right - left);
	if (process.env.MUTATION_REPORT) console.log(sorted.map((row) => row.join(': ')).join('\n'));
	if (only) return;
	expect(sorted.reduce((sum, [, count]) => sum + count, 0)).toBe(MUTATIONS);
	// Enough of each kind, or the mutations have lost their bite.
	expect(figures.get('equal')).toBeGreaterThan(1_000);
	expect(figures.size).toBeGreaterThan(20);
}, 180_000);
