import { elements, type XmlElement } from '../../engine/office/package.js';
import { wordAttribute } from '../template/word-xml.js';
import { numeral } from './numbering.js';
import type { WordSource } from './source.js';

/** A note that is referred to: its mark and its content. */
export interface Note {
	mark: string;
	part: string;
	element: XmlElement;
}

const FORMATS = { footnote: 'decimal', endnote: 'lowerRoman' } as const;

/** Collects the notes of a document in the order they are referred to. */
export class Notes {
	readonly list: Note[] = [];
	private readonly counts = { footnote: 0, endnote: 0 };

	constructor(private readonly source: WordSource) {}

	/** The mark for the reference to a note. */
	refer(kind: 'footnote' | 'endnote', id: string): string {
		const part = this.source.partOf(`${kind}s`);
		const root = part === undefined ? undefined : this.source.rootOf(part);
		const element = root && elements(root, kind).find((note) => wordAttribute(note, 'id') === id);
		if (part === undefined || element === undefined) return '';
		this.counts[kind] += 1;
		const mark = numeral(this.counts[kind], FORMATS[kind]);
		this.list.push({ mark, part, element });
		return mark;
	}
}
