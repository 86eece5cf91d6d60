import { compareAnnotations } from './compare-annotations.js';
import { compareWords } from './compare-words.js';
import type { Difference } from './difference.js';
import type { mupdf } from './mupdf.js';

/** All differences between two documents, text before annotations. */
export function findDifferences(
	base: mupdf.PDFDocument,
	compare: mupdf.PDFDocument,
	what: { text: boolean; annotations: boolean },
): Difference[] {
	return [
		...(what.text ? compareWords(base, compare) : []),
		...(what.annotations ? compareAnnotations(base, compare) : []),
	];
}
