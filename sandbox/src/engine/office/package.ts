import { posix } from 'node:path';
import {
	DOMParser,
	XMLSerializer,
	type Document as XmlDocument,
	type Element as XmlElement,
} from '@xmldom/xmldom';
import { unzipSync, zipSync } from 'fflate';
import { TaskFailure } from '../../errors.js';

export type { XmlDocument, XmlElement };

/** Far above any real file, far below what would stop the worker. */
const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;
const MAIN_PART = /\/officeDocument$/;
/** Namespace of the ids that lead from one part to another. */
export const RELATIONSHIP_IDS =
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relationship of a part: where an id leads. */
export interface Relationship {
	id: string;
	type: string;
	/** Full name of the part it leads to. */
	target: string;
}

/** The parts of an OOXML file by name (Open Packaging Conventions). */
export class OfficePackage {
	private constructor(private readonly parts: ReadonlyMap<string, Uint8Array>) {}

	/** Unpacks a file. Throws what the unpacker says when it is none. */
	static read(bytes: Uint8Array): OfficePackage {
		let size = 0;
		const parts = unzipSync(bytes, {
			filter: ({ originalSize }) => {
				size += originalSize;
				if (size > MAX_UNPACKED_BYTES) throw new TaskFailure('The Office file holds too much');
				return true;
			},
		});
		return new OfficePackage(new Map(Object.entries(parts)));
	}

	/** Name of the part that is the document, workbook or presentation itself. */
	mainPart(): string {
		const main = this.relationships('').find(({ type }) => MAIN_PART.test(type));
		if (main === undefined) throw new Error('the package has no main part');
		return main.target;
	}

	/** A part's bytes, if it is there. */
	bytes(name: string): Uint8Array | undefined {
		return this.parts.get(name);
	}

	/** A part as XML. */
	xml(name: string): XmlDocument {
		const part = this.parts.get(name);
		if (part === undefined) throw new Error(`part ${name} is missing`);
		const onError = (level: string, message: string): void => {
			if (level !== 'warning') throw new Error(`${name}: ${message}`);
		};
		return new DOMParser({ onError }).parseFromString(new TextDecoder().decode(part), 'text/xml');
	}

	/** Where the ids used in a part lead; the empty name stands for the package as a whole. */
	relationships(part: string): Relationship[] {
		const folder = posix.dirname(part);
		const name =
			part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
		if (!this.parts.has(name)) return [];
		return elements(this.xml(name), 'Relationship')
			.filter((element) => element.getAttribute('TargetMode') !== 'External')
			.map((element) => {
				const target = element.getAttribute('Target') ?? '';
				return {
					id: element.getAttribute('Id') ?? '',
					type: element.getAttribute('Type') ?? '',
					target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
				};
			});
	}

	/**
	 * The file packed again, some parts replaced and some left out. Not compressed unless told to: most
	 * are read at once.
	 */
	repack(
		replaced: Record<string, string>,
		leaveOut: (name: string) => boolean,
		level: 0 | 6 = 0,
	): Uint8Array {
		const files: Record<string, Uint8Array> = {};
		for (const [name, part] of this.parts)
			if (!leaveOut(name) && !name.endsWith('/')) files[name] = part;
		for (const [name, text] of Object.entries(replaced))
			files[name] = new TextEncoder().encode(text);
		return zipSync(files, { level });
	}
}

/** All elements of a local name, in document order, whatever prefix they have. */
export function elements(within: XmlDocument | XmlElement, localName: string): XmlElement[] {
	return [...within.getElementsByTagNameNS('*', localName)];
}

/** Child elements of a node. */
export function children(parent: XmlElement): XmlElement[] {
	return [...parent.childNodes].filter(
		(node): node is XmlElement => node.nodeType === node.ELEMENT_NODE,
	);
}

/** XML as text. */
export function serialize(document: XmlDocument): string {
	return new XMLSerializer().serializeToString(document);
}
