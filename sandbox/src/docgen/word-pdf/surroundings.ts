import type { XmlElement } from '../../engine/office/package.js';
import type { PageNumbers } from './fields.js';
import type { Notes } from './notes.js';
import type { WordSource } from './source.js';

/** The engine breaks off at nine tables in one another. */
export const MAX_DEPTH = 6;

/** What a stretch of content needs to know of the document it stands in. */
export interface Surroundings {
	source: WordSource;
	/** Name of the part the content is in; the ids in it are that part's. */
	part: string;
	notes: Notes;
	/** Makes HTML of the blocks below an element: what is within tables and text boxes is content too. */
	blocksHtml: (parent: XmlElement, around: Surroundings, widthPt: number) => string;
	/** Known in headers and footers. */
	numbers?: PageNumbers;
	/** In a note: its own mark. */
	noteMark?: string;
	/** How many tables and text boxes are around it; when not said, none. */
	depth?: number;
	/** Properties a table's style sets for what is in it, the nearest last. */
	table?: { paragraph: readonly XmlElement[]; run: readonly XmlElement[] };
}

/** How many tables and text boxes are around a stretch of content. */
export function depthOf({ depth = 0 }: Surroundings): number {
	return depth;
}
