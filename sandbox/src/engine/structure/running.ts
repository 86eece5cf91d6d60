import { textOf } from './boxes.js';
import type { Line, PageContents } from './types.js';

/** Running headers and footers stand in these parts of a page, and on this share of all pages. */
const MARGIN_SHARE = 0.12;
const PAGE_SHARE = 0.4;
/** Their places differ by less, in points. */
const SAME_PLACE = 6;
/** Neighbouring lines of one text are at most this many sizes apart. */
const LINE_STEP = 1.6;
/** Larger than the body's type by more, it is a heading that happens to stand at the top. */
const MAX_SIZE = 1.1;

/** Lines that stand on several pages at the same place; numbers in them may differ (page numbers do). */
export function runningLines(pages: readonly PageContents[], bodySize: number): Set<Line> {
	const places = new Map<string, Array<{ page: number; line: Line }>>();
	pages.forEach(({ lines, height }, page) => {
		for (const line of lines) {
			const inMargin =
				line.bottom <= height * MARGIN_SHARE || line.top >= height * (1 - MARGIN_SHARE);
			if (!inMargin || line.size > bodySize * MAX_SIZE) continue;
			const text = textOf(line.words).replace(/\d+/g, '#');
			places.set(text, [...(places.get(text) ?? []), { page, line }]);
		}
	});
	const running = new Set<Line>();
	const enough = Math.max(2, pages.length * PAGE_SHARE);
	for (const found of places.values())
		for (const { line } of found) {
			const same = found.filter(
				(other) => Math.abs(other.line.baseline - line.baseline) <= SAME_PLACE,
			);
			if (new Set(same.map(({ page }) => page)).size >= enough) running.add(line);
		}
	// A first or last line of the text itself has the rest of it close by.
	for (const { lines } of pages) {
		const others = lines.filter((line) => !running.has(line));
		for (const line of lines)
			if (others.some((other) => isClose(line, other))) running.delete(line);
	}
	return running;
}

function isClose(line: Line, other: Line): boolean {
	const step = Math.abs(line.baseline - other.baseline);
	return (
		step > 0 && step <= line.size * LINE_STEP && line.left < other.right && other.left < line.right
	);
}
