import type { mupdf } from '../mupdf.js';
import { toPng } from '../embedded-images.js';
import { area, around, shared, toBox } from './boxes.js';
import { readExtras, type FieldsByWidget } from './extras.js';
import { readScan } from './scan.js';
import type { Box, Face, Line, PageContents, Picture, Stroke, Word } from './types.js';

/** Thinner than this, a drawn box is a line. */
const STROKE_THICKNESS = 3;
const STROKE_LENGTH = 5;
/** Pages with more are drawings, not tables. */
const MAX_STROKES = 3000;
/** Smaller pictures are dots and rulers. */
const MIN_PICTURE_SIDE = 4;

type Found = Pick<PageContents, 'lines' | 'strokes' | 'pictures'>;

/** Reads what is on a page. One without text that a picture covers is read from that picture. */
export async function readPage(page: mupdf.PDFPage, fields: FieldsByWidget): Promise<PageContents> {
	const bounds = toBox(page.getBounds());
	const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
	const found = readContents(page, bounds);
	const covered = found.pictures.reduce((sum, picture) => sum + area(picture), 0);
	if (found.lines.length === 0 && covered > area(bounds) / 2) {
		const lines = await readScan(page);
		// The picture of a page is not a picture on the page, once it has been read.
		if (lines.length > 0) Object.assign(found, { lines, pictures: [] });
	}
	return { width, height, ...found, extras: readExtras(page, found.lines, fields) };
}

function readContents(page: mupdf.PDFPage, bounds: Box): Found {
	const found: Found = { lines: [], strokes: [], pictures: [] };
	const faces = new Map<string, Face>();
	let line: LineReader | undefined;
	const text = page.toStructuredText('preserve-images,preserve-whitespace,vectors');
	text.walk({
		beginLine: (_box, _mode, [x, y]) => {
			line = new LineReader(Math.abs(y) < 0.01 && x > 0, faces);
		},
		onChar: (char, [, baseline], font, size, quad) => {
			line?.add(char, baseline, font, size, quad);
		},
		endLine: () => {
			const read = line?.finish();
			if (read !== undefined) found.lines.push(read);
		},
		onImageBlock: (rectangle, _transform, image) => {
			const picture = readPicture(shared(toBox(rectangle), bounds), image);
			if (picture !== undefined) found.pictures.push(picture);
		},
		onVector: (rectangle, flags: { isStroked: boolean; isRectangle: boolean }) => {
			if (flags.isRectangle && found.strokes.length <= MAX_STROKES)
				found.strokes.push(...toStrokes(toBox(rectangle), flags.isStroked));
		},
	});
	text.destroy();
	if (found.strokes.length > MAX_STROKES) found.strokes = [];
	return found;
}

class LineReader {
	private readonly words: Word[] = [];
	private open = false;
	private first: { baseline: number; size: number; face: Face } | undefined;

	constructor(
		private readonly upright: boolean,
		private readonly faces: Map<string, Face>,
	) {}

	add(char: string, baseline: number, font: mupdf.Font, size: number, quad: mupdf.Quad): void {
		// Control characters have no place in a text.
		// eslint-disable-next-line no-control-regex
		if (/^[\s\u0000-\u001f\u007f\ufffe\uffff]*$/.test(char)) {
			this.open = false;
			return;
		}
		const [x0, y0, x1, y1, x2, y2, x3, y3] = quad;
		const box = {
			left: Math.min(x0, x1, x2, x3),
			top: Math.min(y0, y1, y2, y3),
			right: Math.max(x0, x1, x2, x3),
			bottom: Math.max(y0, y1, y2, y3),
		};
		const word = this.words.at(-1);
		if (this.open && word !== undefined) {
			Object.assign(word, around([word, box]), { text: word.text + char });
			return;
		}
		this.open = true;
		this.words.push({ ...box, text: char, bold: font.isBold() });
		this.first ??= { baseline, size, face: this.faceOf(font) };
	}

	finish(): Line | undefined {
		if (this.first === undefined) return undefined;
		const { words, upright } = this;
		const bold = words.every((word) => word.bold);
		return { ...around(words), ...this.first, words, bold, upright };
	}

	private faceOf(font: mupdf.Font): Face {
		const name = font.getName();
		const known = this.faces.get(name);
		if (known !== undefined) return known;
		const face = { name, italic: font.isItalic(), mono: font.isMono() };
		this.faces.set(name, face);
		return face;
	}
}

function readPicture(box: Box, image: mupdf.Image): Picture | undefined {
	const small = box.right - box.left < MIN_PICTURE_SIDE || box.bottom - box.top < MIN_PICTURE_SIDE;
	if (small) return undefined;
	try {
		return { ...box, png: toPng(image) };
	} catch {
		// A picture that cannot be decoded cannot be seen either.
		return undefined;
	}
}

/** A thin box is one line; a drawn frame is four. Filled areas are only backgrounds. */
function toStrokes(box: Box, isStroked: boolean): Stroke[] {
	const { left, top, right, bottom } = box;
	const [width, height] = [right - left, bottom - top];
	if (height <= STROKE_THICKNESS) return width >= STROKE_LENGTH ? [{ ...box, lies: true }] : [];
	if (width <= STROKE_THICKNESS) return height >= STROKE_LENGTH ? [{ ...box, lies: false }] : [];
	if (!isStroked) return [];
	return [
		{ left, top, right, bottom: top, lies: true },
		{ left, top: bottom, right, bottom, lies: true },
		{ left, top, right: left, bottom, lies: false },
		{ left: right, top, right, bottom, lies: false },
	];
}
