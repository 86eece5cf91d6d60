import type { WatermarkOptions } from './options.js';
import { eachPage } from './edit-pdf.js';
import { TextSetter } from './embedded-text.js';
import type { mupdf } from './mupdf.js';
import { drawOver, numbers, visiblePage } from './overlay.js';

/** Between a watermark in a corner and the edges of the page. */
const MARGIN_PT = 36;
/** Of type, in parts of its size: from one line to the next, and above and below the baseline. */
const LINE_HEIGHT = 1.2;
const ASCENT = 0.75;
const DESCENT = 0.25;

/** Puts a text on every page, as text. */
export async function addWatermark(
	pdf: mupdf.PDFDocument,
	options: WatermarkOptions,
): Promise<void> {
	const setter = new TextSetter(pdf);
	const lines = options.text.split(/\r?\n/).map((line) => setter.set(line, options.fontSize));
	const resources = {
		Font: setter.resources(),
		ExtGState: {
			FxState: { ca: options.opacity / 100, CA: options.opacity / 100 },
		},
	};
	const width = Math.max(...lines.map((line) => line.width));
	const height = options.fontSize * ((lines.length - 1) * LINE_HEIGHT + ASCENT + DESCENT);
	const shown = lines.map((line, index) => {
		const x = -line.width / 2;
		const y = height / 2 - options.fontSize * (ASCENT + index * LINE_HEIGHT);
		return `1 0 0 1 ${numbers([x, y])} Tm\n${line.operators}`;
	});
	const color = [1, 3, 5].map((at) => parseInt(options.color.slice(at, at + 2), 16) / 255);
	await eachPage(pdf, (page) => {
		const [x, y] = centre(visiblePage(page), { width, height }, options);
		const angle = (options.rotation * Math.PI) / 180;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		const content = [
			`q /FxState gs ${numbers(color)} rg ${numbers([cos, sin, -sin, cos, x, y])} cm`,
			`BT\n${shown.join('')}ET Q`,
		].join('\n');
		drawOver(pdf, page, content, resources);
	});
	setter.finish();
}

/** Middle of the text: of the page, or as far in the corner as the turned text allows. */
function centre(
	page: { width: number; height: number },
	text: { width: number; height: number },
	{ position, rotation }: WatermarkOptions,
): [number, number] {
	if (position === 'CENTER') return [page.width / 2, page.height / 2];
	const angle = (rotation * Math.PI) / 180;
	const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
	const x = MARGIN_PT + (text.width * cos + text.height * sin) / 2;
	const y = MARGIN_PT + (text.width * sin + text.height * cos) / 2;
	return [
		position.endsWith('LEFT') ? x : page.width - x,
		position.startsWith('BOTTOM') ? y : page.height - y,
	];
}
