import type { mupdf } from '../mupdf.js';
import { recognisePage } from '../ocr.js';
import { around } from './boxes.js';
import type { Line, Word } from './types.js';

/** Sizes this close to the usual one of a page are that one: letters differ in height. */
const SAME_SIZE = 0.3;
/** Share of a line's height above its baseline. */
const ABOVE = 0.78;

/** The lines the recogniser sees on a page. */
export async function readScan(page: mupdf.PDFPage): Promise<Line[]> {
	const { lines, zoom } = await recognisePage(page);
	const heights = lines.map(({ height }) => height).sort((one, other) => one - other);
	const usual = heights[Math.floor(heights.length / 2)] ?? 0;
	return lines.map((line) => {
		const { words, height } = line;
		const size = (Math.abs(height - usual) <= usual * SAME_SIZE ? usual : height) / zoom;
		const placed: Word[] = words.map(({ text, left, right }) => {
			const baseline = line.baselineAt(left) / zoom;
			const [top, bottom] = [baseline - size * ABOVE, baseline + size * (1 - ABOVE)];
			return { text, left: left / zoom, right: right / zoom, top, bottom, bold: false };
		});
		const baseline = line.baselineAt(words[0]?.left ?? 0) / zoom;
		return {
			...around(placed),
			words: placed,
			baseline,
			size,
			face: undefined,
			bold: false,
			upright: true,
		};
	});
}
