import { diffArrays } from 'diff';
import { boxOf, kindOf, type Difference, type Place } from './difference.js';
import type { mupdf } from './mupdf.js';

interface Word {
	text: string;
	page: number;
	/** Number of its line, for the whole document. */
	line: number;
	rect: mupdf.Rect;
}

/** Two documents with little in common take long; after this they are taken for different altogether. */
const DIFF_TIMEOUT_MS = 20_000;

/** Differences between the words of two documents; where lines and pages end does not matter. */
export function compareWords(base: mupdf.PDFDocument, compare: mupdf.PDFDocument): Difference[] {
	const before = readWords(base);
	const after = readWords(compare);
	const changes = diffArrays(
		before.map(({ text }) => text),
		after.map(({ text }) => text),
		{ timeout: DIFF_TIMEOUT_MS },
	) ?? [
		{ removed: true, added: false, value: before },
		{ removed: false, added: true, value: after },
	];
	const differences: Difference[] = [];
	let removed: Word[] = [];
	let added: Word[] = [];
	const flush = (): void => {
		if (removed.length > 0 || added.length > 0)
			differences.push({
				kind: kindOf(removed, added),
				of: 'TEXT',
				base: placesOf(removed),
				compare: placesOf(added),
			});
		removed = [];
		added = [];
	};
	let [at, to] = [0, 0];
	for (const { removed: gone, added: fresh, value } of changes) {
		if (gone) removed.push(...before.slice(at, (at += value.length)));
		else if (fresh) added.push(...after.slice(to, (to += value.length)));
		else {
			flush();
			at += value.length;
			to += value.length;
		}
	}
	flush();
	return differences;
}

function readWords(pdf: mupdf.PDFDocument): Word[] {
	const words: Word[] = [];
	let line = 0;
	for (let index = 0; index < pdf.countPages(); index++) {
		let open: Word | undefined;
		const page = pdf.loadPage(index);
		const text = page.toStructuredText('preserve-whitespace');
		text.walk({
			beginLine: () => {
				line += 1;
				open = undefined;
			},
			onChar: (char, _origin, _font, _size, quad) => {
				if (char.trim() === '') {
					open = undefined;
					return;
				}
				const rect = rectOf(quad);
				if (open === undefined) words.push((open = { text: '', page: index, line, rect }));
				open.text += char;
				open.rect = around(open.rect, rect);
			},
		});
		text.destroy();
		page.destroy();
	}
	return words;
}

/** A place for each page, in it a box for each line. */
function placesOf(words: readonly Word[]): Place[] {
	const places: Place[] = [];
	let [page, line] = [-1, -1];
	let rect: mupdf.Rect | undefined;
	for (const word of words) {
		if (word.page !== page) places.push({ page: word.page, text: '', boxes: [] });
		const place = places.at(-1) as Place;
		place.text += (place.text === '' ? '' : ' ') + word.text;
		const sameLine: boolean = word.page === page && word.line === line;
		if (sameLine) place.boxes.pop();
		rect = sameLine && rect !== undefined ? around(rect, word.rect) : word.rect;
		place.boxes.push(boxOf(rect));
		[page, line] = [word.page, word.line];
	}
	return places;
}

function rectOf([ulx, uly, urx, ury, llx, lly, lrx, lry]: mupdf.Quad): mupdf.Rect {
	const xs = [ulx, urx, llx, lrx];
	const ys = [uly, ury, lly, lry];
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function around(one: mupdf.Rect, other: mupdf.Rect): mupdf.Rect {
	return [
		Math.min(one[0], other[0]),
		Math.min(one[1], other[1]),
		Math.max(one[2], other[2]),
		Math.max(one[3], other[3]),
	];
}
