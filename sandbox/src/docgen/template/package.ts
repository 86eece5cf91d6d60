import { unzipSync } from 'fflate';
import { TaskFailure } from '../../errors.js';
import {
	elements,
	OfficePackage,
	serialize,
	type XmlDocument,
	type XmlElement,
} from '../../engine/office/package.js';
import { badTemplate, notWord } from './errors.js';
import { isWord } from './word-xml.js';

/** 4 MB of packed zeros unpack to 4 GB. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** A tree of XML takes some eighty times the room of its text. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;
const APP_PROPERTIES = /\/extended-properties$/;
/** Parts with text of their own beside the body. */
const TEXT_PARTS = /\/(header|footer|footnotes|endnotes)$/;
const WORD = /^Microsoft Office Word$/;

/** A part that may hold tags. */
export interface TextPart {
	name: string;
	document: XmlDocument;
	root: XmlElement;
}

/** A template: a Word file, and its parts that hold text. */
export class Template {
	private constructor(
		private readonly file: OfficePackage,
		/** The body first. */
		readonly parts: readonly TextPart[],
		/**
		 * Whether Word itself wrote the file; what other programs write differs
		 * (docs/contract/docgen.md#template-language).
		 */
		readonly isWrittenByWord: boolean,
	) {}

	/** Reads a file. Throws the refusal of what is no Word file of the XML generation. */
	static read(bytes: Uint8Array): Template {
		checkSize(bytes);
		try {
			const file = OfficePackage.read(bytes);
			const main = file.mainPart();
			const names = file
				.relationships(main)
				.filter(({ type }) => TEXT_PARTS.test(type))
				.map(({ target }) => target);
			const parts = readParts(file, new Set([main, ...names]));
			if (!isWord(parts[0]?.root ?? null, 'document')) throw new Error(`${main} is no document`);
			return new Template(file, parts, isWrittenByWord(file));
		} catch (error) {
			if (error instanceof TaskFailure) throw error;
			throw notWord(error);
		}
	}

	/** The file with these parts as they are now; all others keep their bytes. */
	save(changed: readonly TextPart[]): Uint8Array {
		const replaced = Object.fromEntries(
			changed.map(({ name, document }) => [name, serialize(document)]),
		);
		return this.file.repack(replaced, () => false, 6);
	}
}

function checkSize(bytes: Uint8Array): void {
	let size = 0;
	try {
		unzipSync(bytes, {
			filter: ({ originalSize }) => {
				size += originalSize;
				return false;
			},
		});
	} catch {
		throw notWord('it is no ZIP archive');
	}
	if (size > MAX_UNPACKED_BYTES) throw badTemplate('it is too large when unpacked');
}

function readParts(file: OfficePackage, names: ReadonlySet<string>): TextPart[] {
	const sizes = [...names].map((name) => file.bytes(name)?.length ?? 0);
	if (sizes.reduce((sum, size) => sum + size, 0) > MAX_TEXT_BYTES)
		throw badTemplate('it holds too much text');
	return [...names].map((name) => readPart(file, name));
}

function readPart(file: OfficePackage, name: string): TextPart {
	const document = file.xml(name);
	const root = document.documentElement;
	if (root === null) throw new Error(`part ${name} is empty`);
	return { name, document, root };
}

function isWrittenByWord(file: OfficePackage): boolean {
	const properties = file.relationships('').find(({ type }) => APP_PROPERTIES.test(type));
	if (properties === undefined) return false;
	const [application] = elements(file.xml(properties.target), 'Application');
	return WORD.test(application?.textContent?.trim() ?? '');
}
