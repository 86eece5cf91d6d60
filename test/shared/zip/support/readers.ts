import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

import { FoxitFailure } from '../../../../nodes/shared/failure';
import { bufferSource, type ByteSource } from '../../../../nodes/shared/zip/byteSource';
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from '../../../../nodes/shared/zip/limits';
import { ZipArchive } from '../../../../nodes/shared/zip/zipArchive';

/** What a reader made of one member: its content, or the sentence with which it was refused. */
export interface MemberReading {
	name: string;
	size: number;
	content?: Buffer;
	refusal?: string;
}

/** What a reader made of an archive: its members, or the sentence with which it was refused. */
export interface Reading {
	members: MemberReading[];
	refusal?: string;
	/** Bytes that came out, those of refused members included. */
	producedBytes: number;
}

const FLAG_UTF8 = 0x0800;

export const PREFIX = 'The ZIP archive cannot be read: ';

/** Reads everything with the reader under test; whatever is not a proper refusal is thrown. */
export async function readOurs(
	source: ByteSource | Buffer,
	limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Reading> {
	const reading: Reading = { members: [], producedBytes: 0 };
	let archive: ZipArchive;
	try {
		archive = await ZipArchive.open(
			Buffer.isBuffer(source) ? bufferSource(source) : source,
			limits,
		);
	} catch (caught) {
		return { ...reading, refusal: refusalOf(caught) };
	}
	const results = new Map<unknown, MemberReading>();
	for (const member of byOffset(archive)) {
		const pieces: Buffer[] = [];
		const result: MemberReading = { name: member.name, size: member.size };
		results.set(member, result);
		try {
			for await (const piece of archive.read(member)) {
				pieces.push(piece);
				reading.producedBytes += piece.length;
			}
			result.content = Buffer.concat(pieces);
			if (crc32(result.content) !== member.crc32) throw new Error('A wrong CRC-32 passed');
		} catch (caught) {
			result.refusal = refusalOf(caught);
		}
	}
	reading.members = archive.members.map((member) => results.get(member) as MemberReading);
	return reading;
}

/** In the order in which a source that goes forward only is read best. */
export function byOffset(archive: ZipArchive) {
	return [...archive.members].sort((a, b) => a.localHeaderOffset - b.localHeaderOffset);
}

/** A reading in few characters, for comparing: contents by their hash. */
export function inBrief({ members, refusal }: Reading): unknown[] {
	return [
		refusal,
		...members.map((member) => [
			withoutGlyphs(member.name),
			member.size,
			member.refusal ?? sha256(member.content as Buffer),
		]),
	];
}

export function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function refusalOf(caught: unknown): string {
	if (!(caught instanceof FoxitFailure) || caught.kind !== 'archive') throw caught;
	if (!caught.message.startsWith(PREFIX)) throw new Error(`Not a sentence: ${caught.message}`);
	return caught.message.slice(PREFIX.length);
}

/** Reads everything with yauzl, the oracle. It checks no CRC-32. */
export async function readYauzl(bytes: Buffer): Promise<Reading> {
	const reading: Reading = { members: [], producedBytes: 0 };
	try {
		// With decodeStrings it would refuse names such as "/1.jpg", which the service really gives.
		const file = await yauzl.fromBufferPromise(bytes, { decodeStrings: false, autoClose: false });
		for await (const entry of file.eachEntry()) {
			const raw = entry.fileNameRaw;
			const { generalPurposeBitFlag, extraFields } = entry;
			// Names that are UTF-8 count as that, whether or not their writer set the flag.
			const flags = generalPurposeBitFlag | (isUtf8(raw) ? FLAG_UTF8 : 0);
			const member: MemberReading = {
				name: yauzl.getFileNameLowLevel(flags, raw, extraFields, true),
				size: entry.uncompressedSize,
			};
			reading.members.push(member);
			try {
				member.content = await contentOf(file, entry);
				reading.producedBytes += member.content.length;
			} catch (caught) {
				member.refusal = messageOf(caught);
			}
		}
		return reading;
	} catch (caught) {
		return { members: [], producedBytes: 0, refusal: messageOf(caught) };
	}
}

async function contentOf(file: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
	const stream = await file.openReadStreamPromise(entry);
	return await new Promise((resolve, reject) => {
		const pieces: Buffer[] = [];
		stream.on('data', (piece: Buffer) => pieces.push(piece));
		stream.on('end', () => resolve(Buffer.concat(pieces)));
		stream.on('error', reject);
	});
}

function messageOf(caught: unknown): string {
	return (caught as Error).message || 'refused';
}

/** yauzl shows control characters as the glyphs of code page 437; we keep them, as unzip does. */
export function withoutGlyphs(name: string): string {
	return name.replace(/[☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼⌂]/g, (glyph) =>
		glyph === '⌂' ? '\x7f' : String.fromCharCode(GLYPHS.indexOf(glyph) + 1),
	);
}

const GLYPHS = '☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼';
