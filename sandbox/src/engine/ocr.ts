import { eachPage } from './edit-pdf.js';
import { TextSetter } from './embedded-text.js';
import { mupdf } from './mupdf.js';
import { drawOver, numbers, visiblePage } from './overlay.js';
import { pageLooks } from './page-looks.js';
import { recogniseLines, type Line } from './recogniser.js';

const DPI = 200;
const POINTS_PER_INCH = 72;
/** Larger pages are looked at less closely. */
const MAX_PIXELS = 16_000_000;
/** Height of capitals and descenders together, in parts of the type's size. */
const LETTER_HEIGHT = 0.95;

/** Lays invisible text over every page that has none, where the recogniser sees words. */
export async function addTextLayer(pdf: mupdf.PDFDocument): Promise<void> {
	const setter = new TextSetter(pdf);
	await eachPage(pdf, async (page) => {
		if (pageLooks(page).hasText) return;
		const { lines, zoom } = await recognisePage(page);
		if (lines.length === 0) return;
		const { height } = visiblePage(page);
		const shown = lines.map((line) => textOf(line, setter, zoom, height));
		const resources = { Font: setter.resources() };
		// Rendering mode 3: neither filled nor stroked, but there.
		drawOver(pdf, page, `BT 3 Tr\n${shown.join('')}ET`, resources);
	});
	setter.finish();
}

/** What the recogniser sees on a page, in pixels; `zoom` is how many of them make a point. */
export async function recognisePage(page: mupdf.PDFPage): Promise<{ lines: Line[]; zoom: number }> {
	const { width, height } = visiblePage(page);
	const zoom = Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / (width * height)));
	return { lines: await recogniseLines(render(page, zoom)), zoom };
}

function render(page: mupdf.PDFPage, zoom: number): Uint8Array {
	const pixmap = page.toPixmap(mupdf.Matrix.scale(zoom, zoom), mupdf.ColorSpace.DeviceGray, false);
	try {
		return pixmap.asPNG().slice();
	} finally {
		pixmap.destroy();
	}
}

/** A line's words, each stretched to the width it has in the picture. */
function textOf(line: Line, setter: TextSetter, zoom: number, pageHeight: number): string {
	const size = Math.max(1, line.height / zoom / LETTER_HEIGHT);
	return line.words
		.map(({ text, left, right }, index) => {
			const { width } = setter.set(text, size);
			const stretch = width > 0 ? ((right - left) / zoom / width) * 100 : 100;
			const position = [left / zoom, pageHeight - line.baselineAt(left) / zoom];
			const blank = index < line.words.length - 1 ? ' ' : '';
			const { operators } = setter.set(text + blank, size);
			return `1 0 0 1 ${numbers(position)} Tm ${numbers([stretch])} Tz\n${operators}`;
		})
		.join('');
}
