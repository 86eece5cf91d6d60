import { posix } from 'node:path';
import type { OfficePackage, XmlDocument, XmlElement } from '../../engine/office/package.js';
import { notWord } from '../template/errors.js';
import { wordAttribute } from '../template/word-xml.js';
import { Numbering } from './numbering.js';
import { Styles } from './styles.js';

/** Pictures the engine shows. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.bmp': 'image/bmp',
};

/** A Word file as the layout sees it: its parts, and what they refer to. */
export class WordSource {
	readonly main: string;
	readonly document: XmlDocument;
	readonly styles: Styles;
	readonly numbering: Numbering;
	readonly hasEvenHeaders: boolean;

	constructor(private readonly file: OfficePackage) {
		this.main = file.mainPart();
		this.document = file.xml(this.main);
		this.styles = new Styles(this.xmlOf('styles'));
		this.numbering = new Numbering(this.xmlOf('numbering'));
		const settings = this.xmlOf('settings')?.getElementsByTagNameNS('*', 'evenAndOddHeaders')[0];
		this.hasEvenHeaders =
			settings !== undefined && !/^(0|false|off)$/.test(wordAttribute(settings, 'val') ?? '');
	}

	/** The part of a type that belongs to the document, such as its footnotes. */
	partOf(type: string): string | undefined {
		return this.file
			.relationships(this.main)
			.find((relationship) => relationship.type.endsWith(`/${type}`))?.target;
	}

	/** Where an id used in a part leads. */
	targetOf(part: string, id: string): string | undefined {
		return this.file.relationships(part).find((relationship) => relationship.id === id)?.target;
	}

	/** The outermost element of a part. */
	rootOf(part: string): XmlElement | undefined {
		return this.file.bytes(part) && (this.file.xml(part).documentElement ?? undefined);
	}

	/** A picture as a data address; undefined where there is none the engine shows. */
	pictureOf(part: string, id: string): string | undefined {
		const target = this.targetOf(part, id);
		const bytes = target === undefined ? undefined : this.file.bytes(target);
		const type = MEDIA_TYPES[posix.extname(target ?? '').toLowerCase()];
		if (bytes === undefined || type === undefined) return undefined;
		return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
	}

	private xmlOf(type: string): XmlDocument | undefined {
		const part = this.partOf(type);
		if (part === undefined || this.file.bytes(part) === undefined) return undefined;
		try {
			return this.file.xml(part);
		} catch (error) {
			throw notWord(error);
		}
	}
}
