import { mupdf } from './mupdf.js';

/** How a page is called, in the parts a PDF keeps it in (ISO 32000-1, 12.4.2). */
export interface PageLabel {
	/** D, R, r, A or a; empty: no number, the prefix only. */
	style: string;
	prefix: string;
	number: number;
}

/** Deeper trees than this are damage. */
const MAX_DEPTH = 20;

/** The label of every page, or undefined when the document has none of its own. */
export function readPageLabels(pdf: mupdf.PDFDocument): PageLabel[] | undefined {
	const tree = pdf.getTrailer().get('Root', 'PageLabels');
	if (!tree.isDictionary()) return undefined;
	const ranges = new Map<number, PageLabel>();
	collect(tree, ranges, 0);
	let current: PageLabel = { style: 'D', prefix: '', number: 1 };
	return Array.from({ length: pdf.countPages() }, (_, index) => {
		current = ranges.get(index) ?? (index === 0 ? current : next(current));
		return current;
	});
}

/** Gives each page its label; consecutive ones share an entry. */
export function writePageLabels(pdf: mupdf.PDFDocument, labels: readonly PageLabel[]): void {
	pdf.getTrailer().get('Root').delete('PageLabels');
	labels.forEach((label, index) => {
		const before = labels[index - 1];
		const goesOn = before !== undefined && same(next(before), label);
		if (!goesOn)
			pdf.setPageLabels(
				index,
				label.style || mupdf.PDFDocument.PAGE_LABEL_NONE,
				label.prefix,
				label.number,
			);
	});
}

/** Labels for `count` pages counted from 1. */
export function plainLabels(count: number, style = 'D'): PageLabel[] {
	return Array.from({ length: count }, (_, index) => ({ style, prefix: '', number: index + 1 }));
}

function collect(node: mupdf.PDFObject, ranges: Map<number, PageLabel>, depth: number): void {
	if (depth > MAX_DEPTH) return;
	const numbers = node.get('Nums');
	for (let at = 0; numbers.isArray() && at + 1 < numbers.length; at += 2) {
		const label = numbers.get(at + 1);
		if (!label.isDictionary()) continue;
		const [style, prefix, start] = [label.get('S'), label.get('P'), label.get('St')];
		ranges.set(numbers.get(at).asNumber(), {
			style: style.isName() ? style.asName() : '',
			prefix: prefix.isString() ? prefix.asString() : '',
			number: start.isNumber() ? start.asNumber() : 1,
		});
	}
	const kids = node.get('Kids');
	for (let at = 0; kids.isArray() && at < kids.length; at++)
		collect(kids.get(at), ranges, depth + 1);
}

function next(label: PageLabel): PageLabel {
	return { ...label, number: label.number + 1 };
}

function same(one: PageLabel, other: PageLabel): boolean {
	return one.style === other.style && one.prefix === other.prefix && one.number === other.number;
}
