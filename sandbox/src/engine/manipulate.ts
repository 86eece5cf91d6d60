import { TaskFailure } from '../errors.js';
import type { PageOperation } from './options.js';
import type { mupdf } from './mupdf.js';
import { A4 } from './pdf-builder.js';
import { keepPages } from './rearrange.js';

/** A page on its way: where it was, and how it is to be turned. */
interface Slot {
	index: number;
	rotation?: number;
}

/** Does the steps in their order, each on what the one before made. */
export function manipulate(pdf: mupdf.PDFDocument, steps: readonly PageOperation[]): void {
	let slots: Slot[] = Array.from({ length: pdf.countPages() }, (_, index) => ({ index }));
	for (const step of steps) slots = apply(pdf, slots, step);
	const order = slots.map(({ index }) => index);
	const isUntouched = order.length === pdf.countPages() && order.every((from, to) => from === to);
	if (!isUntouched) keepPages(pdf, order);
	slots.forEach(({ rotation }, index) => {
		if (rotation !== undefined) pdf.findPage(index).put('Rotate', rotation);
	});
}

function apply(pdf: mupdf.PDFDocument, slots: Slot[], step: PageOperation): Slot[] {
	if (step.type === 'ADD_PAGES') {
		const blanks = Array.from({ length: step.pageCount }, () => addBlank(pdf));
		return [...slots, ...blanks];
	}
	for (const page of step.pages) {
		if (page > slots.length)
			throw new TaskFailure(`${step.type}: there is no page ${page}, only ${slots.length}`);
	}
	const chosen = new Set(step.pages.map((page) => slots[page - 1]));
	const others = slots.filter((slot) => !chosen.has(slot));
	switch (step.type) {
		case 'ROTATE_PAGES':
			return slots.map((slot) => (chosen.has(slot) ? { ...slot, rotation: step.rotation } : slot));
		case 'DELETE_PAGES':
			if (others.length === 0) throw new TaskFailure('A document cannot lose all its pages');
			return others;
		case 'MOVE_PAGES': {
			if (step.targetPosition > slots.length)
				throw new TaskFailure(`MOVE_PAGES: there is no position ${step.targetPosition}`);
			const moved = [...chosen].filter((slot) => slot !== undefined);
			const at = Math.min(step.targetPosition - 1, others.length);
			return [...others.slice(0, at), ...moved, ...others.slice(at)];
		}
	}
}

/** A blank page like the last one. */
function addBlank(pdf: mupdf.PDFDocument): Slot {
	const last = pdf.loadPage(pdf.countPages() - 1);
	const [left, top, right, bottom] = last.getBounds();
	last.destroy();
	const [width, height] = [right - left || A4.width, bottom - top || A4.height];
	pdf.insertPage(-1, pdf.addPage([0, 0, width, height], 0, {}, ''));
	return { index: pdf.countPages() - 1 };
}
