import { bufferSource } from '../../shared/zip/byteSource';
import { BYTES_PER_MEGABYTE } from '../../shared/zip/limits';
import { ZipArchive } from '../../shared/zip/zipArchive';

/** Pictures are not read; text of this size is a book. */
const LIMITS = { maxMembers: 10_000, maxTotalBytes: 32 * BYTES_PER_MEGABYTE };

/** What one part of a package has to do with another. */
export interface Relationship {
	/** The last step of its type's URI, e.g. `header`; the same in transitional and strict files. */
	type: string;
	/** Path in the package. */
	target: string;
}

/** The parts of an Office file (ISO/IEC 29500-2), read as they are asked for. */
export class WordPackage {
	private constructor(private readonly archive: ZipArchive) {}

	/** @throws FoxitFailure `archive` when it cannot be read */
	static async open(bytes: Buffer): Promise<WordPackage> {
		return new WordPackage(await ZipArchive.open(bufferSource(bytes), LIMITS));
	}

	/** The text of a part; `undefined` when there is none of that name. */
	async text(name: string): Promise<string | undefined> {
		const member = this.archive.members.find((candidate) => candidate.name === name);
		if (!member) return undefined;
		const pieces: Buffer[] = [];
		for await (const piece of this.archive.read(member)) pieces.push(piece);
		return decoded(Buffer.concat(pieces));
	}

	/**
	 * The relationships of a part that lead to other parts.
	 *
	 * @param name empty: those of the package itself
	 */
	async relationships(name: string): Promise<Relationship[]> {
		const slash = name.lastIndexOf('/') + 1;
		const xml = await this.text(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`);
		const found: Relationship[] = [];
		for (const [element] of (xml ?? '').matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)) {
			const type = attribute(element, 'Type');
			const target = attribute(element, 'Target');
			if (!type || !target || attribute(element, 'TargetMode') === 'External') continue;
			found.push({ type: type.slice(type.lastIndexOf('/') + 1), target: pathFrom(name, target) });
		}
		return found;
	}
}

function attribute(element: string, name: string): string | undefined {
	return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(element)?.[1];
}

/** A target is relative to the part's folder, unless it begins with a slash. */
function pathFrom(part: string, target: string): string {
	const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
	for (const step of target.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}

/** XML is UTF-8 or UTF-16, which begins with a byte order mark. */
function decoded(bytes: Buffer): string {
	const [first, second] = bytes;
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
	return new TextDecoder(encoding).decode(bytes);
}
