import type { JsonObject } from '../json.js';
import type { Difference, Place } from './difference.js';
import type { mupdf } from './mupdf.js';
import { savePdf } from './rearrange.js';

/** docs/contract/pdf-services.md#analyze: deletions red, insertions green, changes yellow. */
const COLORS: Record<Difference['kind'], [number, number, number]> = {
	DELETE: [1, 0, 0],
	INSERT: [0, 0.8, 0],
	REPLACE: [1, 1, 0],
};
const OPACITY = 0.4;

/**
 * Both documents in one, page by page in turn, the base's first: what is gone or was changed is highlighted
 * in the base, what is new or changed in the other.
 */
export function markedUp(
	base: mupdf.PDFDocument,
	compare: mupdf.PDFDocument,
	differences: readonly Difference[],
): Uint8Array {
	const result = compare;
	const [before, after] = [base.countPages(), compare.countPages()];
	base.bake(true, true);
	const graft = result.newGraftMap();
	for (let index = 0; index < before; index++)
		graft.graftPage(index < after ? 2 * index : -1, base, index);
	graft.destroy();
	// Whichever document has more pages has the last ones to itself.
	const baseAt = (page: number): number => (page < after ? 2 * page : after + page);
	const compareAt = (page: number): number => (page < before ? 2 * page + 1 : before + page);
	for (const difference of differences) {
		for (const place of difference.base)
			highlight(result, baseAt(place.page), place, difference, difference.compare);
		for (const place of difference.compare)
			highlight(result, compareAt(place.page), place, difference, difference.base);
	}
	return savePdf(result);
}

function highlight(
	pdf: mupdf.PDFDocument,
	index: number,
	{ boxes }: Place,
	{ kind, of }: Difference,
	otherSide: readonly Place[],
): void {
	const page = pdf.loadPage(index);
	const annotation = page.createAnnotation('Highlight');
	annotation.setQuadPoints(
		boxes.map(({ x, y, width, height }) => {
			const [right, bottom] = [x + width, y + height];
			return [x, y, right, y, x, bottom, right, bottom];
		}),
	);
	annotation.setColor(COLORS[kind]);
	annotation.setOpacity(OPACITY);
	annotation.setSubject(`${kind} ${of}`);
	annotation.setContents(otherSide.map(({ text }) => text).join(' '));
	annotation.update();
	page.destroy();
}

/**
 * The differences as data. The service's own shape is not known
 * (docs/contract/pdf-services.md#analyze).
 */
export function report(
	base: mupdf.PDFDocument,
	compare: mupdf.PDFDocument,
	compareType: string,
	differences: readonly Difference[],
): JsonObject {
	const count = (kind: Difference['kind']): number =>
		differences.filter((difference) => difference.kind === kind).length;
	const places = (list: readonly Place[]): JsonObject[] =>
		list.map(({ page, text, boxes }) => ({
			page: page + 1,
			text,
			boxes: boxes.map((box) => ({ ...box })),
		}));
	return {
		compareType,
		identical: differences.length === 0,
		baseDocument: { pageCount: base.countPages() },
		compareDocument: { pageCount: compare.countPages() },
		summary: {
			inserted: count('INSERT'),
			deleted: count('DELETE'),
			replaced: count('REPLACE'),
		},
		differences: differences.map(({ kind, of, base: before, compare: after }) => ({
			kind,
			type: of,
			base: places(before),
			compare: places(after),
		})),
	};
}
