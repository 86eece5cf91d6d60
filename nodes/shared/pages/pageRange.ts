import { inputFailure, type FoxitFailure } from '../failure';

/** More pages than any list needs; keeps "1-999999999" from filling the memory. */
const MAX_LISTED_PAGES = 20_000;

const WORDS = new Set(['all', 'even', 'odd']);

interface Span {
	first: number;
	last: number;
}

/**
 * Reads a page range: single pages and spans, separated by commas, or one of the words `all`,
 * `even` and `odd` (docs/contract/pdf-services.md#page-ranges). Pages are counted from 1.
 *
 * @param label the parameter's display name, for the error
 * @returns the range without blanks, as the service wants it; empty for an empty text
 * @throws FoxitFailure `input` that quotes the part which is wrong, and says why
 */
export function pageRange(text: string, label: string): string {
	const trimmed = text.trim().toLowerCase();
	if (trimmed === '' || WORDS.has(trimmed)) return trimmed;
	return spansOf(trimmed, label)
		.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`))
		.join(',');
}

/**
 * The pages of a range one by one, in the given order, for where the service wants numbers. Words
 * are refused: how many pages a document has is not known here.
 */
export function pageList(text: string, label: string): number[] {
	const trimmed = text.trim().toLowerCase();
	if (trimmed === '') throw wrong(label, 'It is empty');
	if (WORDS.has(trimmed)) {
		throw wrong(label, `"${trimmed}" cannot be used here: name the pages by their numbers`);
	}
	const spans = spansOf(trimmed, label);
	const count = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
	if (count > MAX_LISTED_PAGES) {
		throw wrong(label, `It lists ${count} pages; the most is ${MAX_LISTED_PAGES}`);
	}
	return spans.flatMap(({ first, last }) =>
		Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
	);
}

/**
 * The pages that a checked range names, each once, as far as they can be told without the document:
 * the list may go beyond its last page. Nothing for all pages.
 */
export function pagesOf(range: string): number[] | undefined {
	if (range === '' || range === 'all') return undefined;
	if (!WORDS.has(range)) return [...new Set(pageList(range, 'Page Range'))];
	const first = range === 'odd' ? 1 : 2;
	return Array.from({ length: MAX_LISTED_PAGES / 2 }, (_, index) => first + 2 * index);
}

/** Whether a page belongs to a range; every page belongs to an empty one. */
export function isInRange(page: number, range: string): boolean {
	switch (range) {
		case '':
		case 'all':
			return true;
		case 'even':
			return page % 2 === 0;
		case 'odd':
			return page % 2 === 1;
		default:
			return spansOf(range, 'Page Range').some(({ first, last }) => page >= first && page <= last);
	}
}

function spansOf(text: string, label: string): Span[] {
	return text.split(',').map((part) => spanOf(part.trim(), label));
}

function spanOf(part: string, label: string): Span {
	if (part === '') throw wrong(label, 'There is nothing between two commas, or after the last one');
	if (WORDS.has(part)) {
		throw wrong(label, `"${part}" stands for a whole range and cannot be combined with others`);
	}
	const match = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(part);
	if (!match) throw wrong(label, `"${part}" is neither a page nor a span of pages`);
	const first = Number(match[1]);
	const last = Number(match[2] ?? match[1]);
	if (first === 0 || last === 0) throw wrong(label, `${part}: pages are counted from 1`);
	if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) {
		throw wrong(label, `${part}: no document has that many pages`);
	}
	if (first > last) throw wrong(label, `${part}: the range runs backwards`);
	return { first, last };
}

function wrong(label: string, reason: string): FoxitFailure {
	return inputFailure(`"${label}" cannot be used. ${reason}`, {
		parameter: label,
		advice: 'Write pages and spans with commas between them, e.g. 1-3,5,8-10.',
	});
}
