import type { TextSetter } from './embedded-text.js';
import type { mupdf } from './mupdf.js';
import { drawOver, numbers } from './overlay.js';

/** What is written over a redaction. */
export interface OverlayText {
	quad: mupdf.Quad;
	text: string;
}

/** Of the box: no type is higher. */
const TYPE_SHARE = 0.7;

/** Writes white texts on the black boxes, each as large as its box allows. */
export function writeOverlays(
	pdf: mupdf.PDFDocument,
	page: mupdf.PDFPage,
	setter: TextSetter,
	overlays: readonly OverlayText[],
): void {
	if (overlays.length === 0) return;
	const [left, , , bottom] = page.getBounds();
	const shown = overlays.map(({ quad, text }) => {
		const [ulx, uly, urx, ury, llx, lly] = quad;
		const width = Math.hypot(urx - ulx, ury - uly);
		const height = Math.hypot(llx - ulx, lly - uly);
		const natural = setter.set(text, 1).width;
		const size = Math.min(height * TYPE_SHARE, natural > 0 ? width / natural : height);
		const angle = Math.atan2(-(ury - uly), urx - ulx);
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		// Baseline a quarter of the type's height above the lower edge, in the middle of the box.
		const rise = (height - size) / 2 + size * 0.25;
		const x = llx - left - rise * sin;
		const y = bottom - lly + rise * cos;
		return `${numbers([cos, sin, -sin, cos, x, y])} Tm\n${setter.set(text, size).operators}`;
	});
	const resources = { Font: setter.resources() };
	drawOver(pdf, page, `q 1 g BT\n${shown.join('')}ET Q`, resources);
}
