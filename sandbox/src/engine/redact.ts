import type { RedactOptions } from './options.js';
import { pageIndexes } from './page-indexes.js';
import { eachPage } from './edit-pdf.js';
import { TextSetter } from './embedded-text.js';
import { findMatches, searchPattern, type Match } from './find-text.js';
import { mupdf } from './mupdf.js';
import { writeOverlays, type OverlayText } from './redact-overlay.js';
import { scrubAnnotations, scrubStrings } from './redact-strings.js';
import { relistFields } from './rearrange.js';

const BLACK: [number, number, number] = [0, 0, 0];
/**
 * The engine takes every character away that a redaction touches, and lines of type overlap: a band as
 * thin as this in the middle of the line touches only the right ones.
 */
const BAND = { from: 0.45, to: 0.55, inset: 0.1 };

/** What is to go on one page. */
interface Finding {
	match: Match;
	overlayText: string;
}

/** Takes texts and form fields out of the pages, or marks where they are. */
export async function redact(pdf: mupdf.PDFDocument, options: RedactOptions): Promise<void> {
	const targets = options.texts.map(({ text, overlayText }) => ({
		pattern: searchPattern(text, options),
		overlayText,
	}));
	const setter = new TextSetter(pdf);
	const searched = pageIndexes(options.pageRange ?? undefined, pdf.countPages());
	await eachPage(pdf, (page, index) => {
		const fields = options.fieldTypes === null ? [] : matchingWidgets(page, options.fieldTypes);
		const findings: Finding[] = searched.includes(index)
			? targets.flatMap(({ pattern, overlayText }) =>
					findMatches(page, pattern).map((match) => ({ match, overlayText })),
				)
			: [];
		for (const widget of fields)
			findings.push({ match: [quadOf(widget.getRect())], overlayText: '' });
		if (!options.applyImmediately) {
			for (const finding of findings) mark(page, finding);
			return;
		}
		if (searched.includes(index))
			scrubAnnotations(
				page,
				targets.map(({ pattern }) => pattern),
			);
		// Last: the engine's list of a page's fields does not learn of it.
		for (const widget of fields) page.deleteAnnotation(widget);
		const overlays = remove(page, findings);
		page.update();
		writeOverlays(pdf, page, setter, overlays);
	});
	setter.finish();
	if (!options.applyImmediately) return;
	if (options.fieldTypes !== null) relistFields(pdf);
	// Bookmarks, titles and the like are of no page.
	if (options.pageRange === null)
		scrubStrings(
			pdf,
			targets.map(({ pattern }) => pattern),
		);
}

/** Words of the service for the engine's kinds of fields. */
const FIELD_TYPES: Record<string, string> = {
	button: 'PUSH_BUTTON',
	checkbox: 'CHECK_BOX',
	radiobutton: 'RADIO_BUTTON',
	combobox: 'COMBO_BOX',
	listbox: 'LIST_BOX',
	text: 'TEXT_FIELD',
	signature: 'SIGNATURE',
};

function matchingWidgets(page: mupdf.PDFPage, types: readonly string[]): mupdf.PDFWidget[] {
	return page
		.getWidgets()
		.filter((widget) => types.includes(FIELD_TYPES[widget.getFieldType()] ?? ''));
}

/** A redaction to be applied later, in a reader. */
function mark(page: mupdf.PDFPage, { match, overlayText }: Finding): void {
	const annotation = page.createAnnotation('Redact');
	annotation.setQuadPoints(match);
	annotation.setColor([1, 0, 0]);
	const object = annotation.getObject();
	object.put('IC', BLACK);
	if (overlayText !== '') {
		object.put('OverlayText', annotation._doc.newString(overlayText));
		object.put('DA', annotation._doc.newString('/Helv 10 Tf 1 g'));
	}
	annotation.update();
}

/** Removes what is in the quads: text first, by thin bands; then pictures and lines, leaving black boxes. */
function remove(page: mupdf.PDFPage, findings: readonly Finding[]): OverlayText[] {
	const quads = findings.flatMap(({ match }) => match);
	if (quads.length === 0) return [];
	apply(page, quads.map(bandOf), {
		boxes: false,
		images: mupdf.PDFPage.REDACT_IMAGE_NONE,
		lines: mupdf.PDFPage.REDACT_LINE_ART_NONE,
		text: mupdf.PDFPage.REDACT_TEXT_REMOVE,
	});
	apply(page, quads, {
		boxes: true,
		images: mupdf.PDFPage.REDACT_IMAGE_PIXELS,
		lines: mupdf.PDFPage.REDACT_LINE_ART_REMOVE_IF_COVERED,
		text: mupdf.PDFPage.REDACT_TEXT_NONE,
	});
	return findings.flatMap(({ match: [quad], overlayText }) =>
		quad === undefined || overlayText === '' ? [] : [{ quad, text: overlayText }],
	);
}

function apply(
	page: mupdf.PDFPage,
	quads: mupdf.Quad[],
	how: { boxes: boolean; images: number; lines: number; text: number },
): void {
	const annotation = page.createAnnotation('Redact');
	annotation.setQuadPoints(quads);
	annotation.getObject().put('IC', BLACK);
	annotation.applyRedaction(Number(how.boxes), how.images, how.lines, how.text);
}

/** A strip along the middle of a quad, a little shorter than it. */
function bandOf(quad: mupdf.Quad): mupdf.Quad {
	const [ulx, uly, urx, ury, llx, lly, lrx, lry] = quad;
	const height = Math.hypot(llx - ulx, lly - uly);
	const width = Math.max(Math.hypot(urx - ulx, ury - uly), 1e-6);
	const inset = Math.min(0.4, (BAND.inset * height) / width);
	const at = (along: number, down: number): [number, number] => [
		ulx + (urx - ulx) * along + (llx + (lrx - llx) * along - ulx - (urx - ulx) * along) * down,
		uly + (ury - uly) * along + (lly + (lry - lly) * along - uly - (ury - uly) * along) * down,
	];
	return [
		...at(inset, BAND.from),
		...at(1 - inset, BAND.from),
		...at(inset, BAND.to),
		...at(1 - inset, BAND.to),
	];
}

function quadOf([left, top, right, bottom]: mupdf.Rect): mupdf.Quad {
	return [left, top, right, top, left, bottom, right, bottom];
}
