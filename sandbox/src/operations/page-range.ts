import type { Json, JsonObject } from '../json.js';
import { invalid } from './body.js';

const WORDS = ['all', 'even', 'odd'];
const SPAN = /^(\d+)(?:\s*-\s*(\d+))?$/;

/**
 * A page range of contract section 8.1, checked but not yet applied: `1`, `1,3,5-10`, or one of the words
 * `all`, `even`, `odd`. One vendor sample sends a bare number, and the service takes it.
 */
export function readPageRange(
	body: JsonObject,
	member = 'pageRange',
	path = member,
): string | undefined {
	const value = body[member] ?? undefined;
	if (value === undefined) return undefined;
	const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
	if (typeof text !== 'string') throw invalid(value, path, 'Must be a valid page range');
	if (!WORDS.includes(text.trim().toLowerCase())) check(text, value, path);
	return text.trim().toLowerCase();
}

function check(text: string, value: Json, path: string): void {
	for (const part of text.split(',')) {
		const [first, last] = spanOf(part);
		if (first === undefined || last === undefined)
			throw invalid(value, path, 'Must be a valid page range');
		if (first === 0) throw invalid(value, path, 'Pages are counted from 1');
		if (first > last) throw invalid(value, path, 'A range must not run backwards');
	}
}

function spanOf(part: string): [first?: number, last?: number] {
	const match = SPAN.exec(part.trim());
	return match === null ? [] : [Number(match[1]), Number(match[2] ?? match[1])];
}

/**
 * Indexes, from 0, of the pages a checked range selects: in the order written, none twice. What lies
 * beyond the last page is left out; that is no error (contract section 8.1).
 */
export function pageIndexes(range: string | undefined, pageCount: number): number[] {
	const all = Array.from({ length: pageCount }, (_, index) => index);
	switch (range) {
		case undefined:
		case 'all':
			return all;
		case 'even':
			return all.filter((index) => index % 2 === 1);
		case 'odd':
			return all.filter((index) => index % 2 === 0);
		default: {
			const selected = range.split(',').flatMap((part) => {
				const [first = 1, last = 0] = spanOf(part);
				return all.slice(first - 1, last);
			});
			return [...new Set(selected)];
		}
	}
}
