import { createHash, type Hash } from 'node:crypto';

import type { IBinaryData } from 'n8n-workflow';

import type { ByteStream } from '../api/transport';
import { binaryOutput, type StoreContext } from '../file/binaryOutput';
import { extensionOf, mimeTypeOfExtension, sniff, type FileType } from '../file/fileType';
import { lastPart } from '../file/fileName';
import { streamOf } from '../api/streams';
import { throwIfCancelled } from '../task/clock';
import type { ByteSource } from '../zip/byteSource';
import type { ZipMember } from '../zip/directory';
import { BYTES_PER_MEGABYTE, type ZipLimits } from '../zip/limits';
import { ZipArchive } from '../zip/zipArchive';
import type { JobRun } from './jobRun';

/** Members up to this size are put into the store at once; larger ones as streams. */
const WHOLE_MEMBER_BYTES = 8 * BYTES_PER_MEGABYTE;

/** One file of a result, in n8n's binary store. */
export interface OneFile {
	number: number;
	binary: IBinaryData;
	/** Bytes. */
	size: number;
	/** In lower-case hexadecimal digits. */
	sha256: string;
}

/** An archive that has arrived. */
export interface ReceivedArchive {
	source: ByteSource;
	/** A stream of the host, to make others by; absent where the host gave none. */
	like: ByteStream | undefined;
}

/**
 * Puts an archive's files into the binary store, named and numbered.
 *
 * @param base the files are named `base-1`, `base-2` and so on, whatever the archive calls them
 * @param numbers the files' numbers, where the parameters tell
 * @returns in the order of their numbers
 */
export async function unzip(
	run: JobRun,
	{ source, like }: ReceivedArchive,
	limits: ZipLimits,
	base: string,
	numbers: readonly number[] | undefined,
): Promise<OneFile[]> {
	try {
		const archive = await ZipArchive.open(source, limits);
		const members = archive.members.filter((member) => !member.isDirectory);
		const numberOf = numbering(members, numbers);
		const files: OneFile[] = [];
		const store = { context: run.context, like, signal: run.signals.giveUp };
		// In the order of the bytes: a store gives streams from the start only.
		const byOffset = [...members].sort((a, b) => a.localHeaderOffset - b.localHeaderOffset);
		for (const member of byOffset) {
			const number = numberOf.get(member) ?? 0;
			const stored = await storeMember(store, archive, member, `${base}-${number}`);
			files.push({ number, ...stored, size: member.size });
		}
		return files.sort((a, b) => a.number - b.number);
	} finally {
		source.close();
	}
}

/** Comparing in natural order takes its time, which names of a hostile archive must not multiply. */
const orderKey = ({ name }: ZipMember) => name.slice(0, 255);

const naturalOrder = new Intl.Collator('en', { numeric: true });

/** Numbers by the parameters, else by the members' own names ("/12.jpg"), else by their order. */
function numbering(
	members: readonly ZipMember[],
	numbers: readonly number[] | undefined,
): Map<ZipMember, number> {
	const ordered = [...members].sort((a, b) => naturalOrder.compare(orderKey(a), orderKey(b)));
	const named = ordered.map(({ name }) => Number(/^\/?(\d{1,6})\.\w+$/.exec(name)?.[1]));
	const namesTell = named.every(Number.isInteger) && new Set(named).size === named.length;
	const paramsTell = numbers !== undefined && tell(numbers, ordered.length);
	return new Map(
		ordered.map((member, index) => [
			member,
			(paramsTell ? numbers[index] : namesTell ? named[index] : undefined) ?? index + 1,
		]),
	);
}

/** The service leaves out pages that a document does not have: the last ones, if the order is that of the pages. */
function tell(numbers: readonly number[], count: number): boolean {
	if (numbers.length <= count) return numbers.length === count;
	return numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
}

/** Where members are put. */
export interface MemberStore {
	context: StoreContext;
	/** See `ReceivedArchive`. */
	like: ByteStream | undefined;
	/** Ends the reading between two pieces. */
	signal: AbortSignal;
}

/** A member that is in the binary store. */
export type StoredMember = Pick<OneFile, 'binary' | 'sha256'>;

/**
 * Puts one member into the binary store, under a name and the type that its own name tells.
 *
 * @throws FoxitFailure the signal's `abortFailure`
 */
export async function storeMember(
	{ context, like, signal }: MemberStore,
	archive: ZipArchive,
	member: ZipMember,
	name: string,
): Promise<StoredMember> {
	const store = binaryOutput(context, name, name);
	const named = typeByName(member.name);
	const hash = createHash('sha256');
	const content = untilAborted(archive.read(member), signal, hash);
	if (member.size > WHOLE_MEMBER_BYTES && named && like) {
		const stream = streamOf(like, content);
		if (stream) {
			const binary = await store(stream, { ...named, announcedSize: member.size });
			return { binary, sha256: hash.digest('hex') };
		}
	}
	const pieces: Buffer[] = [];
	for await (const piece of content) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	const type = named ?? sniff(bytes) ?? { extension: '.bin', mimeType: 'application/octet-stream' };
	const binary = await store(bytes, { ...type, announcedSize: bytes.length });
	return { binary, sha256: hash.digest('hex') };
}

async function* untilAborted(
	pieces: AsyncIterable<Buffer>,
	signal: AbortSignal,
	hash: Hash,
): AsyncGenerator<Buffer> {
	for await (const piece of pieces) {
		throwIfCancelled(signal);
		hash.update(piece);
		yield piece;
	}
}

function typeByName(name: string): FileType | undefined {
	const extension = extensionOf(lastPart(name));
	const mimeType = mimeTypeOfExtension(extension);
	return mimeType ? { extension, mimeType } : undefined;
}
