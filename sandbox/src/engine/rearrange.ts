import type { mupdf } from './mupdf.js';
import { readPageLabels, writePageLabels } from './page-labels.js';

/** Compressed, without what nothing refers to any more, objects packed into streams. */
export const SAVE_COMPACT = 'garbage=deduplicate,compress,compress-fonts,objstms';

/** What a document says about itself; the engine forgets it when it puts pages in another order. */
const KEPT = ['AcroForm', 'Lang', 'Metadata', 'OCProperties', 'PageLayout', 'ViewerPreferences'];
/** Deeper trees of fields than this are damage. */
const MAX_DEPTH = 50;

/**
 * Leaves exactly these pages, in this order. Bookmarks to pages that are gone go with them; page labels
 * stay with their pages, form fields with their widgets.
 */
export function keepPages(pdf: mupdf.PDFDocument, indexes: readonly number[]): void {
	const labels = readPageLabels(pdf);
	const root = pdf.getTrailer().get('Root');
	const kept = KEPT.map((key) => [key, root.get(key)] as const);
	pdf.rearrangePages([...indexes]);
	for (const [key, value] of kept) if (!value.isNull()) root.put(key, value);
	if (labels !== undefined)
		writePageLabels(
			pdf,
			indexes.flatMap((index) => labels[index] ?? []),
		);
	relistFields(pdf);
}

/** The bytes of a PDF as it is now. What came in encrypted goes out encrypted, under the same passwords. */
export function savePdf(pdf: mupdf.PDFDocument, options = SAVE_COMPACT): Uint8Array {
	const buffer = pdf.saveToBuffer(options);
	const bytes = buffer.asUint8Array().slice();
	buffer.destroy();
	return bytes;
}

/** Makes the form's list of fields that of the widgets which are still on a page. */
export function relistFields(pdf: mupdf.PDFDocument): void {
	const form = pdf.getTrailer().get('Root', 'AcroForm');
	if (!form.isDictionary()) return;
	const roots = new Map<number, mupdf.PDFObject>();
	/** Object numbers of all that still has a widget below it, or is one. */
	const alive = new Set<number>();
	for (let index = 0; index < pdf.countPages(); index++) {
		const annotations = pdf.findPage(index).get('Annots');
		for (let at = 0; annotations.isArray() && at < annotations.length; at++) {
			const annotation = annotations.get(at);
			if (String(annotation.get('Subtype')) !== '/Widget' || !annotation.isIndirect()) continue;
			const root = climb(annotation, alive);
			roots.set(root.asIndirect(), root);
		}
	}
	for (const root of roots.values()) prune(root, alive, 0);
	form.put('Fields', [...roots.values()]);
}

function climb(widget: mupdf.PDFObject, alive: Set<number>): mupdf.PDFObject {
	let field = widget;
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		alive.add(field.asIndirect());
		const parent = field.get('Parent');
		if (!parent.isIndirect() || !parent.isDictionary()) break;
		field = parent;
	}
	return field;
}

function prune(field: mupdf.PDFObject, alive: ReadonlySet<number>, depth: number): void {
	const kids = field.get('Kids');
	if (!kids.isArray() || depth > MAX_DEPTH) return;
	for (let at = kids.length - 1; at >= 0; at--) {
		const kid = kids.get(at);
		if (kid.isIndirect() && alive.has(kid.asIndirect())) prune(kid, alive, depth + 1);
		else kids.delete(at);
	}
}
