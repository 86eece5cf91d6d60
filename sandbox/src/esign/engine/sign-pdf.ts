import { eachPage } from '../../engine/edit-pdf.js';
import { TextSetter } from '../../engine/embedded-text.js';
import type { mupdf } from '../../engine/mupdf.js';
import { openPdf } from '../../engine/open-pdf.js';
import { drawOver, numbers, visiblePage, type VisiblePage } from '../../engine/overlay.js';
import { savePdf } from '../../engine/rearrange.js';
import type { Stamp } from './types.js';

const SIGNATURE_MAX_PT = 24;
const NOTE_PT = 6;
const TEXT_PT = 10;
const BLUE = [0.05, 0.15, 0.5];

/** Writes signatures, dates and values where their fields are, for good: the PDF's own form goes. */
export async function signPdf(bytes: Uint8Array, stamps: readonly Stamp[]): Promise<Uint8Array> {
	const pdf = openPdf(bytes);
	try {
		pdf.bake(true, true);
		pdf.getTrailer().get('Root').delete('AcroForm');
		await stampPages(pdf, stamps);
		return savePdf(pdf);
	} finally {
		pdf.destroy();
	}
}

async function stampPages(pdf: mupdf.PDFDocument, stamps: readonly Stamp[]): Promise<void> {
	const setter = new TextSetter(pdf);
	await eachPage(pdf, (page, index) => {
		const size = visiblePage(page);
		const content = stamps
			.filter((stamp) => stamp.page === index + 1)
			.map((stamp) => drawStamp(setter, stamp, size))
			.join('\n');
		if (content !== '') drawOver(pdf, page, content, { Font: setter.resources() });
	});
	setter.finish();
}

/** Operators for one stamp; the page is seen from the bottom left. */
function drawStamp(setter: TextSetter, stamp: Stamp, size: VisiblePage): string {
	const left = stamp.x * size.width;
	const bottom = size.height * (1 - stamp.y - stamp.height);
	const width = stamp.width * size.width;
	const height = stamp.height * size.height;
	const signed = stamp.kind === 'signature' || stamp.kind === 'initials';
	const noteHeight = stamp.note === '' ? 0 : NOTE_PT * 1.3;
	const wanted = stamp.fontSize || (signed ? SIGNATURE_MAX_PT : TEXT_PT);
	const fontSize = Math.max(1, Math.min(wanted, (height - noteHeight) * 0.8));
	const fit = shrunk(setter, stamp.text, fontSize, width);
	const middle = bottom + noteHeight + (height - noteHeight - fit.size * 0.7) / 2;
	const main = textAt(left, middle, fit.operators, signed ? BLUE : [0, 0, 0]);
	if (stamp.note === '') return main;
	const note = shrunk(setter, stamp.note, NOTE_PT, width);
	return `${main}\n${textAt(left, bottom + 1, note.operators, BLUE)}`;
}

/** Text as large as asked for, or smaller if it would be wider than its field. */
function shrunk(
	setter: TextSetter,
	text: string,
	size: number,
	width: number,
): { operators: string; size: number } {
	const set = setter.set(text, size);
	if (set.width <= width || set.width === 0) return { operators: set.operators, size };
	const smaller = Math.max(1, (size * width) / set.width);
	return { operators: setter.set(text, smaller).operators, size: smaller };
}

function textAt(x: number, y: number, operators: string, color: readonly number[]): string {
	return `q ${numbers(color)} rg BT 1 0 0 1 ${numbers([x, y])} Tm\n${operators}ET Q`;
}
