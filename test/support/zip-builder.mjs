/**
 * Builds ZIP archives in which every field can be set, or lied about. Shares no code with the
 * reader under test.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export const STORED = 0;
export const DEFLATED = 8;

export const FLAG = { encrypted: 0x0001, descriptor: 0x0008, strong: 0x0040, utf8: 0x0800 };
export const EXTRA = { zip64: 0x0001, unicodePath: 0x7075 };

const SENTINEL_16 = 0xffff;
const SENTINEL_32 = 0xffffffff;

/**
 * What a member is made of. What is left out is what an honest writer would put there; `entry`
 * and `local` overwrite single fields of the directory entry and of the local header.
 *
 * @typedef {{ signature?: number, flags?: number, method?: number, crc32?: number,
 *   compressedSize?: number, size?: number, nameLength?: number, extraLength?: number,
 *   name?: string | Buffer, extra?: Buffer }} HeaderFields
 * @typedef {{
 *   name?: string | Buffer,
 *   content?: string | Buffer,
 *   method?: number,
 *   flags?: number,
 *   data?: Buffer,
 *   extra?: Buffer,
 *   comment?: string | Buffer,
 *   descriptor?: 'signed' | 'unsigned' | 'signed64' | 'unsigned64',
 *   zip64?: Array<'size' | 'compressedSize' | 'offset'>,
 *   gapBefore?: Buffer,
 *   sharesLocalHeaderOf?: number,
 *   local?: HeaderFields,
 *   entry?: HeaderFields & { commentLength?: number, offset?: number, disk?: number },
 * }} MemberSpec
 *
 * @typedef {{
 *   members?: MemberSpec[],
 *   prefix?: Buffer,
 *   offsetsCountPrefix?: boolean,
 *   directoryOrder?: number[],
 *   afterEntries?: Buffer,
 *   afterDirectory?: Buffer,
 *   comment?: string | Buffer,
 *   suffix?: Buffer,
 *   end?: { signature?: number, disk?: number, firstDisk?: number, membersHere?: number,
 *     members?: number, directorySize?: number, directoryOffset?: number, commentLength?: number },
 *   zip64End?: { sentinels?: boolean, signature?: number, disk?: number, firstDisk?: number,
 *     membersHere?: number | bigint, members?: number | bigint,
 *     directorySize?: number | bigint, directoryOffset?: number | bigint },
 *   locator?: { signature?: number, disk?: number, offset?: number | bigint, disks?: number },
 * }} ArchiveSpec
 *
 * @typedef {{ path: string, at: number, width: number }} Field
 */

/** The bytes of an archive. @param {ArchiveSpec} spec @returns {Buffer} */
export function buildZip(spec) {
	return layOutZip(spec).bytes;
}

/**
 * The bytes of an archive and where each of its fields lies.
 *
 * @param {ArchiveSpec} spec
 * @returns {{ bytes: Buffer, fields: Field[] }}
 */
export function layOutZip(spec) {
	const out = new Writer();
	const members = (spec.members ?? []).map(prepare);
	out.bytes(spec.prefix ?? Buffer.alloc(0));
	const base = spec.offsetsCountPrefix === false ? out.length : 0;

	const offsets = [];
	for (const [index, member] of members.entries()) {
		out.bytes(member.spec.gapBefore ?? Buffer.alloc(0));
		const shared = member.spec.sharesLocalHeaderOf;
		offsets.push(shared === undefined ? out.length - base : offsets[shared]);
		if (shared === undefined) writeLocal(out, member, `local.${index}`);
	}

	const directoryOffset = out.length - base;
	for (const index of spec.directoryOrder ?? members.keys()) {
		writeEntry(out, members[index], offsets[index], `entry.${index}`);
	}
	out.bytes(spec.afterEntries ?? Buffer.alloc(0));
	const directorySize = out.length - base - directoryOffset;
	out.bytes(spec.afterDirectory ?? Buffer.alloc(0));

	const count = spec.directoryOrder?.length ?? members.length;
	writeEnd(out, spec, { count, directorySize, directoryOffset, base });
	out.bytes(spec.suffix ?? Buffer.alloc(0));
	return { bytes: Buffer.concat(out.pieces), fields: out.fields };
}

/** One extra field. @param {number} id @param {Buffer} data @returns {Buffer} */
export function extraField(id, data) {
	const head = Buffer.alloc(4);
	head.writeUInt16LE(id, 0);
	head.writeUInt16LE(data.length, 2);
	return Buffer.concat([head, data]);
}

/**
 * The Info-ZIP Unicode Path extra field for a raw name.
 *
 * @param {Buffer} rawName
 * @param {string} name
 * @param {{ version?: number, crc?: number }} [lies]
 * @returns {Buffer}
 */
export function unicodePath(rawName, name, { version = 1, crc = crc32(rawName) } = {}) {
	const head = Buffer.alloc(5);
	head.writeUInt8(version, 0);
	head.writeUInt32LE(crc, 1);
	return extraField(EXTRA.unicodePath, Buffer.concat([head, Buffer.from(name)]));
}

/** Numbers as 64-bit little endian. @param {...(number | bigint)} values @returns {Buffer} */
export function u64(...values) {
	const bytes = Buffer.alloc(8 * values.length);
	values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), 8 * index));
	return bytes;
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

function prepare(spec) {
	const content = Buffer.from(spec.content ?? '');
	const method = spec.method ?? STORED;
	const data = spec.data ?? (method === DEFLATED ? deflateRawSync(content) : content);
	const name = spec.name ?? 'member';
	const rawName = Buffer.from(name);
	const isUnicode = typeof name === 'string' && /[^\0-\x7f]/.test(name);
	const flags = spec.flags ?? (isUnicode ? FLAG.utf8 : 0) | (spec.descriptor ? FLAG.descriptor : 0);
	const crc = crc32(content);
	return { spec, content, method, data, rawName, flags, crc };
}

function writeLocal(out, { spec, content, method, data, rawName, flags, crc }, path) {
	const lies = spec.local ?? {};
	const later = spec.descriptor !== undefined;
	const name = lies.name === undefined ? rawName : Buffer.from(lies.name);
	const extra = lies.extra ?? spec.extra ?? Buffer.alloc(0);
	out.u32(`${path}.signature`, lies.signature ?? 0x04034b50);
	out.u16(`${path}.version`, 20);
	out.u16(`${path}.flags`, lies.flags ?? flags);
	out.u16(`${path}.method`, lies.method ?? method);
	out.u32(`${path}.time`, 0);
	out.u32(`${path}.crc32`, lies.crc32 ?? (later ? 0 : crc));
	out.u32(`${path}.compressedSize`, lies.compressedSize ?? (later ? 0 : data.length));
	out.u32(`${path}.size`, lies.size ?? (later ? 0 : content.length));
	out.u16(`${path}.nameLength`, lies.nameLength ?? name.length);
	out.u16(`${path}.extraLength`, lies.extraLength ?? extra.length);
	out.bytes(name, `${path}.name`);
	out.bytes(extra, `${path}.extra`);
	out.bytes(data, `${path}.data`);
	if (!later) return;
	if (spec.descriptor.startsWith('signed')) out.u32(`${path}.descriptor.signature`, 0x08074b50);
	out.u32(`${path}.descriptor.crc32`, crc);
	for (const value of [data.length, content.length]) {
		if (spec.descriptor.endsWith('64')) out.bytes(u64(value));
		else out.u32(`${path}.descriptor.size`, value);
	}
}

function writeEntry(out, { spec, content, method, data, rawName, flags, crc }, offset, path) {
	const lies = spec.entry ?? {};
	const truth = {
		size: lies.size ?? content.length,
		compressedSize: lies.compressedSize ?? data.length,
		offset: lies.offset ?? offset,
	};
	const wide = ['size', 'compressedSize', 'offset'].filter((key) => spec.zip64?.includes(key));
	const narrow = (key) => (wide.includes(key) ? SENTINEL_32 : truth[key]);
	const zip64 = wide.length
		? extraField(EXTRA.zip64, u64(...wide.map((key) => truth[key])))
		: Buffer.alloc(0);
	const name = lies.name === undefined ? rawName : Buffer.from(lies.name);
	const extra = Buffer.concat([zip64, lies.extra ?? spec.extra ?? Buffer.alloc(0)]);
	const comment = Buffer.from(spec.comment ?? '');
	out.u32(`${path}.signature`, lies.signature ?? 0x02014b50);
	out.u16(`${path}.madeBy`, 0x031e);
	out.u16(`${path}.version`, 20);
	out.u16(`${path}.flags`, lies.flags ?? flags);
	out.u16(`${path}.method`, lies.method ?? method);
	out.u32(`${path}.time`, 0);
	out.u32(`${path}.crc32`, lies.crc32 ?? crc);
	out.u32(`${path}.compressedSize`, narrow('compressedSize'));
	out.u32(`${path}.size`, narrow('size'));
	out.u16(`${path}.nameLength`, lies.nameLength ?? name.length);
	out.u16(`${path}.extraLength`, lies.extraLength ?? extra.length);
	out.u16(`${path}.commentLength`, lies.commentLength ?? comment.length);
	out.u16(`${path}.disk`, lies.disk ?? 0);
	out.u16(`${path}.internal`, 0);
	out.u32(`${path}.external`, 0);
	out.u32(`${path}.offset`, narrow('offset'));
	out.bytes(name, `${path}.name`);
	out.bytes(extra, `${path}.extra`);
	out.bytes(comment, `${path}.comment`);
}

function writeEnd(out, spec, { count, directorySize, directoryOffset, base }) {
	const wide = spec.zip64End;
	if (wide) {
		const at = out.length - base;
		out.u32('zip64.signature', wide.signature ?? 0x06064b50);
		out.u64('zip64.recordSize', 44);
		out.u16('zip64.madeBy', 45);
		out.u16('zip64.version', 45);
		out.u32('zip64.disk', wide.disk ?? 0);
		out.u32('zip64.firstDisk', wide.firstDisk ?? 0);
		out.u64('zip64.membersHere', wide.membersHere ?? wide.members ?? count);
		out.u64('zip64.members', wide.members ?? count);
		out.u64('zip64.directorySize', wide.directorySize ?? directorySize);
		out.u64('zip64.directoryOffset', wide.directoryOffset ?? directoryOffset);
		const lies = spec.locator ?? {};
		out.u32('locator.signature', lies.signature ?? 0x07064b50);
		out.u32('locator.disk', lies.disk ?? 0);
		out.u64('locator.offset', lies.offset ?? at);
		out.u32('locator.disks', lies.disks ?? 1);
	}
	const sentinels = wide && wide.sentinels !== false;
	const lies = spec.end ?? {};
	const members = lies.members ?? (sentinels ? SENTINEL_16 : count);
	const comment = Buffer.from(spec.comment ?? '');
	out.u32('end.signature', lies.signature ?? 0x06054b50);
	out.u16('end.disk', lies.disk ?? 0);
	out.u16('end.firstDisk', lies.firstDisk ?? 0);
	out.u16('end.membersHere', lies.membersHere ?? members);
	out.u16('end.members', members);
	out.u32('end.directorySize', lies.directorySize ?? (sentinels ? SENTINEL_32 : directorySize));
	out.u32(
		'end.directoryOffset',
		lies.directoryOffset ?? (sentinels ? SENTINEL_32 : directoryOffset),
	);
	out.u16('end.commentLength', lies.commentLength ?? comment.length);
	out.bytes(comment, 'end.comment');
}

/** Appends values and remembers where the named ones lie. */
class Writer {
	pieces = [];
	fields = [];
	length = 0;

	bytes(value, path) {
		if (path && value.length > 0) this.fields.push({ path, at: this.length, width: value.length });
		this.pieces.push(value);
		this.length += value.length;
	}

	u16(path, value) {
		const bytes = Buffer.alloc(2);
		bytes.writeUInt16LE(value);
		this.bytes(bytes, path);
	}

	u32(path, value) {
		const bytes = Buffer.alloc(4);
		bytes.writeUInt32LE(value);
		this.bytes(bytes, path);
	}

	u64(path, value) {
		this.bytes(u64(value), path);
	}
}
