import { boxOf, kindOf, type Difference, type Place } from './difference.js';
import type { mupdf } from './mupdf.js';

interface Note extends Place {
	/** Page, sort and place: the same on both sides is the same annotation. */
	key: string;
}

/** Differences between the annotations of two documents: put in, taken out, or of other contents. */
export function compareAnnotations(
	base: mupdf.PDFDocument,
	compare: mupdf.PDFDocument,
): Difference[] {
	const before = readNotes(base);
	const after = readNotes(compare);
	const differences: Difference[] = [];
	for (const note of before) {
		const at = after.findIndex(({ key }) => key === note.key);
		const [twin] = at === -1 ? [] : after.splice(at, 1);
		if (twin?.text !== note.text) differences.push(difference([note], twin ? [twin] : []));
	}
	for (const note of after) differences.push(difference([], [note]));
	return differences;
}

function difference(base: Note[], compare: Note[]): Difference {
	const plain = ({ page, text, boxes }: Note): Place => ({ page, text, boxes });
	return {
		kind: kindOf(base, compare),
		of: 'ANNOTATION',
		base: base.map(plain),
		compare: compare.map(plain),
	};
}

function readNotes(pdf: mupdf.PDFDocument): Note[] {
	const notes: Note[] = [];
	for (let index = 0; index < pdf.countPages(); index++) {
		const page = pdf.loadPage(index);
		for (const annotation of page.getAnnotations()) {
			const type = annotation.getType();
			// Belongs to another annotation.
			if (type === 'Popup') continue;
			const box = boxOf(annotation.getBounds());
			const corner = [box.x, box.y].map((value) => Math.round(value));
			notes.push({
				page: index,
				text: annotation.getContents(),
				boxes: [box],
				key: [index, type, ...corner].join(),
			});
		}
		page.destroy();
	}
	return notes;
}
